// application-code mode: every request is authorised with the application code (UDB-01, UDB-02).
import type { Given } from '../interaction.ts';
import { like } from '../pact-value.ts';
import { seenAfterwards } from './afterwards.ts';
import { besides } from './beside.ts';
import {
  type Call,
  CUSTOM_EVENT,
  DEPERSONALIZE,
  FETCH_INSTALLATION,
  FETCH_USER,
  PERSONALIZE,
  PERSONALIZE_FORCED,
  REGISTER,
  REGISTER_RT,
  SAVE_EXTERNAL_USER_ID,
  SAVE_INSTALLATION,
  SAVE_USER,
  SAVE_USER_BY_POST,
  SAVE_USER_RI_RT,
} from './calls.ts';
import { openAnswers } from './open-answers.ts';
import {
  APPLICATION_CODE,
  type Draft,
  FIRST_NAME,
  GIVEN,
  givenCall,
  interactionsOf,
  NEW_FIRST_NAME,
  NO_TOKEN,
  personWith,
  requestTo,
  SUCCEEDS,
  succeedsWith,
} from './parts.ts';
import { REFUSED_APPLICATION_CODE } from './refused-application-code.ts';
import { unusableCodes } from './unusable-codes.ts';
import { UNUSUAL_IDS } from './unusual-ids.ts';
import { WHOLE_BY_CODE } from './whole-calls.ts';

/** What registering answers with; published SDKs cannot go on without it. */
export const REGISTERED = succeedsWith({ pushRegId: like('example-registration') });

function works(what: string, call: Call, given: readonly Given[], response = SUCCEEDS): Draft {
  return {
    what,
    requirements: ['UDB-01'],
    given,
    request: call.request(APPLICATION_CODE),
    response,
    sdk: call.sdk,
  };
}

const named = [GIVEN.anonymous, GIVEN.externalUserId];

const succeeds: readonly Draft[] = [
  works('register installation', REGISTER, [], REGISTERED),
  {
    ...works('register installation, asking with rt', REGISTER_RT, [], REGISTERED),
    otherFormOf: 'register installation',
  },
  works('fetch installation', FETCH_INSTALLATION, [GIVEN.person]),
  works('save installation', SAVE_INSTALLATION, [GIVEN.person]),
  works('fetchUser', FETCH_USER, [GIVEN.person], succeedsWith(personWith())),
  works('saveUser', SAVE_USER, [GIVEN.person]),
  {
    ...works('saveUser with ri and rt in its query', SAVE_USER_RI_RT, [GIVEN.person]),
    otherFormOf: 'saveUser',
  },
  {
    ...works('saveUser sent as POST with X-HTTP-Method-Override', SAVE_USER_BY_POST, [GIVEN.person]),
    otherFormOf: 'saveUser',
  },
  works('saveUser with an external user ID', SAVE_EXTERNAL_USER_ID, named),
  works('personalize', PERSONALIZE, named),
  works('personalize with forceDepersonalize', PERSONALIZE_FORCED, [GIVEN.person, GIVEN.externalUserId]),
  works('depersonalize', DEPERSONALIZE, [GIVEN.person]),
  works('custom event', CUSTOM_EVENT, [GIVEN.person]),
  {
    what: 'session event',
    requirements: ['UDB-01'],
    given: [GIVEN.person],
    request: requestTo('sessionEvent', APPLICATION_CODE, { body: {} }),
    response: SUCCEEDS,
  },
];

function afterwards(what: string, before: readonly Given[], requirement: 'UDB-01' | 'UDB-02'): Draft {
  return {
    what,
    requirements: [requirement],
    given: before,
    request: FETCH_USER.request(APPLICATION_CODE),
    response: succeedsWith(personWith(requirement === 'UDB-01' ? NEW_FIRST_NAME : FIRST_NAME)),
  };
}

/** What a call did, or did not do, is seen by the next one. */
const changes: readonly Draft[] = [
  afterwards(
    'fetchUser after saveUser shows what was saved',
    [GIVEN.person, givenCall('saveUser', NO_TOKEN.applicationCode)],
    'UDB-01',
  ),
  afterwards(
    'fetchUser after personalize shows whom it named',
    [GIVEN.anonymous, GIVEN.externalUserId, givenCall('personalize', NO_TOKEN.applicationCode)],
    'UDB-01',
  ),
  {
    what: 'fetchUser of an installation after depersonalize',
    requirements: ['UDB-01'],
    given: [GIVEN.person, givenCall('depersonalize', NO_TOKEN.applicationCode)],
    request: FETCH_USER.request(APPLICATION_CODE),
    response: SUCCEEDS,
  },
  ...(['saveUser', 'personalize', 'depersonalize'] as const).map((call) =>
    afterwards(
      `fetchUser after ${call} with an unknown application code shows that nothing was changed`,
      [GIVEN.person, givenCall(call, NO_TOKEN.unknownApplicationCode)],
      'UDB-02',
    ),
  ),
];

export const APPLICATION_CODE_INTERACTIONS = interactionsOf('application-code', 'sdk', [
  ...succeeds,
  ...WHOLE_BY_CODE,
  ...REFUSED_APPLICATION_CODE,
  ...changes,
  ...unusableCodes('application-code'),
  ...seenAfterwards('application-code'),
  ...UNUSUAL_IDS,
  ...besides('application-code'),
  ...openAnswers('application-code'),
]);
