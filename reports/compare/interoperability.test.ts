import { expect, test } from '@playwright/test';
import type { ScenarioResult } from '../model.ts';
import { EVERY_OUTCOME, reportWith } from '../report.fixture.ts';
import { interoperability } from './interoperability.ts';

const report = reportWith(EVERY_OUTCOME);
const passed = EVERY_OUTCOME.find((one) => one.outcome === 'passed') as ScenarioResult;
const observed = EVERY_OUTCOME.find((one) => one.outcome === 'observed') as ScenarioResult;

test('the same report three times differs nowhere', () => {
  const found = interoperability([report, report, report]);
  expect(found.scenarios).toEqual([]);
  expect(found.alike).toBe(report.scenarios.length);
  expect(found.requirements.every((row) => !row.differs && row.outcomes.length === 3)).toBe(true);
});

test('where SDKs differ comes first, with one column for each', () => {
  const other = reportWith([{ ...passed, outcome: 'failed', reason: 'UDA-02: …' }]);
  const found = interoperability([reportWith([passed]), other]);
  expect(found.scenarios).toMatchObject([
    { id: passed.id, cells: [{ state: 'passed' }, { state: 'failed' }] },
  ]);
  expect(found.verdict).toBe('failed');
});

test('another observation is a difference too', () => {
  const seeing = (seen: string): ScenarioResult => ({
    ...observed,
    checks: [
      {
        requirement: 'UDA-40',
        level: 'INFO',
        status: 'observed',
        kind: 'observes',
        step: 1,
        expected: '?',
        seen,
      },
    ],
  });
  const found = interoperability([reportWith([seeing('one thing')]), reportWith([seeing('another')])]);
  expect(found.scenarios.map((one) => one.id)).toEqual([observed.id]);
});

test('a scenario that one report lacks, or could not judge, is never alike', () => {
  expect(interoperability([reportWith([passed]), reportWith([])]).scenarios).toMatchObject([
    { cells: [{ state: 'passed' }, { state: 'absent' }] },
  ]);
  const good = reportWith([passed], { verdict: 'passed' });
  const gap = reportWith([{ ...passed, outcome: 'not-judged' }], { verdict: 'incomplete' });
  const unjudged = interoperability([good, gap]);
  expect(unjudged.scenarios).toHaveLength(1);
  expect(unjudged.verdict).toBe('incomplete');
});
