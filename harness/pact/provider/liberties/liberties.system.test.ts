// Reasonable backends of other kinds stay green: each alone where it shows, all that go together over everything.
import { expect, test } from '@playwright/test';
import { INTERACTIONS } from '../../../../contracts/interactions/all.ts';
import { verifyEach } from '../../../testing/verify-each.ts';
import { BACKEND_LIBERTIES } from './all.ts';

/** Of each kind of call one that succeeds and one that is refused, in each mode. */
const WHERE_IT_SHOWS =
  /^(application-code: (register installation|save installation|fetchUser|saveUser|personalize|depersonalize|custom event|fetchUser after saveUser shows what was saved|fetchUser with no Authorization header is refused|saveUser of every field with another application's code is refused)|jwt: (fetchUser with a valid JWT|saveUser with a valid JWT|personalize with a valid JWT|repersonalize with a valid JWT|anonymous fetchUser|anonymous personalize is refused|fetchUser with a JWT whose signature is empty is refused|personalize of a whole person with a JWT whose sub is empty is refused|fetchUser with a JWT that expired a (second|day) ago is refused)|contact-information-api: (saveUser is refused|personalize is refused|change a person|depersonalize an installation|fetching a person with an API key that nobody has is refused)) \(/;

test('there are thirty and more, each of its own name', () => {
  expect(BACKEND_LIBERTIES.length).toBeGreaterThanOrEqual(30);
  expect(new Set(BACKEND_LIBERTIES.map(({ id }) => id)).size).toBe(BACKEND_LIBERTIES.length);
});

test('none is accused of anything', async () => {
  const some = INTERACTIONS.map(({ description }) => description).filter((one) => WHERE_IT_SHOWS.test(one));
  expect(some.length).toBeGreaterThan(20);
  const results = await verifyEach(BACKEND_LIBERTIES, () => some);
  const accused = BACKEND_LIBERTIES.flatMap(({ id }, at) =>
    (results[at] ?? [])
      .filter(({ outcome }) => !['passed', 'observed', 'warning'].includes(outcome))
      .map((one) => `${id}: ${one.id}: ${one.outcome} ${one.reason}`),
  );
  expect(accused).toEqual([]);
  for (const mine of results) expect(mine).toHaveLength(some.length);
});
