// Several plays of one scenario: the worst counts, and that they differ is said.
import { expect, test } from '@playwright/test';
import type { ScenarioOutcome, ScenarioResult } from '../../../reports/model.ts';
import { EVERY_OUTCOME } from '../../../reports/report.fixture.ts';
import { flakiness, together } from './several-plays.ts';

function plays(...outcomes: readonly ScenarioOutcome[]): ScenarioResult | undefined {
  const [any] = EVERY_OUTCOME;
  if (any === undefined) throw new Error('There is no result.');
  const finding = { kind: 'note' as const, text: 'It says so.' };
  const one = (outcome: ScenarioOutcome, at: number): ScenarioResult => ({
    ...any,
    id: `a (${at})`,
    outcome,
    findings: [{ ...finding, scenario: `a (${at})` }, finding],
  });
  return together('a', outcomes.map(one));
}

test('the worst is the result, whatever came first', () => {
  const order: readonly ScenarioOutcome[] = [
    ...(['failed', 'not-judged', 'warning', 'known', 'observed', 'passed', 'not-applicable'] as const),
  ];
  for (const [at, worse] of order.entries())
    for (const better of order.slice(at + 1)) {
      expect(plays(better, worse)?.outcome, `${better}, ${worse}`).toBe(worse);
      expect(plays(worse, better)?.outcome, `${worse}, ${better}`).toBe(worse);
    }
  expect(plays()).toBeUndefined();
});

test('how often which outcome was seen is kept; findings are of the scenario', () => {
  const result = plays('passed', 'failed', 'passed');
  expect(result).toMatchObject({
    id: 'a',
    repeated: {
      times: 3,
      outcomes: [
        { outcome: 'failed', times: 1 },
        { outcome: 'passed', times: 2 },
      ],
    },
  });
  expect(result?.findings.map(({ scenario }) => scenario)).toEqual(['a', undefined]);
});

test('plays that differ are told of, and those that do not are not', () => {
  const told = (result: ScenarioResult | undefined) => (result === undefined ? [] : flakiness(result));
  expect(told(plays('passed', 'failed', 'passed'))).toEqual([
    { kind: 'note', text: 'Flaky: a in 3 plays: failed 1, passed 2', scenario: 'a' },
  ]);
  expect(told(plays('passed', 'passed'))).toEqual([]);
  expect(told(EVERY_OUTCOME[0])).toEqual([]);
});
