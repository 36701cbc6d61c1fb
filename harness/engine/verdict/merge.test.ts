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

test('what does not fit is said, with both values', () => {
  const one = part(['shard 1/2'], ['a']);
  const two = part(['shard 2/2'], ['b']);
  const said = (other: Report) => {
    const result = mergeReports([one, other], []);
    return result.ok ? 'ok' : result.problem.message;
  };
  expect(said({ ...two, sdk: { ...two.sdk, version: '9', platform: 'iOS' } })).toBe(
    'The reports differ in the SDK: Sample SDK 1.2.3, Sample SDK 9 iOS.',
  );
  expect(said({ ...two, catalogue: { ...catalogue, hash: 'other' } })).toBe(
    'The reports differ in the catalogue: 1.0.0 (h), 1.0.0 (other).',
  );
  expect(said({ ...two, tool: { ...two.tool, version: '9' } })).toBe(
    'The reports differ in the version of this tool: 0.0.0, 9.',
  );
  expect(said({ ...two, run: { ...two.run, strict: true } })).toBe(
    'The reports differ in the level that fails a run: MUST, SHOULD (--strict).',
  );
  expect(said(part(['shard 2/2'], ['a']))).toBe('Two of the reports have the scenario a.');
  expect(said({ ...two, subject: 'backend' })).toBe('A report on a backend has no parts to merge.');
  expect(() => mergeReports([], [])).toThrow('There is nothing to merge.');
});

test('it began with the first of them and ended with the last', () => {
  const at = (one: Report, startedAt: string, durationMs: number): Report => ({
    ...one,
    run: { ...one.run, startedAt, durationMs },
  });
  const { run } = merged(
    at(part(['shard 1/2'], ['a', 'c']), '2027-01-01T00:00:10.000Z', 1_000),
    at(part(['shard 2/2'], ['b', 'd']), '2027-01-01T00:00:00.000Z', 5_000),
  );
  expect([run.startedAt, run.durationMs]).toEqual(['2027-01-01T00:00:00.000Z', 11_000]);
});

test('its findings: the missing parts first, then those of the parts; faults and interruptions count', () => {
  const fault = { kind: 'adapter-fault' as const, text: 'It died.' };
  const broken = merged(part(['shard 1/3'], ['a'], { findings: [fault] }), part(['shard 2/3'], ['b']));
  expect(broken.findings).toEqual([
    { kind: 'note', text: 'Shard 3/3 has no report: what it was to play is not judged.' },
    fault,
  ]);
  const two = part(['shard 2/2'], ['b', 'd']);
  const whole = part(['shard 1/2'], ['a', 'c']);
  expect(merged({ ...whole, findings: [fault] }, two).verdict).toBe('incomplete');
  const interrupted = merged(whole, { ...two, run: { ...two.run, interrupted: true } });
  expect([interrupted.verdict, interrupted.run.interrupted]).toEqual(['incomplete', true]);
});

test('its diagnosis is its own, and the first report’s figures of an older run are gone', () => {
  const old = { causes: [], explained: { failing: 9, listed: 0, named: 0 }, since: {} } as unknown as Report;
  const one = { ...part(['shard 1/2'], ['a', 'c']), ...{ explained: old.explained, since: old.since } };
  const whole = merged(one as Report, part(['shard 2/2'], ['b', 'd']));
  expect(whole).not.toHaveProperty('since');
  expect(whole.explained?.failing ?? 0).toBe(0);
});

test('an option of the part with a space before its value is taken out of the command too', () => {
  const one = part(['shard 1/2'], ['a', 'c']);
  const spaced = { ...one, run: { ...one.run, command: 'mm run --shard 1/2 --strict' } };
  expect(merged(spaced, part(['shard 2/2'], ['b', 'd'])).run.command).toBe('mm run --strict');
});

test('the whole has no filters, and the requirements of SDKs alone', () => {
  const filters = { modes: ['jwt' as const] };
  const filtered = (one: Report): Report => ({ ...one, run: { ...one.run, filters } });
  const whole = merged(filtered(part(['shard 1/2'], ['a', 'c'])), filtered(part(['shard 2/2'], ['b', 'd'])));
  expect(whole.run).not.toHaveProperty('filters');
  expect(whole.requirements.filter(({ id }) => !id.startsWith('UDA-'))).toEqual([]);
  expect(whole.requirements.length).toBeGreaterThan(30);
});
