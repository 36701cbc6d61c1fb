// Tokens whose exp is a number that is past (MUST), or is now (SHOULD: RFC 7519 §4.1.4, "on or after").
import type { Recipe, TokenPlan } from '../recipe.ts';
import { either, expired } from './kinds.ts';

const exp = (at: (now: number) => number): TokenPlan => ({
  claims: (claims, { now }) => {
    const value = at(now);
    // A token is issued before it expires, unless its exp itself is the oddity.
    return { ...claims, iat: value > 3_600 ? Math.floor(value) - 3_600 : now - 3_600, exp: value };
  },
});

export const EXPIRED: readonly Recipe[] = [
  expired(
    'expired/by-1-second',
    'A token that expired one second ago.',
    exp((now) => now - 1),
  ),
  expired(
    'expired/by-30-seconds',
    'A token that expired thirty seconds ago: no leeway is promised.',
    exp((now) => now - 30),
  ),
  expired(
    'expired/by-1-minute',
    'A token that expired a minute ago.',
    exp((now) => now - 60),
  ),
  expired(
    'expired/by-1-hour',
    'A token that expired an hour ago.',
    exp((now) => now - 3_600),
  ),
  expired(
    'expired/by-1-day',
    'A token that expired a day ago.',
    exp((now) => now - 86_400),
  ),
  expired(
    'expired/by-10-years',
    'A token that expired ten years ago.',
    exp((now) => now - 315_576_000),
  ),
  expired(
    'expired/exp-zero',
    'A token whose exp is 0.',
    exp(() => 0),
  ),
  expired(
    'expired/exp-negative',
    'A token whose exp is negative.',
    exp(() => -1),
  ),
  expired(
    'expired/exp-float-past',
    'A token whose exp is a number with a fraction, half a second ago.',
    exp((now) => now - 0.5),
  ),
  expired(
    'expired/exp-float-long-past',
    'A token whose exp is a number with a fraction, a day ago.',
    exp((now) => now - 86_400.25),
  ),
  expired(
    'expired/exp-now',
    'A token whose exp is this very second.',
    exp((now) => now),
    'UDA-32',
  ),
];

/** Expired and malformed at once: either code is right. */
export const EXPIRED_AND_MALFORMED: readonly Recipe[] = [
  either(
    'expired-and-malformed/no-jti',
    'A token that expired an hour ago and has no jti.',
    { claims: ({ jti: _, ...claims }, { now }) => ({ ...claims, exp: now - 3_600 }) },
    'expired',
    'UDA-13',
  ),
  either(
    'expired-and-malformed/no-kid',
    'A token that expired an hour ago and whose header has no kid.',
    {
      header: ({ kid: _, ...header }) => header,
      claims: (claims, { now }) => ({ ...claims, exp: now - 3_600 }),
    },
    'expired',
    'UDA-13',
  ),
  either(
    'expired-and-malformed/four-segments',
    'A token that expired an hour ago and has a fourth segment.',
    { claims: (claims, { now }) => ({ ...claims, exp: now - 3_600 }), compact: (token) => `${token}.AAAA` },
    'expired',
    'UDA-13',
  ),
];
