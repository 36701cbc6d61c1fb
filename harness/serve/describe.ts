// A token's times and state in words. Judges nothing beyond what the words say.
import { JWT_TOKEN_EXPIRED } from '../../contracts/wire.ts';
import { tokenProblem } from '../reference/parts/validate-jwt.ts';
import type { DisplayedToken } from '../tokens/decode.ts';

const UNITS: readonly (readonly [seconds: number, word: string])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** A span of time in its largest whole unit: "3 hours". Seconds in. */
function spanText(seconds: number): string {
  const whole = Math.abs(Math.round(seconds));
  const [size, word] = UNITS.find(([unit]) => whole >= unit) ?? [1, 'second'];
  const count = Math.floor(whole / size);
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** When a token expires or has expired, from its decoded form. `nowMs`: epoch milliseconds. */
export function ageText(token: DisplayedToken, nowMs: number): string {
  if (token.exp === undefined) return 'without a readable exp';
  const left = token.exp - nowMs / 1_000;
  return left > 0 ? `expires in ${spanText(left)}` : `expired ${spanText(left)} ago`;
}

/** What an SDK that validates must make of a token at this moment. */
export type TokenState =
  | { readonly state: 'valid' | 'expired' }
  | { readonly state: 'malformed'; readonly why: string };

/** The state of a token for an SDK: structure first, then expiration. `nowMs`: epoch milliseconds. */
export function stateOf(token: string, nowMs: number): TokenState {
  const problem = tokenProblem(token, nowMs);
  if (problem === undefined) return { state: 'valid' };
  return problem.code === JWT_TOKEN_EXPIRED
    ? { state: 'expired' }
    : { state: 'malformed', why: problem.description };
}
