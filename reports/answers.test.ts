import { expect, test } from '@playwright/test';
import { answersOf } from './answers.ts';
import type { Check, ScenarioResult } from './model.ts';
import { EVERY_OUTCOME } from './report.fixture.ts';

const [template] = EVERY_OUTCOME;

function observed(id: string, ...seen: readonly string[]): ScenarioResult {
  const checks = seen.map(
    (text): Check => ({
      requirement: 'UDA-40',
      level: 'INFO',
      status: 'observed',
      kind: 'observe',
      step: 1,
      expected: 'which authorisation is sent?',
      seen: text,
    }),
  );
  return { ...(template as ScenarioResult), id, checks };
}

test('answers are grouped, the commonest first; what is another one in each scenario makes no other answer', () => {
  const found = answersOf([
    observed('a', 'application code, person-0a1b2c3d'),
    observed('b', 'Bearer'),
    observed('c', 'application code, person-ffffffff', 'application code, person-ffffffff'),
  ]);
  expect(found).toEqual([
    {
      requirement: 'UDA-40',
      answers: [
        { seen: 'application code, person-…', scenarios: ['a', 'c'] },
        { seen: 'Bearer', scenarios: ['b'] },
      ],
    },
  ]);
});
