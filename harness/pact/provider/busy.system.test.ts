// A backend that is busy is waited for; one that stays busy is not judged: a rate limiter must not turn "is refused" green.
import { expect, test } from '@playwright/test';
import { json } from '../../backend/answer.ts';
import type { Reaction } from '../../backend/faulty.ts';
import { verifyMock } from '../../testing/verify-mock.ts';
import type { Twist } from './mock/twist.ts';

const SOME = {
  grep: /^jwt: fetchUser with (a valid JWT|an expired JWT is refused) \(|^application-code: saveUser with and without/,
};

function busy(status: number, after: string): Reaction {
  return { ...json({ error: 'later' }), status, headers: { 'retry-after': after } };
}

/** Every other request is told to come again at once. */
function everyOther(status: number): Twist {
  let count = 0;
  return async ({ next }) => {
    count += 1;
    return count % 2 === 1 ? busy(status, '0') : next();
  };
}

for (const status of [429, 503]) {
  test(`a backend that answers ${status} now and then is waited for`, async () => {
    const report = await verifyMock(SOME, undefined, {}, everyOther(status));
    expect(report.scenarios.map(({ reason }) => reason ?? '')).toEqual(['', '']);
    expect(report.verdict).toBe('passed');
  });

  test(`a backend that answers ${status} for an hour is not judged, refusals neither`, async () => {
    const report = await verifyMock(SOME, undefined, {}, async () => busy(status, '3600'));
    expect(report.counts).toMatchObject({ planned: 2, judged: 0, failed: 0 });
    expect(report.verdict).toBe('incomplete');
  });
}

test('a 503 that does not say for how long is an answer like another', async () => {
  const report = await verifyMock(SOME, undefined, {}, async () => ({ ...json({}), status: 503 }));
  expect(report.verdict).toBe('failed');
});
