// Which kinds of check can break which requirement. A check is filed under the requirement that its statement is about: an
// SDK that only returns another code has made no API call, and is not told that it has.
import type { RequirementId } from '../contracts/requirement.ts';
import type { Expectation } from './scenario.ts';

/** A kind of expectation. */
export type Kind = Expectation['kind'];

/** What says that a request carried the right authorisation, and that the call went through with it. */
const AUTHORISED: readonly Kind[] = ['authorised', 'authorised-by-one-of', 'follows-the-token', 'succeeds'];
/** What says that a token was refused, and that nothing was sent. */
const REFUSED: readonly Kind[] = ['fails', 'no-request'];
/** What says that a failure arrived where it belongs, as it was. */
const FAILURE: readonly Kind[] = ['fails', 'fails-with-backend-code', 'described', 'no-false-success'];

/** The kinds of check for each requirement. A requirement that is not listed can be observed only. */
const FILED: Readonly<Partial<Record<RequirementId, readonly Kind[]>>> = {
  'UDA-01': AUTHORISED,
  'UDA-02': AUTHORISED,
  'UDA-03': AUTHORISED,
  'UDA-04': AUTHORISED,
  'UDA-05': AUTHORISED,
  'UDA-06': AUTHORISED,
  'UDA-07': AUTHORISED,
  'UDA-08': ['fails', 'no-false-success'],
  'UDA-09': ['succeeds'],
  'UDA-10': ['fails', 'no-false-success'],
  // The identity goes out as it was given; a mismatch is refused, whoever refuses it.
  'UDA-11': ['authorised', 'succeeds', 'sends', 'sends-what-was-given', 'fails'],
  // The code is what they are about.
  'UDA-12': ['fails'],
  'UDA-13': ['fails'],
  'UDA-14': ['no-request'],
  'UDA-15': ['called-back-once', 'succeeds', 'no-false-success'],
  'UDA-16': ['described'],
  'UDA-17': ['fails'],
  // "… makes the same operation succeed": both that it goes out and that it succeeds.
  'UDA-18': ['authorised', 'succeeds'],
  'UDA-19': ['succeeds'],
  'UDA-20': ['authorised', 'fails-with-backend-code', 'fails'],
  'UDA-21': [...FAILURE, 'returns-not'],
  'UDA-22': [...FAILURE, 'called-back-once'],
  'UDA-30': REFUSED,
  'UDA-31': REFUSED,
  'UDA-32': REFUSED,
  'UDA-33': REFUSED,
  'UDA-34': [...REFUSED, 'no-bearer', 'survives'],
  'UDA-35': ['token-confined'],
  'UDA-36': ['survives'],
  'UDA-37': ['returns', 'returns-not', 'is-over'],
  'UDA-38': ['sends', 'sends-what-was-given', 'returns', 'returns-not', 'returns-what-was-answered'],
  'UDA-39': ['no-request', 'is-over', 'requests-bounded', 'follows-the-token'],
  'UDA-45': ['authorised', 'succeeds', 'no-bearer'],
};

/** Whether a check of this kind can break this requirement. To observe is free: nothing is broken by it. */
export function isFiled({ requirement, kind }: Pick<Expectation, 'requirement' | 'kind'>): boolean {
  return kind === 'observes' || FILED[requirement]?.includes(kind) === true;
}
