// The calls that the harness itself makes to bring a state about: the same that SDKs and business backends make.

import { EARLIER_REQUESTS } from '../../../../contracts/earlier-calls.ts';
import type { EarlierCall } from '../../../../contracts/interactions/parts.ts';
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

/** Puts a subject's values where `${name}` stands. `form`: as they are written there. */
function filled<T extends Json>(value: T, subject: CallSubject, form: (text: string) => string): T {
  const values: Readonly<Record<string, () => string>> = {
    firstName: () => subject.firstName,
    externalUserId: subject.externalUserId,
    pushRegistrationId: () => subject.pushRegistrationId,
  };
  const fill = (one: Json): Json => {
    if (typeof one === 'string')
      return one.replace(/\$\{(\w+)\}/g, (whole, name: string) => form(values[name]?.() ?? whole));
    if (Array.isArray(one)) return one.map(fill);
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, fill(inner as Json)]));
  };
  return fill(value) as T;
}

/** The request of an earlier call. */
export function earlierCall(
  call: EarlierCall,
  authorization: string | undefined,
  subject: CallSubject,
): ApiCall {
  const asIs = (text: string) => text;
  const { api, method, path, query = {}, body } = EARLIER_REQUESTS[call];
  const code = api === 'contact' ? { AppCode: subject.applicationCode } : {};
  return {
    api,
    request: request({
      method,
      path: filled(path, subject, encodeURIComponent),
      query: filled(query, subject, asIs) as Readonly<Record<string, string>>,
      headers: { ...authorized(authorization), ...code },
      ...(body === undefined ? {} : { body: filled(body, subject, asIs) }),
    }),
  };
}
