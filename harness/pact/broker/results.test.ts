// What a broker is told of a pact: what binds nobody fails nothing, what was not judged is never told.
import { expect, test } from '@playwright/test';
import type { Report, ScenarioResult } from '../../../reports/model.ts';
import type { BrokerPact } from './pacts.ts';
import { isConclusive, pactResults } from './results.ts';

type Outcome = ScenarioResult['outcome'];

/** The result of a pact whose interactions had these outcomes; `more`: interactions that were not planned. */
function told(outcomes: readonly Outcome[], more = 0) {
  const interactions = Array.from({ length: outcomes.length + more }, (_, at) => ({ description: `i${at}` }));
  const pact = { file: { interactions } } as unknown as BrokerPact;
  const planned = outcomes.map((_, index) => ({ index, pact, interaction: interactions[index] }));
  const report = { scenarios: outcomes.map((outcome) => ({ outcome })) } as unknown as Report;
  const [result] = pactResults([pact], planned as never, report);
  if (result === undefined) throw new Error('There is no result.');
  return { success: result.success, tells: isConclusive(result) };
}

test('a warning and an observation fail nothing', () => {
  expect(told(['passed', 'warning', 'observed'])).toEqual({ success: true, tells: true });
});

test('a failure does, and one that is known does, too: the consumer relies on it', () => {
  expect(told(['passed', 'failed'])).toEqual({ success: false, tells: true });
  expect(told(['passed', 'known'])).toEqual({ success: false, tells: true });
});

test('what was not judged, or not planned, is not told as success; a failure is told all the same', () => {
  expect(told(['passed', 'not-judged']).tells).toBe(false);
  expect(told(['passed'], 1).tells).toBe(false);
  expect(told([]).success).toBe(false);
  expect(told(['failed', 'not-judged'])).toEqual({ success: false, tells: true });
});
