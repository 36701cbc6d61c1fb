// contact-information-api mode, as a business backend sees it: the Contact Information API, server to server (UDB-09), and
// what an SDK's refused call left as it was (UDB-08).
import type { Given, PactRequest } from '../interaction.ts';
import { fromState, like, type Matcher, type PactValue, regex } from '../pact-value.ts';
import { API_KEY, TOKEN_STATES } from '../provider-states.ts';
import {
  type Draft,
  EXTERNAL_USER_ID_VALUE,
  FIRST_NAME,
  GIVEN,
  givenCall,
  interactionsOf,
  JSON_CONTENT,
  NEW_FIRST_NAME,
  NO_TOKEN,
  SUCCEEDS,
  succeedsWith,
} from './parts.ts';

const AUTHORIZATION = fromState('App ${apiKey}', '^App \\S+$', 'App example-api-key');
const APP_CODE = fromState('${applicationCode}', '^\\S+$', 'example-application-code');
const PERSON = { identifier: EXTERNAL_USER_ID_VALUE, type: 'EXTERNAL_ID' };
const key: Given = { name: API_KEY.name };

interface Asked {
  readonly method: PactRequest['method'];
  readonly path: PactValue;
  readonly query?: PactRequest['query'];
  readonly body?: PactValue;
  readonly authorization?: PactValue;
  readonly appCode?: PactValue | null;
}

function request({
  authorization = AUTHORIZATION,
  appCode = APP_CODE,
  body,
  query,
  ...rest
}: Asked): PactRequest {
  return {
    ...rest,
    ...(query === undefined ? {} : { query }),
    headers: {
      Authorization: authorization,
      ...(appCode === null ? {} : { AppCode: appCode }),
      ...(body === undefined ? {} : { 'Content-Type': JSON_CONTENT }),
    },
    ...(body === undefined ? {} : { body }),
  };
}

function onInstallation(action: 'personalize' | 'depersonalize'): Matcher {
  const at = (id: string) => `/people/2/contactInformation/push/${id}/${action}`;
  return fromState(at('${pushRegistrationId}'), `^${at('[^/]+')}$`, at('example-registration'));
}

const FETCH = request({ method: 'GET', path: '/people/2/persons', query: PERSON });
const CHANGE = { firstName: like(NEW_FIRST_NAME) };

function works(what: string, asked: PactRequest, given: readonly Given[], response = SUCCEEDS): Draft {
  return { what, requirements: ['UDB-09'], given: [key, ...given], request: asked, response };
}

const changes: readonly Draft[] = [
  works('fetch a person', FETCH, [GIVEN.person], succeedsWith({ firstName: like(FIRST_NAME) })),
  works(
    'change a person',
    request({ method: 'PATCH', path: '/people/2/persons', query: PERSON, body: CHANGE }),
    [GIVEN.person],
  ),
  works(
    'replace a person',
    request({ method: 'PUT', path: '/people/2/persons', query: PERSON, body: CHANGE }),
    [GIVEN.person],
  ),
  works(
    'change the contact information of a person',
    request({
      method: 'PATCH',
      path: '/people/2/persons/contactInformation',
      query: PERSON,
      body: { email: [{ address: like('grace@example.com') }] },
    }),
    [GIVEN.person],
  ),
  works(
    'personalize an installation',
    request({
      method: 'POST',
      path: onInstallation('personalize'),
      body: { userIdentity: { externalUserId: EXTERNAL_USER_ID_VALUE }, userAttributes: CHANGE },
    }),
    [GIVEN.anonymous, GIVEN.externalUserId],
  ),
  works('depersonalize an installation', request({ method: 'POST', path: onInstallation('depersonalize') }), [
    GIVEN.person,
  ]),
  works(
    'fetch a person after a change shows it',
    FETCH,
    [GIVEN.person, givenCall('changeContactInformation', NO_TOKEN.apiKey)],
    succeedsWith({ firstName: NEW_FIRST_NAME }),
  ),
];

const CLIENT_ERROR = { any: 'clientError', example: 400 } as const;

const refusals: readonly Draft[] = [
  {
    ...works('fetch a person without an application code is refused', FETCH, [GIVEN.person]),
    request: request({ method: 'GET', path: '/people/2/persons', query: PERSON, appCode: null }),
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
    request: request({
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
]);
