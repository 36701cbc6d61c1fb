// The calls that the harness itself makes to bring a state about: the same that SDKs and business backends make.

import { type EarlierCall, EVERY_FIELD } from '../../../../contracts/interactions/parts.ts';
import type { Json } from '../../../../contracts/json.ts';
import { ENDPOINT_ROUTES, type Endpoint } from '../../../../contracts/wire.ts';
import type { ProxiedRequest } from '../../../net/exchange.ts';

/** Where the two APIs are. */
export interface ApiBases {
  readonly mobile: string;
  readonly contact: string;
}

/** A request to the mobile API, or to the Contact Information API. */
export interface ApiCall {
  readonly api: 'mobile' | 'contact';
  readonly request: ProxiedRequest;
}

interface CallParts {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
}

function request({ method, path, query = {}, headers, body }: CallParts): ProxiedRequest {
  const parameters = new URLSearchParams(query);
  const content = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return {
    method,
    target: `${path}${parameters.size === 0 ? '' : `?${parameters}`}`,
    headers: Object.entries({ Accept: 'application/json', ...content, ...headers }).flat(),
    body: body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body)),
  };
}

function authorized(authorization: string | undefined): Readonly<Record<string, string>> {
  return authorization === undefined ? {} : { Authorization: authorization };
}

/** A call of the mobile API. `pushRegistrationId` is needed where the endpoint's path has it. */
export function mobileCall(
  endpoint: Endpoint,
  authorization: string | undefined,
  rest: {
    readonly pushRegistrationId?: string;
    readonly query?: CallParts['query'];
    readonly body?: Json;
  } = {},
): ApiCall {
  const { method, path } = ENDPOINT_ROUTES[endpoint];
  const { pushRegistrationId = '', query, body } = rest;
  return {
    api: 'mobile',
    request: request({
      method,
      path: path.replace('{pushRegistrationId}', encodeURIComponent(pushRegistrationId)),
      headers: authorized(authorization),
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body }),
    }),
  };
}

/** What a call of the Contact Information API is authorised by. */
export interface ContactCredentials {
  readonly applicationCode: string;
  /** undefined: no such header. */
  readonly authorization: string | undefined;
}

/** A call of the Contact Information API. */
export function contactCall(
  { applicationCode, authorization }: ContactCredentials,
  parts: Omit<CallParts, 'headers'>,
): ApiCall {
  const headers = { ...authorized(authorization), AppCode: applicationCode };
  return { api: 'contact', request: request({ ...parts, headers }) };
}

/** Names an installation's person over the Contact Information API, or makes it anonymous. */
export function contactInstallationCall(
  action: 'personalize' | 'depersonalize',
  credentials: ContactCredentials,
  pushRegistrationId: string,
  body?: Json,
): ApiCall {
  return contactCall(credentials, {
    method: 'POST',
    path: `/people/2/contactInformation/push/${encodeURIComponent(pushRegistrationId)}/${action}`,
    ...(body === undefined ? {} : { body }),
  });
}

/** Whom and what an earlier call is about. */
export interface CallSubject {
  readonly pushRegistrationId: string;
  /** Not asked for where the call names nobody. */
  readonly externalUserId: () => string;
  readonly firstName: string;
  readonly applicationCode: string;
}

/** What can be saved of anybody: an email address and a phone number may be somebody's already. */
function everything({ firstName }: CallSubject): Json {
  const { lastName, middleName, gender, birthday } = EVERY_FIELD;
  return { firstName, lastName, middleName, gender, birthday };
}

/** The request of an earlier call. */
export function earlierCall(
  call: EarlierCall,
  authorization: string | undefined,
  subject: CallSubject,
): ApiCall {
  const { pushRegistrationId, firstName, externalUserId, applicationCode } = subject;
  switch (call) {
    case 'saveUser':
      return mobileCall('saveUser', authorization, { pushRegistrationId, body: { firstName } });
    case 'saveExternalUserId':
      return mobileCall('saveUser', authorization, {
        pushRegistrationId,
        body: { firstName, externalUserId: externalUserId() },
      });
    case 'saveEverything':
      return mobileCall('saveUser', authorization, { pushRegistrationId, body: everything(subject) });
    case 'saveInstallation':
      return mobileCall('saveInstallation', authorization, {
        pushRegistrationId,
        body: { isPrimaryDevice: true },
      });
    case 'personalize':
    case 'personalizeForced':
      return mobileCall('personalize', authorization, {
        pushRegistrationId,
        query: {
          forceDepersonalize: String(call === 'personalizeForced'),
          keepAsLead: 'false',
          setDeviceAsPrimary: 'false',
        },
        body: { userIdentity: { externalUserId: externalUserId() }, userAttributes: { firstName } },
      });
    case 'repersonalize':
      return mobileCall('repersonalize', authorization, {
        pushRegistrationId,
        body: { userIdentity: { externalUserId: externalUserId() }, userAttributes: { firstName } },
      });
    case 'depersonalize':
      return mobileCall('depersonalize', authorization, { pushRegistrationId });
    case 'personalizeByContact':
      return contactInstallationCall('personalize', { applicationCode, authorization }, pushRegistrationId, {
        userIdentity: { externalUserId: externalUserId() },
        userAttributes: { firstName },
      });
    case 'depersonalizeByContact':
      return contactInstallationCall('depersonalize', { applicationCode, authorization }, pushRegistrationId);
    case 'changeContactInformation':
    case 'replacePerson':
      return contactCall(
        { applicationCode, authorization },
        {
          method: call === 'replacePerson' ? 'PUT' : 'PATCH',
          path: '/people/2/persons',
          query: { identifier: externalUserId(), type: 'EXTERNAL_ID' },
          body: { firstName },
        },
      );
  }
}
