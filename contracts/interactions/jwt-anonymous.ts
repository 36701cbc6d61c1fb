// jwt mode, UDB-05 and UDB-07: what the application code lets through, and what it does not.
import type { Given } from '../interaction.ts';
import { like } from '../pact-value.ts';
import { REGISTERED } from './application-code.ts';
import {
  type Call,
  CUSTOM_EVENT,
  DEPERSONALIZE,
  FETCH_INSTALLATION,
  FETCH_USER,
  PERSONALIZE,
  REGISTER,
  REGISTER_RT,
  SAVE_EXTERNAL_USER_ID,
  SAVE_INSTALLATION,
  SAVE_USER,
  SAVE_USER_BY_POST,
  SAVE_USER_RI_RT,
} from './calls.ts';
import { UNNAMED } from './jwt-accepted.ts';
import {
  APPLICATION_CODE,
  type Draft,
  FIRST_NAME,
  GIVEN,
  LOOSE_STATUS_AND_CODE,
  refused,
  requestTo,
  SUCCEEDS,
  succeedsWith,
} from './parts.ts';

function anonymous(what: string, call: Call, given: readonly Given[], response = SUCCEEDS): Draft {
  return {
    what,
    requirements: ['UDB-05'],
    given,
    request: call.request(APPLICATION_CODE),
    response,
    sdk: call.sdk,
  };
}

function anonymousRefused(what: string, call: Call): Draft {
  return {
    ...anonymous(what, call, UNNAMED, refused()),
    requirements: ['UDB-05', 'UDB-10'],
    note: LOOSE_STATUS_AND_CODE,
  };
}

/** UDB-05: the application code instead of a JWT. */
export const ANONYMOUS: readonly Draft[] = [
  anonymous(
    'anonymous fetchUser',
    FETCH_USER,
    [GIVEN.anonymous],
    succeedsWith({ firstName: like(FIRST_NAME) }),
  ),
  anonymous('anonymous saveUser without an external user ID', SAVE_USER, [GIVEN.anonymous]),
  {
    ...anonymous('anonymous saveUser sent as POST with X-HTTP-Method-Override', SAVE_USER_BY_POST, [
      GIVEN.anonymous,
    ]),
    otherFormOf: 'anonymous saveUser without an external user ID',
  },
  {
    ...anonymous('anonymous saveUser with ri and rt in its query', SAVE_USER_RI_RT, [GIVEN.anonymous]),
    otherFormOf: 'anonymous saveUser without an external user ID',
  },
  anonymousRefused('anonymous saveUser with an external user ID is refused', SAVE_EXTERNAL_USER_ID),
  anonymousRefused('anonymous personalize is refused', PERSONALIZE),
];

function needsNoJwt(what: string, call: Call, given: readonly Given[], response = SUCCEEDS): Draft {
  return { ...anonymous(what, call, given, response), requirements: ['UDB-07'] };
}

/** UDB-07: the calls that need no JWT. */
export const WITHOUT_JWT: readonly Draft[] = [
  needsNoJwt('register installation', REGISTER, [], REGISTERED),
  {
    ...needsNoJwt('register installation, asking with rt', REGISTER_RT, [], REGISTERED),
    otherFormOf: 'register installation',
  },
  needsNoJwt('fetch installation', FETCH_INSTALLATION, [GIVEN.person]),
  needsNoJwt('save installation', SAVE_INSTALLATION, [GIVEN.person]),
  needsNoJwt('depersonalize', DEPERSONALIZE, [GIVEN.person]),
  needsNoJwt('custom event', CUSTOM_EVENT, [GIVEN.person]),
  {
    what: 'session event',
    requirements: ['UDB-07'],
    given: [GIVEN.person],
    request: requestTo('sessionEvent', APPLICATION_CODE, { body: {} }),
    response: SUCCEEDS,
  },
];
