// contact-information-api mode, as a business backend sees it: the Contact Information API, server to server (UDB-09), and
// what an SDK's refused call left as it was (UDB-08).
import type { Given, PactRequest } from '../interaction.ts';
import { like, regex } from '../pact-value.ts';
import { API_KEY, TOKEN_STATES } from '../provider-states.ts';
import { BESIDES_OF_CONTACT } from './beside.ts';
import { businessRequest, onInstallation, PERSON } from './business-calls.ts';
import { CONTACT_REFUSALS } from './contact-refusals.ts';
import { OPEN_ANSWERS_OF_CONTACT } from './open-answers.ts';
import {
  type Draft,
  EXTERNAL_USER_ID_VALUE,
  FIRST_NAME,
  GIVEN,
  givenCall,
  interactionsOf,
  NEW_FIRST_NAME,
  NO_TOKEN,
  SUCCEEDS,
  succeedsWith,
} from './parts.ts';
import { UNUSUAL_IDS_OF_CONTACT } from './unusual-ids.ts';

const key: Given = { name: API_KEY.name };

const FETCH = businessRequest({ method: 'GET', path: '/people/2/persons', query: PERSON });
const CHANGE = { firstName: like(NEW_FIRST_NAME) };

function works(what: string, asked: PactRequest, given: readonly Given[], response = SUCCEEDS): Draft {
  return { what, requirements: ['UDB-09'], given: [key, ...given], request: asked, response };
}

const changes: readonly Draft[] = [
  works('fetch a person', FETCH, [GIVEN.person], succeedsWith({ firstName: like(FIRST_NAME) })),
  works(
    'change a person',
    businessRequest({ method: 'PATCH', path: '/people/2/persons', query: PERSON, body: CHANGE }),
    [GIVEN.person],
  ),
  works(
    'replace a person',
    businessRequest({ method: 'PUT', path: '/people/2/persons', query: PERSON, body: CHANGE }),
    [GIVEN.person],
  ),
  works(
    'change the contact information of a person',
    businessRequest({
      method: 'PATCH',
      path: '/people/2/persons/contactInformation',
      query: PERSON,
      body: { email: [{ address: like('grace@example.com') }] },
    }),
    [GIVEN.person],
  ),
  works(
    'personalize an installation',
    businessRequest({
      method: 'POST',
      path: onInstallation('personalize'),
      body: { userIdentity: { externalUserId: EXTERNAL_USER_ID_VALUE }, userAttributes: CHANGE },
    }),
    [GIVEN.anonymous, GIVEN.externalUserId],
  ),
  works(
    'depersonalize an installation',
    businessRequest({ method: 'POST', path: onInstallation('depersonalize') }),
    [GIVEN.person],
  ),
  works(
    'fetch a person after a change shows it',
    FETCH,
    [GIVEN.person, givenCall('changeContactInformation', NO_TOKEN.apiKey)],
    succeedsWith({ firstName: NEW_FIRST_NAME }),
  ),
];

/** UDB-12: what a call said that it did is seen by the next. */
const done: readonly Draft[] = [
  {
    ...works(
      'fetch a person after it was replaced shows what it was replaced with',
      FETCH,
      [GIVEN.person, givenCall('replacePerson', NO_TOKEN.apiKey)],
      succeedsWith({ firstName: NEW_FIRST_NAME }),
    ),
    requirements: ['UDB-12'],
  },
  {
    ...works(
      'fetch a person after an installation was personalized for it shows it',
      FETCH,
      [GIVEN.anonymous, GIVEN.externalUserId, givenCall('personalizeByContact', NO_TOKEN.apiKey)],
      succeedsWith({ firstName: NEW_FIRST_NAME }),
    ),
    requirements: ['UDB-12'],
  },
];

const AUTHORIZED = ['changeContactInformation', 'replacePerson', 'depersonalizeByContact'] as const;

/** PATCH leaves what was not sent, PUT does not: `verify-provider` looks at the person afterwards. */
const oneField: readonly Draft[] = (
  [
    ['change the last name of a person', 'PATCH'],
    ['replace a person by the last name alone', 'PUT'],
  ] as const
).map(([what, method]) => ({
  ...works(
    what,
    businessRequest({ method, path: '/people/2/persons', query: PERSON, body: { lastName: 'Hopper' } }),
    [GIVEN.person],
  ),
  requirements: ['UDB-12'],
}));

/** UDB-11: whoever has no key has changed nothing. */
const unchangedWithoutKey: readonly Draft[] = AUTHORIZED.map((call) => ({
  what: `fetch a person after ${call} without a usable API key shows that nothing was changed`,
  requirements: ['UDB-11'],
  given: [
    key,
    GIVEN.other,
    GIVEN.otherApiKey,
    GIVEN.person,
    givenCall(call, NO_TOKEN.none),
    givenCall(call, NO_TOKEN.unknownApplicationCode),
    givenCall(call, NO_TOKEN.applicationCode),
    givenCall(call, NO_TOKEN.otherApiKey),
  ],
  request: FETCH,
  response: succeedsWith({ firstName: FIRST_NAME }),
}));

/** UDB-13: that the key was good once does not open the next call. */
const afterGood: Draft = {
  what: 'change a person without an Authorization header after one with the API key is refused',
  requirements: ['UDB-13'],
  given: [key, GIVEN.person, givenCall('changeContactInformation', NO_TOKEN.apiKey)],
  request: businessRequest({
    method: 'PATCH',
    path: '/people/2/persons',
    query: PERSON,
    body: { firstName: 'Nobody' },
    authorization: null,
  }),
  response: { status: { any: 'clientError', example: 401 } },
  note: 'Our sources name neither a status nor a body for this refusal: any client error (4xx) is taken.',
};

const CLIENT_ERROR = { any: 'clientError', example: 400 } as const;

const refusals: readonly Draft[] = [
  {
    ...works('fetch a person without an application code is refused', FETCH, [GIVEN.person]),
    request: businessRequest({ method: 'GET', path: '/people/2/persons', query: PERSON, appCode: null }),
    response: {
      status: CLIENT_ERROR,
      body: { errorCode: 48_001, errorMessage: regex('^[\\s\\S]*\\S[\\s\\S]*$', 'Application code missing') },
    },
    note: 'Our sources name the error code and no status: any client error (4xx) is taken.',
  },
  {
    what: 'change a person with an unknown API key is refused',
    requirements: ['UDB-09'],
    given: [GIVEN.person],
    request: businessRequest({
      method: 'PATCH',
      path: '/people/2/persons',
      query: PERSON,
      body: CHANGE,
      authorization: 'App no-such-api-key',
    }),
    response: { status: { any: 'clientError', example: 401 } },
    note: 'Our sources name neither a status nor a body for this refusal: any client error (4xx) is taken.',
  },
];

/** UDB-08: after a call of an SDK was refused, the person is as before. */
const unchanged: readonly Draft[] = (
  [
    ['saveUser', NO_TOKEN.applicationCode, 'saveUser of an SDK'],
    ['saveUser', TOKEN_STATES.valid.name, 'saveUser of an SDK with a valid JWT'],
    ['personalize', NO_TOKEN.applicationCode, 'personalize of an SDK'],
  ] as const
).map(([call, authorization, words]) => ({
  what: `fetch a person after ${words} shows that nothing was changed`,
  requirements: ['UDB-08'],
  given: [key, GIVEN.person, givenCall(call, authorization)],
  request: FETCH,
  response: succeedsWith({ firstName: FIRST_NAME }),
}));

export const BUSINESS_BACKEND_INTERACTIONS = interactionsOf('contact-information-api', 'business-backend', [
  ...changes,
  ...refusals,
  ...unchanged,
  ...CONTACT_REFUSALS,
  ...done,
  ...oneField,
  ...unchangedWithoutKey,
  afterGood,
  ...UNUSUAL_IDS_OF_CONTACT,
  ...BESIDES_OF_CONTACT,
  ...OPEN_ANSWERS_OF_CONTACT,
]);
