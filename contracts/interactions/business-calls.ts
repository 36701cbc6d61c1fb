// The calls of the Contact Information API, as a business backend makes them: its API key, and the application's code.
import type { Given, PactRequest } from '../interaction.ts';
import { fromState, like, type Matcher, type PactValue } from '../pact-value.ts';
import { EVERY_FIELD, EXTERNAL_USER_ID_VALUE, GIVEN, JSON_CONTENT, NEW_FIRST_NAME } from './parts.ts';

const AUTHORIZATION = fromState('App ${apiKey}', '^App \\S+$', 'App example-api-key');
const APP_CODE = fromState('${applicationCode}', '^\\S+$', 'example-application-code');
export const PERSON = { identifier: EXTERNAL_USER_ID_VALUE, type: 'EXTERNAL_ID' };

/** What is asked of the Contact Information API; its key and the application code are added. */
interface Asked {
  readonly method: PactRequest['method'];
  readonly path: PactValue;
  readonly query?: PactRequest['query'];
  readonly body?: PactValue;
  /** null: no such header. */
  readonly authorization?: PactValue | null;
  readonly appCode?: PactValue | null;
}

/** A request to the Contact Information API. */
export function businessRequest({
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
      ...(authorization === null ? {} : { Authorization: authorization }),
      ...(appCode === null ? {} : { AppCode: appCode }),
      ...(body === undefined ? {} : { 'Content-Type': JSON_CONTENT }),
    },
    ...(body === undefined ? {} : { body }),
  };
}

export function onInstallation(action: 'personalize' | 'depersonalize'): Matcher {
  const at = (id: string) => `/people/2/contactInformation/push/${id}/${action}`;
  return fromState(at('${pushRegistrationId}'), `^${at('[^/]+')}$`, at('example-registration'));
}

/** A call of the Contact Information API, under whatever authorisation. */
export interface BusinessCall {
  readonly name: string;
  readonly request: (how?: Pick<Asked, 'authorization' | 'appCode'>) => PactRequest;
  readonly given: readonly Given[];
}

const EVERYTHING = { firstName: like(NEW_FIRST_NAME), lastName: EVERY_FIELD.lastName };

function call(name: string, asked: Asked, given: readonly Given[] = [GIVEN.person]): BusinessCall {
  return { name, given, request: (how = {}) => businessRequest({ ...asked, ...how }) };
}

/** Every call of the Contact Information API. */
export const BUSINESS_CALLS: readonly BusinessCall[] = [
  call('fetching a person', { method: 'GET', path: '/people/2/persons', query: PERSON }),
  call('changing a person', {
    method: 'PATCH',
    path: '/people/2/persons',
    query: PERSON,
    body: EVERYTHING,
  }),
  call('replacing a person', { method: 'PUT', path: '/people/2/persons', query: PERSON, body: EVERYTHING }),
  call('changing the contact information of a person', {
    method: 'PATCH',
    path: '/people/2/persons/contactInformation',
    query: PERSON,
    body: { email: [{ address: like('grace@example.com') }] },
  }),
  call(
    'personalizing an installation',
    {
      method: 'POST',
      path: onInstallation('personalize'),
      body: { userIdentity: { externalUserId: EXTERNAL_USER_ID_VALUE }, userAttributes: EVERYTHING },
    },
    [GIVEN.anonymous, GIVEN.externalUserId],
  ),
  call('depersonalizing an installation', { method: 'POST', path: onInstallation('depersonalize') }),
];
