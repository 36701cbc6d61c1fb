// What changed since an older report: scenarios by what they break, causes by what their scenarios do.
import { expect, test } from '@playwright/test';
import type { Cause } from './causes.ts';
import type { Check, ScenarioResult } from './model.ts';
import { EVERY_OUTCOME, reportWith } from './report.fixture.ts';
import { withSince } from './since.ts';
import { sinceInWords } from './since-words.ts';

const [template] = EVERY_OUTCOME;

function scenario(id: string, status: 'passed' | 'failed' | 'not-judged'): ScenarioResult {
  const { known: _known, reason: _reason, ...rest } = template as ScenarioResult;
  const check: Check = {
    requirement: 'UDA-02',
    level: 'MUST',
    status,
    kind: 'succeeds',
    step: 1,
    expected: 'a',
    seen: 'b',
  };
  return { ...rest, id, outcome: status, checks: [check] };
}

const cause = (text: string, ...scenarios: string[]): Cause => ({
  text,
  level: 'MUST',
  requirements: ['UDA-02'],
  scenarios,
  expected: 'a',
  seen: 'b',
});

const older = reportWith(
  [scenario('a', 'failed'), scenario('b', 'passed'), scenario('c', 'failed'), scenario('d', 'failed')],
  { causes: [cause('gone', 'a'), cause('stays', 'c'), cause('unknown now', 'd')] },
);
const newer = reportWith(
  [scenario('a', 'passed'), scenario('b', 'failed'), scenario('c', 'failed'), scenario('d', 'not-judged')],
  { causes: [cause('comes', 'b'), cause('stays, in other words', 'c')] },
);

test('new, fixed, still; what could not be judged is neither', () => {
  const { since, headline } = withSince(newer, older);
  expect(since).toMatchObject({
    newlyBroken: ['b'],
    newlyFixed: ['a'],
    stillBroken: ['c'],
    notCompared: 1,
    newCauses: ['comes'],
    fixedCauses: ['gone'],
  });
  expect(since && sinceInWords(since)).toBe('1 new, 1 fixed, 1 still broken, 1 not compared');
  expect(headline).toMatch(/; since last time: 1 new, 1 fixed, 1 still broken/);
});
