import { expect, test } from '@playwright/test';
import type { Check, Report, ScenarioOutcome, ScenarioResult } from '../model.ts';
import { EVERY_OUTCOME, reportWith } from '../report.fixture.ts';
import { compareReports } from './compare.ts';

const [template] = EVERY_OUTCOME;
if (template === undefined) throw new Error('The fixture has scenarios.');

function check(requirement: string, status: Check['status'], more: Partial<Check> = {}): Check {
  const base = { level: 'MUST' as const, kind: 'succeeds', step: 1, expected: 'success', seen: 'error' };
  return { ...base, requirement, status, ...more };
}

function scenario(outcome: ScenarioOutcome, checks: readonly Check[], id = 'jwt/one'): ScenarioResult {
  const { known: _known, reason: _reason, ...rest } = template as ScenarioResult;
  return { ...rest, id, outcome, checks: [...checks] };
}

const passing = scenario('passed', [check('UDA-02', 'passed'), check('UDA-14', 'passed')]);
const failing = scenario('failed', [check('UDA-02', 'failed'), check('UDA-14', 'passed')]);
const compare = (before: readonly ScenarioResult[], after: readonly ScenarioResult[]) =>
  compareReports(reportWith([...before]), reportWith([...after]));

test('the same twice is no regression', () => {
  const found = compare(
    [passing, scenario('observed', [check('UDA-40', 'observed')], 'jwt/two')],
    [passing, scenario('observed', [check('UDA-40', 'observed')], 'jwt/two')],
  );
  expect(found.verdict).toBe('passed');
  expect(found.compared).toBe(2);
  expect(found.headline).toBe('No regression');
});

test('a newly broken MUST is a regression', () => {
  const found = compare([passing], [failing]);
  expect(found.verdict).toBe('failed');
  expect(found.newlyBroken).toMatchObject([
    { scenario: 'jwt/one', requirement: 'UDA-02', before: 'passed', after: 'failed' },
  ]);
  expect(found.headline).toBe('Regressed: 1 requirement newly broken in 1 scenario');
});

test('a fixed one is told, a still broken one is neither', () => {
  expect(compare([failing], [passing])).toMatchObject({
    verdict: 'passed',
    newlyFixed: [{ requirement: 'UDA-02' }],
    newlyBroken: [],
  });
  expect(compare([failing], [failing])).toMatchObject({
    verdict: 'passed',
    stillBroken: [{ requirement: 'UDA-02' }],
  });
});

test('a scenario that fails for another reason has broken anew, and was fixed', () => {
  const otherwise = scenario('failed', [check('UDA-02', 'passed'), check('UDA-14', 'failed')]);
  const found = compare([failing], [otherwise]);
  expect(found.verdict).toBe('failed');
  expect(found.newlyBroken).toMatchObject([{ requirement: 'UDA-14' }]);
  expect(found.newlyFixed).toMatchObject([{ requirement: 'UDA-02' }]);
});

test('a listed known failure is shown as new, and is no regression', () => {
  const known = { ...failing, outcome: 'known' as const, known: [{ requirement: 'UDA-02', reason: 'MM-1' }] };
  expect(compare([passing], [known])).toMatchObject({
    verdict: 'passed',
    newlyBroken: [{ requirement: 'UDA-02', known: { reason: 'MM-1' } }],
  });
});

test('a broken SHOULD is a regression only where SHOULD counts', () => {
  const warning = scenario('warning', [check('UDA-30', 'failed', { level: 'SHOULD' })]);
  const before = reportWith([scenario('passed', [check('UDA-30', 'passed', { level: 'SHOULD' })])]);
  expect(compareReports(before, reportWith([warning])).verdict).toBe('passed');
  expect(compareReports(before, reportWith([warning]), { strict: true }).verdict).toBe('failed');
});

test('what cannot be compared is never green', () => {
  const unjudged = { ...scenario('not-judged', [check('UDA-02', 'failed')]), reason: 'ADAPTER_TIMEOUT' };
  for (const [before, after] of [
    [[passing], [unjudged]],
    [[unjudged], [passing]],
    [[passing], []],
    [[], [passing]],
    [[passing], [scenario('not-applicable', [])]],
    [[failing], [scenario('passed', [check('UDA-14', 'passed')])]],
    [[], []],
  ] as const) {
    const found = compare(before, after);
    expect(found.verdict).toBe('incomplete');
    expect(found.newlyFixed).toEqual([]);
  }
});

test('another catalogue or another selection is told, and keeps a comparison from being green', () => {
  const before = reportWith([passing]);
  const other: Report = { ...before, catalogue: { ...before.catalogue, hash: 'another' } };
  expect(compareReports(before, other)).toMatchObject({
    verdict: 'incomplete',
    warnings: [expect.stringContaining('catalogues differ')],
  });
  expect(compareReports(before, other, { acceptOtherCatalogue: true }).verdict).toBe('passed');
  const part: Report = { ...before, run: { ...before.run, selection: ['mode jwt'] } };
  expect(compareReports(before, part)).toMatchObject({
    verdict: 'incomplete',
    warnings: [expect.stringContaining('selections differ')],
  });
});

test('a changed observation is told, names that a run makes up are not', () => {
  const observed = (seen: string) =>
    scenario('observed', [check('UDA-40', 'observed', { expected: 'which?', seen })]);
  expect(compare([observed('App app-12-0a1b2c3d')], [observed('App app-7-99aabbcc')]).changedAnswers).toEqual(
    [],
  );
  const found = compare([observed('the application code')], [observed('Bearer')]);
  expect(found.changedAnswers).toMatchObject([
    { before: 'the application code', after: 'Bearer', question: 'which?' },
  ]);
  expect(found.verdict).toBe('passed');
});
