// The calls that the harness itself makes to bring a state about: the same that SDKs and business backends make.

import type { EarlierCall } from '../../../../contracts/interactions/parts.ts';
import type { Json } from '../../../../contracts/json.ts';
import { ENDPOINT_ROUTES, type Endpoint } from '../../../../contracts/wire.ts';
import type { ProxiedRequest } from '../../../net/exchange.ts';

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

/** A call of the mobile API. `pushRegistrationId` is needed where the endpoint's path has it. */
export function mobileCall(
  endpoint: Endpoint,
  authorization: string,
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
      headers: { Authorization: authorization },
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body }),
    }),
  };
}

/** What a call of the Contact Information API is authorised by. */
export interface ContactCredentials {
  readonly applicationCode: string;
  readonly authorization: string;
}

function contactCall(
  { applicationCode, authorization }: ContactCredentials,
  parts: Omit<CallParts, 'headers'>,
): ApiCall {
  const headers = { Authorization: authorization, AppCode: applicationCode };
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

/** The request of an earlier call. */
export function earlierCall(call: EarlierCall, authorization: string, subject: CallSubject): ApiCall {
  const { pushRegistrationId, firstName, externalUserId, applicationCode } = subject;
  switch (call) {
    case 'saveUser':
      return mobileCall('saveUser', authorization, { pushRegistrationId, body: { firstName } });
    case 'saveExternalUserId':
      return mobileCall('saveUser', authorization, {
        pushRegistrationId,
        body: { firstName, externalUserId: externalUserId() },
      });
    case 'personalize':
      return mobileCall('personalize', authorization, {
        pushRegistrationId,
        query: { forceDepersonalize: 'false', keepAsLead: 'false', setDeviceAsPrimary: 'false' },
        body: { userIdentity: { externalUserId: externalUserId() }, userAttributes: { firstName } },
      });
    case 'depersonalize':
      return mobileCall('depersonalize', authorization, { pushRegistrationId });
    case 'changeContactInformation':
      return contactCall(
        { applicationCode, authorization },
        {
          method: 'PATCH',
          path: '/people/2/persons',
          query: { identifier: externalUserId(), type: 'EXTERNAL_ID' },
          body: { firstName },
        },
      );
  }
}
