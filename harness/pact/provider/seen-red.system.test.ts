// Every interaction and every sequence is seen red: answers that are turned round mechanically are told of by each.
import { expect, test } from '@playwright/test';
import { SEQUENCES } from '../../../contracts/sequences/all.ts';
import { json } from '../../backend/answer.ts';
import type { Reaction } from '../../backend/faulty.ts';
import { paced } from '../../testing/pace.ts';
import { verifyMock } from '../../testing/verify-mock.ts';
import type { Twist } from './mock/twist.ts';

const NO = {
  requestError: { serviceException: { messageId: 'TURNED_ROUND', text: 'It was turned round.' } },
};

/** A success becomes a refusal, and a refusal a success. */
function turnedRound(outcome: Reaction): Reaction {
  if (outcome === 'reset') return outcome;
  return outcome.status >= 400 ? json({}) : { ...json(NO), status: 400 };
}

const turning: Twist = async ({ next }) => turnedRound(await next());

/** What is asked for is done, and then refused without an envelope. */
const doingAndRefusing: Twist = async ({ next, request }) => {
  const outcome = await next();
  // What is read stays readable, for those who look.
  if (outcome === 'reset' || (request.method === 'GET' && outcome.status < 400)) return outcome;
  return { ...json({ error: 'no' }), status: 400 };
};

/** Of what binds nobody, what is never red here, and why. */
const NEVER_RED: readonly (readonly [RegExp, string])[] = [
  [
    /^jwt: fetchUser with a JWT whose iat is an hour ahead is refused /,
    'It is open whether such a token is taken; the bundled backend takes it, and a success of a GET has nothing to judge.',
  ],
];

const isRed = ({ outcome }: { readonly outcome: string }) => outcome === 'failed' || outcome === 'warning';

test('each is red where answers are turned round, or where what is refused is done', async () => {
  test.setTimeout(paced(300_000));
  const turned = await verifyMock({}, () => ({ concurrency: 2, sequences: SEQUENCES }), {}, turning);
  const green = turned.scenarios.filter((one) => !isRed(one));
  expect(green.every(({ level }) => level === 'INFO')).toBe(true);
  const ids = new Set(green.map(({ id }) => id));
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const grep = new RegExp(`^(${[...ids].map(escaped).join('|')})$`);
  const done = await verifyMock({ grep }, () => ({ concurrency: 2 }), {}, doingAndRefusing);
  const never = done.scenarios.filter((one) => !isRed(one)).map(({ id }) => id);
  expect(never.filter((id) => !NEVER_RED.some(([pattern]) => pattern.test(id)))).toEqual([]);
  for (const [pattern, reason] of NEVER_RED)
    expect(
      never.some((id) => pattern.test(id)),
      reason,
    ).toBe(true);
});
