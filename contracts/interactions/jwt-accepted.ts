// jwt mode, UDB-03: a valid JWT for the person lets fetchUser, saveUser and personalize through.
import type { Given } from '../interaction.ts';
import {
  type Call,
  FETCH_USER,
  PERSONALIZE,
  PERSONALIZE_FORCED,
  SAVE_USER,
  SAVE_USER_BY_POST,
  SAVE_USER_RI_RT,
} from './calls.ts';
import { BEARER, type Draft, GIVEN, givenToken, personWith, SUCCEEDS, succeedsWith } from './parts.ts';

/** Somebody who is about to be named. */
export const UNNAMED = [GIVEN.anonymous, GIVEN.externalUserId];

function withToken(what: string, call: Call, given: readonly Given[], response = SUCCEEDS): Draft {
  return {
    what,
    requirements: ['UDB-03'],
    given: [...given, givenToken('valid')],
    request: call.request(BEARER),
    response,
    sdk: { ...call.sdk, jwt: 'valid' },
  };
}

/** UDB-03: a valid JWT for the person. */
export const ACCEPTED: readonly Draft[] = [
  withToken('fetchUser with a valid JWT', FETCH_USER, [GIVEN.person], succeedsWith(personWith())),
  withToken('saveUser with a valid JWT', SAVE_USER, [GIVEN.person]),
  {
    ...withToken('saveUser with a valid JWT and ri and rt in its query', SAVE_USER_RI_RT, [GIVEN.person]),
    otherFormOf: 'saveUser with a valid JWT',
  },
  {
    ...withToken('saveUser with a valid JWT sent as POST with X-HTTP-Method-Override', SAVE_USER_BY_POST, [
      GIVEN.person,
    ]),
    otherFormOf: 'saveUser with a valid JWT',
  },
  withToken('personalize with a valid JWT', PERSONALIZE, UNNAMED),
  withToken('personalize with a valid JWT and forceDepersonalize', PERSONALIZE_FORCED, [
    GIVEN.person,
    GIVEN.externalUserId,
  ]),
];
