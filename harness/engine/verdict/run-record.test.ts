// From what a run wrote down to its report: what was planned and never played stays in it.
import { expect, test } from '@playwright/test';
import type { Capabilities } from '../../../contracts/adapter-protocol.ts';
import type { ScenarioResult } from '../../../reports/model.ts';
import { EVERY_OUTCOME } from '../../../reports/report.fixture.ts';
import type { Introduction } from '../../drivers/driver.ts';
import { MEASURED } from './measured/measured.ts';
import { type RunPlan, type RunRecord, reportOf } from './run-record.ts';

const passed = EVERY_OUTCOME.find(({ outcome }) => outcome === 'passed') as ScenarioResult;
const unplayed = (id: string): ScenarioResult => ({
  ...passed,
  id,
  outcome: 'not-judged',
  reason: 'never played',
});
const played = (id: string, more: Partial<ScenarioResult> = {}): ScenarioResult => ({
  ...passed,
  id,
  ...more,
});

const PLAN: RunPlan = {
  startedAtMs: Date.parse('2026-01-02T03:04:05.006Z'),
  tool: { name: 'mm-auth-conformance', version: '9.9.9' },
  node: 'v20.20.0',
  catalogue: { version: '1.0.0', hash: 'h', scenarios: 3 },
  catalogueIds: ['a', 'b', 'c'],
  command: 'mm-auth-conformance run',
  selection: [],
  strict: true,
  target: 'module:./sdk.ts',
  adapter: 'module',
  knownFailures: [],
  planned: ['a', 'b', 'c'].map(unplayed),
};
const RECORD: RunRecord = {
  plan: PLAN,
  results: ['a', 'b', 'c'].map((id) => played(id)),
  findings: [],
  interrupted: false,
  endedAtMs: PLAN.startedAtMs + 1_234,
};
const of = (plan: Partial<RunPlan> = {}, more: Partial<RunRecord> = {}) =>
  reportOf({ ...RECORD, ...more, plan: { ...PLAN, ...plan } });

test('what was run, when, for how long and how', () => {
  const report = of();
  expect(report.run).toEqual({
    startedAt: '2026-01-02T03:04:05.006Z',
    durationMs: 1_234,
    command: PLAN.command,
    selection: [],
    strict: true,
    interrupted: false,
    node: 'v20.20.0',
  });
  expect([report.tool, report.catalogue, report.verdict]).toEqual([PLAN.tool, PLAN.catalogue, 'passed']);
  expect(report.headline).toMatch(/in 3 scenarios$/);
  expect(report.requirements.every(({ id }) => id.startsWith('UDA-'))).toBe(true);
  expect(report.requirements.length).toBeGreaterThan(30);
  const shard = { index: 1, of: 2 };
  const filters = { modes: ['jwt' as const] };
  expect(of({ shard, filters, selection: ['mode jwt', 'shard 1/2'] }).run).toMatchObject({
    shard,
    filters,
    selection: ['mode jwt', 'shard 1/2'],
  });
});

test('the scenarios in the order of the plan, the latest result of each, and what was never played', () => {
  const results = [played('c'), played('a', { durationMs: 1 }), played('a', { durationMs: 2 }), played('x')];
  const report = of({}, { results });
  expect(report.scenarios.map(({ id, outcome, durationMs }) => `${id} ${outcome} ${durationMs}`)).toEqual([
    'a passed 2',
    `b not-judged ${passed.durationMs}`,
    `c passed ${passed.durationMs}`,
  ]);
  expect(report.counts).toMatchObject({ planned: 3, judged: 2, passed: 2, notJudged: 1 });
  expect([report.verdict, report.headline]).toEqual([
    'incomplete',
    'Incomplete: 1 of 3 scenarios could not be judged',
  ]);
});

test('an adapter that never introduced itself is an SDK that nobody knows', () => {
  expect(of().sdk).toEqual({
    ...{ name: 'unknown', version: 'unknown', target: PLAN.target, adapter: 'module' },
    ...{ operations: [], setClock: false, debounceMs: 0, clockSkewMs: 0 },
  });
});

test('what an adapter says of the SDK and of itself', () => {
  const capabilities = {
    operations: ['getUser'],
    setClock: true,
    debounceMs: 1_000,
  } as unknown as Capabilities;
  const introduced = (more: Partial<Capabilities> = {}): Introduction => ({
    result: {
      ...({} as Introduction['result']),
      sdk: { name: 'Kit', version: '4', platform: 'Android' },
      capabilities: { ...capabilities, ...more },
    },
    clockSkewMs: -2_000.4,
  });
  expect(of({}, { introduction: introduced() }).sdk).toEqual({
    ...{ name: 'Kit', version: '4', platform: 'Android', target: PLAN.target, adapter: 'module' },
    ...{ operations: ['getUser'], setClock: true, debounceMs: 1_000, clockSkewMs: -2_000 },
  });
  const runsIn = 'Hermes' as unknown as NonNullable<Capabilities['runsIn']>;
  expect(of({}, { introduction: introduced({ runsIn }) }).sdk).toMatchObject({ runsIn });
});

test('an interruption and a fault of the adapter keep a run from being whole', () => {
  const interrupted = of({}, { interrupted: true });
  expect([interrupted.run.interrupted, interrupted.verdict]).toEqual([true, 'incomplete']);
  const fault = { kind: 'adapter-fault', text: 'It died.' } as const;
  const note = { kind: 'note', text: 'A note.' } as const;
  expect(of({}, { findings: [fault, note] })).toMatchObject({
    verdict: 'incomplete',
    findings: [fault, note],
  });
  expect(of({}, { findings: [note] }).verdict).toBe('passed');
});

test('a list of known failures is checked against the catalogue, at the run’s start', () => {
  const entry = { scenario: 'a', requirement: 'UDA-02', reason: 'MM-1' };
  const problems = (more: object) =>
    of({ knownFailures: [{ ...entry, ...more } as never] }).knownFailureProblems.map(
      ({ problem }) => problem,
    );
  expect(problems({ scenario: 'nowhere' })).toEqual(['matches-nothing']);
  expect(problems({ expires: '2026-01-01' })).toEqual(['expired']);
  expect(of({ knownFailures: [{ ...entry, scenario: 'nowhere' } as never] }).verdict).toBe('failed');
});

test('the figure of what is detected is that of the whole catalogue that was measured, and of no part', () => {
  const { catalogue: measured } = MEASURED.knownDefects;
  const catalogue = { ...measured, scenarios: 3 };
  expect(of({ catalogue }).sensitivity?.of).toBe(MEASURED.knownDefects.of);
  expect(of({ catalogue: { ...catalogue, hash: 'another' } })).not.toHaveProperty('sensitivity');
  const part = { catalogue: { ...catalogue, scenarios: 4 }, selection: ['mode jwt'] };
  expect(of(part)).not.toHaveProperty('sensitivity');
  expect(of(part).headline).toContain('of 4');
  expect(
    of({ catalogue, selection: ['mode jwt'] }).sensitivity,
    'a filter that lets all through',
  ).toBeDefined();
  expect(of({ catalogue: { ...catalogue, scenarios: 4 } }).sensitivity, 'no selection').toBeDefined();
});
