// jwt mode, UDB-04 and UDB-06: tokens that must be refused, on each call that a JWT authorises.
import type { Given, Interaction } from '../interaction.ts';
import type { TokenState } from '../provider-states.ts';
import type { RequirementId } from '../requirement.ts';
import { CLAIMS } from '../wire.ts';
import { type Call, FETCH_USER, PERSONALIZE, SAVE_USER } from './calls.ts';
import { UNNAMED } from './jwt-accepted.ts';
import {
  BEARER,
  type Draft,
  GIVEN,
  givenToken,
  LOOSE_STATUS_AND_CODE,
  refused,
  UNAUTHORIZED,
} from './parts.ts';

/** What is wrong with each token that must be refused, in words. */
const DEFECTS: readonly (readonly [how: string, token: TokenState, params?: { readonly claim: string }])[] = [
  ['an expired JWT', 'expired'],
  ['a JWT with a forged signature', 'forged'],
  ['a JWT signed with another secret', 'otherSecret'],
  ['a JWT with an unknown kid', 'unknownKid'],
  ['a JWT with alg none', 'algNone'],
  ['a JWT signed with another algorithm', 'otherAlgorithm'],
  ['a JWT for another application', 'otherApplication'],
  ['a JWT whose typ claim is not Bearer', 'typNotBearer'],
  ...CLAIMS.map((claim) => [`a JWT without the claim ${claim}`, 'withoutClaim', { claim }] as const),
];

/** The defects that an SDK cannot see: it sends such a token. */
const SENT_BY_SDK: readonly TokenState[] = [
  'forged',
  'otherSecret',
  'unknownKid',
  'otherApplication',
  'otherPerson',
];

function sdkWith(call: Call, token: TokenState): Pick<Interaction, 'sdk'> {
  return SENT_BY_SDK.includes(token) ? { sdk: { ...call.sdk, jwt: token } } : {};
}

function refusedWith(name: string, call: Call, given: readonly Given[]): readonly Draft[] {
  return DEFECTS.map(([how, token, params]) => ({
    what: `${name} with ${how} is refused`,
    requirements: ['UDB-04', 'UDB-10'],
    given: [...given, givenToken(token, params)],
    request: call.request(BEARER),
    response: UNAUTHORIZED,
    ...sdkWith(call, token),
  }));
}

const malformed: Draft = {
  what: 'fetchUser with a Bearer that is no JWT is refused',
  requirements: ['UDB-02', 'UDB-10'],
  given: [GIVEN.person],
  request: FETCH_USER.request('Bearer no-jwt-at-all'),
  response: UNAUTHORIZED,
};

/** UDB-04: tokens that must be refused, on each call that a JWT authorises. */
export const REFUSED_TOKENS: readonly Draft[] = [
  ...refusedWith('fetchUser', FETCH_USER, [GIVEN.person]),
  ...refusedWith('saveUser', SAVE_USER, [GIVEN.person]),
  ...refusedWith('personalize', PERSONALIZE, UNNAMED),
  malformed,
];

function otherPerson(name: string, call: Call, given: readonly Given[], requirement: RequirementId): Draft {
  return {
    what: `${name} with a JWT for another person is refused`,
    requirements: [requirement, 'UDB-10'],
    given: [...given, givenToken('otherPerson')],
    request: call.request(BEARER),
    response: refused(),
    note: LOOSE_STATUS_AND_CODE,
    ...sdkWith(call, 'otherPerson'),
  };
}

/** UDB-06, and what UDB-03 leaves out: only the person whom the token was made for. */
export const OTHER_PERSONS: readonly Draft[] = [
  otherPerson('fetchUser', FETCH_USER, [GIVEN.person], 'UDB-03'),
  otherPerson('saveUser', SAVE_USER, [GIVEN.person], 'UDB-03'),
  otherPerson('personalize', PERSONALIZE, UNNAMED, 'UDB-06'),
];
