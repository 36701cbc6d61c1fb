import { expect, test } from '@playwright/test';
import type { Report, ScenarioResult } from '../../../reports/model.ts';
import { EVERY_OUTCOME, reportWith } from '../../../reports/report.fixture.ts';
import { parseShard } from '../selection/shard.ts';
import { mergeReports } from './merge.ts';

const passed = EVERY_OUTCOME.find(({ outcome }) => outcome === 'passed') as ScenarioResult;
const named = (id: string, more: Partial<ScenarioResult> = {}): ScenarioResult => ({
  ...passed,
  id,
  ...more,
});
const catalogue = { version: '1.0.0', hash: 'h', scenarios: 4 };

function part(selection: readonly string[], ids: readonly string[], more: Partial<Report> = {}): Report {
  const report = reportWith(
    ids.map((id) => named(id)),
    { verdict: 'passed', catalogue, ...more },
  );
  const command = `mm-auth-conformance run --${selection[0] ?? 'strict'}`.replace('--shard ', '--shard=');
  const shard = selection.flatMap((word) => parseShard(word.replace('shard ', '')) ?? []).at(0);
  const run = { ...report.run, selection: [...selection], command };
  return { ...report, run: shard === undefined ? run : { ...run, shard } };
}

function merged(...reports: readonly Report[]): Report {
  const result = mergeReports(reports, []);
  if (!result.ok) throw new Error(result.problem.message);
  return result.report;
}

test('the parts of a run make the whole', () => {
  const whole = merged(part(['shard 1/2'], ['a', 'c']), part(['shard 2/2'], ['b', 'd']));
  expect(whole.verdict).toBe('passed');
  expect(whole.counts).toMatchObject({ planned: 4, passed: 4 });
  expect(whole.run).toMatchObject({ selection: [], interrupted: false, command: 'mm-auth-conformance run' });
});

test('a part without a report keeps the whole from being green, and is counted where it is known', () => {
  const gap = merged(part(['shard 1/3'], ['a']), part(['shard 2/3'], ['b']));
  expect(gap.verdict).toBe('incomplete');
  expect(gap.findings[0]?.text).toContain('Shard 3/3 has no report');
  const planned = ['a', 'b', 'c'].map((id) =>
    named(id, { outcome: 'not-judged' as const, reason: 'no report' }),
  );
  const result = mergeReports([part(['shard 1/3'], ['b']), part(['shard 2/3'], ['a'])], planned);
  expect(result).toMatchObject({ ok: true, missing: ['3/3'] });
  if (!result.ok) return;
  expect(result.report.scenarios.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
    'a passed',
    'b passed',
    'c not-judged',
  ]);
  expect(result.report.headline).toBe(
    'Incomplete: 1 of 3 scenarios could not be judged, shard 3/3 has no report',
  );
  expect(result.report.run.interrupted).toBe(false);
});

test('two of four parts name the two that are missing', () => {
  const half = merged(part(['shard 1/4'], ['a']), part(['shard 2/4'], ['b']));
  expect(half.headline).toBe('Incomplete: shards 3/4 and 4/4 have no report');
  expect(half.run).not.toHaveProperty('shard');
  expect(merged(part(['shard 1/9'], ['a'])).headline).toContain('2/9, 3/9, 4/9, 5/9, 6/9 and 3 more have');
});

test('what parts were filtered by stays, and is told without the part', () => {
  const filters = { modes: ['jwt' as const] };
  const filtered = (index: number, id: string) => {
    const one = part(['mode jwt', `shard ${index}/2`], [id]);
    return { ...one, run: { ...one.run, filters } };
  };
  expect(merged(filtered(1, 'a'), filtered(2, 'b')).run).toMatchObject({ selection: ['mode jwt'], filters });
});

test('a failure in one part is a failure of the whole', () => {
  const failing = reportWith([named('b', { outcome: 'failed' })], { catalogue });
  expect(merged(part(['shard 1/2'], ['a']), { ...failing, run: part(['shard 2/2'], []).run }).verdict).toBe(
    'failed',
  );
});

test('a known failure that passes in one part and fails in another is no stale one', () => {
  const entry = { scenario: '*', requirement: 'UDA-07', entry: '* (UDA-07)' };
  const problem = { problem: 'passes-now' as const, ...entry, text: 'It passes now.' };
  const stale = part(['shard 1/2'], ['a'], { knownFailureProblems: [problem] });
  expect(merged(stale, part(['shard 2/2'], ['b'])).verdict).toBe('failed');
  const known = named('b', { outcome: 'known', known: [{ requirement: 'UDA-07', reason: 'MM-1' }] });
  const other = { ...part(['shard 2/2'], []), scenarios: [known] };
  expect(merged(stale, other)).toMatchObject({ verdict: 'passed', knownFailureProblems: [] });
});

test('what does not belong together is not put together', () => {
  const one = part(['shard 1/2'], ['a']);
  const code = (other: Report) => {
    const result = mergeReports([one, other], []);
    return result.ok ? 'ok' : result.problem.code;
  };
  const two = part(['shard 2/2'], ['b']);
  expect(code(two)).toBe('ok');
  expect(code({ ...two, sdk: { ...two.sdk, version: '9' } })).toBe('REPORTS_DIFFER');
  expect(code({ ...two, catalogue: { ...catalogue, hash: 'other' } })).toBe('REPORTS_DIFFER');
  expect(code({ ...two, run: { ...two.run, strict: true } })).toBe('REPORTS_DIFFER');
  expect(code({ ...two, tool: { ...two.tool, version: '9' } })).toBe('REPORTS_DIFFER');
  expect(code(part(['shard 2/2'], ['a']))).toBe('SCENARIO_TWICE');
  expect(code({ ...two, subject: 'backend' })).toBe('BACKEND_REPORT');
});
