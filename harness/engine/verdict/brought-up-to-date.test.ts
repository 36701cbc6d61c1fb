// A list of known failures brought up to date, as a function of a report: which entries are added, kept and taken out.
import { expect, test } from '@playwright/test';
import type { Check, Report, ScenarioResult } from '../../../reports/model.ts';
import { EVERY_OUTCOME, reportWith } from '../../../reports/report.fixture.ts';
import type { KnownFailure } from './known-failures.ts';
import { updatedKnownFailures } from './update-known-failures.ts';

const [any] = EVERY_OUTCOME as readonly [ScenarioResult];

function check(requirement: string, status: Check['status'], level: Check['level'] = 'MUST'): Check {
  return { requirement, level, status, kind: 'succeeds', step: 1, expected: 'it', seen: 'not' } as Check;
}

function scenario(id: string, checks: readonly Check[], outcome: ScenarioResult['outcome'] = 'failed') {
  return { ...any, id, outcome, checks: [...checks] };
}

const IDS = ['jwt/a', 'jwt/b', 'jwt/c', 'jwt/d'];
const OPTIONS = { reason: 'MM-7', catalogue: IDS };

function updated(report: Report, entries: readonly KnownFailure[] = []) {
  return updatedKnownFailures(entries, report, OPTIONS);
}

const FAILED_A = scenario('jwt/a', [
  check('UDA-13', 'failed'),
  check('UDA-02', 'failed'),
  check('UDA-15', 'passed'),
]);

test('an entry for each requirement that fails the run, in their order', () => {
  const { entries, added, removed } = updated(reportWith([FAILED_A]));
  expect(entries).toEqual([
    { scenario: 'jwt/a', requirement: 'UDA-02', reason: 'MM-7' },
    { scenario: 'jwt/a', requirement: 'UDA-13', reason: 'MM-7' },
  ]);
  expect([added, removed]).toEqual([entries, []]);
});

test('what does not fail the run gets none: other outcomes, other statuses, SHOULD unless it counts', () => {
  const others = (['passed', 'known', 'warning', 'not-judged'] as const).map((outcome, at) =>
    scenario(IDS[at] as string, [check('UDA-02', 'failed')], outcome),
  );
  expect(updated(reportWith(others)).entries).toEqual([]);
  const statuses = (['passed', 'observed', 'not-judged', 'not-applicable'] as const).map((status) =>
    check('UDA-02', status),
  );
  expect(updated(reportWith([scenario('jwt/a', statuses)])).entries).toEqual([]);
  const should = reportWith([scenario('jwt/a', [check('UDA-35', 'failed', 'SHOULD')])]);
  expect(updated(should).entries).toEqual([]);
  const strict = { ...should, run: { ...should.run, strict: true } };
  expect(updated(strict).entries.map(({ requirement }) => requirement)).toEqual(['UDA-35']);
});

test('what an entry in force names is not written again; one past its date is no entry in force', () => {
  const entry = { scenario: 'jwt/*', requirement: 'UDA-02', reason: 'mine' };
  const { entries, added } = updated(reportWith([FAILED_A]), [entry]);
  expect(added.map(({ requirement }) => requirement)).toEqual(['UDA-13']);
  expect(entries).toEqual([entry, ...added]);
  const past = { ...entry, expires: '2001-01-01' };
  expect(updated(reportWith([FAILED_A]), [past]).added.map(({ requirement }) => requirement)).toEqual([
    'UDA-02',
    'UDA-13',
  ]);
});

test('a cause is an entry of its own, with its words; what no cause explains stands last, and nothing twice', () => {
  const failed = (id: string) => scenario(id, [check('UDA-02', 'failed')]);
  const cause = (text: string, scenarios: readonly string[]) => ({ text, scenarios }) as never;
  const report = {
    ...reportWith(['jwt/a', 'jwt/b', 'jwt/d'].map(failed)),
    causes: [cause('The first.', ['jwt/a']), cause('The second.', ['jwt/a', 'jwt/b', 'jwt/c'])],
  };
  expect(updated(report).entries).toEqual([
    { scenario: 'jwt/a', requirement: 'UDA-02', reason: 'MM-7: The first.' },
    { scenario: 'jwt/b', requirement: 'UDA-02', reason: 'MM-7: The second.' },
    { scenario: 'jwt/d', requirement: 'UDA-02', reason: 'MM-7' },
  ]);
});

test('taken out: what passes now and what matches nothing, of this scenario and requirement; expired ones stay', () => {
  const entry = (scenarioId: string, requirement: string) => ({
    ...{ scenario: scenarioId, requirement, reason: 'mine' },
  });
  const entries = ['jwt/a', 'jwt/b', 'jwt/c', 'jwt/d'].map((id) => entry(id, 'UDA-02'));
  const problem = (kind: string, scenarioId: string, requirement = 'UDA-02') =>
    ({ problem: kind, scenario: scenarioId, requirement, entry: scenarioId, text: '' }) as never;
  const report = {
    ...reportWith([]),
    knownFailureProblems: [
      problem('passes-now', 'jwt/a'),
      problem('matches-nothing', 'jwt/b'),
      problem('expired', 'jwt/c'),
      problem('passes-now', 'jwt/d', 'UDA-03'),
    ],
  };
  const after = updated(report, entries);
  expect(after.removed).toEqual(entries.slice(0, 2));
  expect(after.entries).toEqual(entries.slice(2));
});
