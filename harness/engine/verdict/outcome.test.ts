import { expect, test } from '@playwright/test';
import type { Check, Counts, KnownFailureNote } from '../../../reports/model.ts';
import { headlineOf, outcomeOf, verdictOf } from './outcome.ts';

function check(status: Check['status'], level: Check['level'] = 'MUST', requirement = 'UDA-14'): Check {
  return { requirement, level, status, kind: 'no-request', step: 1, expected: 'no call', seen: 'one' };
}

const NONE: ReadonlyMap<string, KnownFailureNote> = new Map();
const KNOWN = new Map([['UDA-14', { requirement: 'UDA-14', reason: 'ticket 7' }]]);
const outcome = (checks: Check[], known = NONE, strict = false) => outcomeOf(checks, known, strict).outcome;

test('a broken MUST fails, a broken SHOULD warns, unless SHOULD counts too', () => {
  expect(outcome([check('passed'), check('failed')])).toBe('failed');
  expect(outcome([check('passed'), check('failed', 'SHOULD')])).toBe('warning');
  expect(outcome([check('passed'), check('failed', 'SHOULD')], NONE, true)).toBe('failed');
});

test('unknown is never green', () => {
  expect(outcome([])).toBe('not-judged');
  expect(outcome([check('passed'), check('not-judged')])).toBe('not-judged');
  expect(outcome([check('not-judged'), check('failed', 'SHOULD')])).toBe('not-judged');
  expect(outcome([check('not-judged'), check('failed')])).toBe('failed');
});

test('only what is known is forgiven', () => {
  expect(outcome([check('failed')], KNOWN)).toBe('known');
  expect(outcome([check('failed'), check('failed', 'MUST', 'UDA-15')], KNOWN)).toBe('failed');
  expect(outcome([check('passed')], KNOWN)).toBe('passed');
});

test('INFO is shown and never fails', () => {
  expect(outcome([check('observed', 'INFO')])).toBe('observed');
  expect(outcome([check('observed', 'INFO'), check('passed')])).toBe('passed');
});

const COUNTS: Counts = {
  planned: 3,
  judged: 3,
  passed: 3,
  failed: 0,
  known: 0,
  warnings: 0,
  observed: 0,
  notJudged: 0,
  notApplicable: 0,
};

test('the verdict: failed before incomplete before passed', () => {
  expect(verdictOf(COUNTS, [])).toBe('passed');
  expect(verdictOf({ ...COUNTS, passed: 2, judged: 2, notJudged: 1 }, [])).toBe('incomplete');
  expect(verdictOf({ ...COUNTS, passed: 1, judged: 2, failed: 1, notJudged: 1 }, [])).toBe('failed');
});

test('a run that judged nothing is not a pass', () => {
  const nothing = { ...COUNTS, judged: 0, passed: 0 };
  expect(verdictOf({ ...nothing, planned: 0 }, [])).toBe('incomplete');
  expect(verdictOf({ ...nothing, notApplicable: 3 }, [])).toBe('incomplete');
  expect(headlineOf('incomplete', { ...nothing, planned: 0 }, [], [])).toContain('nothing could be judged');
});

test('a stale known failure keeps a run from passing', () => {
  const entry = { scenario: 'a', requirement: 'UDA-14', entry: 'a (UDA-14)' };
  const stale = { problem: 'passes-now', ...entry, text: 'It passes now.' } as const;
  expect(verdictOf(COUNTS, [stale])).toBe('failed');
  expect(verdictOf(COUNTS, [{ ...stale, problem: 'not-judged' }])).toBe('incomplete');
  expect(headlineOf('failed', COUNTS, [], [stale])).toBe('Failed: 1 known failure is out of date');
});

test('an adapter that broke down, or an interrupted run, is not a pass even if all was judged', () => {
  for (const [disturbance, headline] of [
    [{ faults: 1, interrupted: false }, 'Incomplete: the adapter broke down 1 time'],
    [{ faults: 0, interrupted: true }, 'Incomplete: the run was interrupted'],
  ] as const) {
    expect(verdictOf(COUNTS, [], disturbance)).toBe('incomplete');
    expect(headlineOf('incomplete', COUNTS, [], [], disturbance)).toBe(headline);
    expect(verdictOf({ ...COUNTS, failed: 1 }, [], disturbance)).toBe('failed');
  }
});

test('every headline, in one and in several', () => {
  const required = (id: string, level: 'MUST' | 'SHOULD' | 'INFO', one: string) =>
    ({ id, level, outcome: one }) as never;
  const requirements = [
    required('UDA-01', 'MUST', 'failed'),
    required('UDA-02', 'MUST', 'passed'),
    required('UDA-30', 'SHOULD', 'warning'),
    required('UDA-31', 'SHOULD', 'failed'),
  ];
  const failed = { ...COUNTS, failed: 1 };
  expect(headlineOf('failed', failed, requirements, [])).toBe(
    'Non-conformant: 1 MUST requirement broken in 1 scenario',
  );
  expect(headlineOf('failed', { ...failed, planned: 7 }, requirements, [], undefined, 60)).toBe(
    'Non-conformant: 1 MUST requirement broken in 1 scenario (7 of 60 played, a part of the catalogue)',
  );
  expect(headlineOf('failed', { ...failed, failed: 2 }, requirements.slice(1), [])).toBe(
    'Non-conformant: 2 SHOULD requirements broken in 2 scenarios',
  );
  const notJudged = { ...COUNTS, planned: 1, notJudged: 1, judged: 1 };
  expect(headlineOf('incomplete', notJudged, [], [])).toBe('Incomplete: 1 of 1 scenario could not be judged');
  expect(headlineOf('incomplete', COUNTS, [], [])).toBe('Incomplete: known failures could not be confirmed');
  const disturbed = { faults: 2, interrupted: true };
  expect(headlineOf('incomplete', COUNTS, [], [], disturbed)).toBe(
    'Incomplete: the adapter broke down 2 times',
  );
  expect(headlineOf('incomplete', notJudged, [], [], { ...disturbed, missing: ['2/3'] })).toBe(
    'Incomplete: 1 of 1 scenario could not be judged, shard 2/3 has no report',
  );
});
