// From the request that an SDK really made to the request of an interaction that states it: what the contract has a
// matcher for keeps it, the rest is taken as it was sent.
import type { PactRequest } from '../../../contracts/interaction.ts';
import {
  APPLICATION_CODE,
  BEARER,
  EXTERNAL_USER_ID_VALUE,
  JSON_CONTENT,
} from '../../../contracts/interactions/parts.ts';
import type { Json } from '../../../contracts/json.ts';
import { isMatcher, like, type PactValue, regex } from '../../../contracts/pact-value.ts';
import { headerOf, type ProxiedRequest } from '../../net/exchange.ts';

const BOOLEAN = /^(true|false|0|1)$/;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH'] as const;

function methodIn({ method }: ProxiedRequest, contract: PactRequest): PactRequest['method'] {
  return METHODS.find((one) => one === method) ?? contract.method;
}

function pathIn(url: URL, { path }: PactRequest): PactValue {
  const fits = isMatcher(path) && new RegExp(path.regex ?? '').test(url.pathname);
  return fits ? path : url.pathname;
}

function queryIn(url: URL): PactRequest['query'] {
  const entries = [...url.searchParams].map(([name, value]): [string, PactValue] => [
    name,
    BOOLEAN.test(value) ? regex(BOOLEAN.source, value) : value,
  ]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The scheme that was used; no credential is kept. */
function authorizationIn(value: string | undefined): PactValue | undefined {
  if (value === undefined) return undefined;
  if (value.startsWith('App ')) return APPLICATION_CODE;
  return value.startsWith('Bearer ') ? BEARER : 'unknown-scheme';
}

function headersIn(request: ProxiedRequest, hasBody: boolean): PactRequest['headers'] {
  const authorization = authorizationIn(headerOf(request.headers, 'authorization'));
  const override = headerOf(request.headers, 'x-http-method-override');
  const contentType = headerOf(request.headers, 'content-type');
  const headers = {
    ...(authorization === undefined ? {} : { Authorization: authorization }),
    ...(override === undefined ? {} : { 'X-HTTP-Method-Override': override }),
    ...(hasBody && contentType?.startsWith('application/json') === true
      ? { 'Content-Type': JSON_CONTENT }
      : {}),
  };
  return Object.keys(headers).length === 0 ? undefined : headers;
}

function bodyValue(value: Json, name: string): PactValue {
  if (name === 'externalUserId' && typeof value === 'string') return EXTERNAL_USER_ID_VALUE;
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item: Json) => bodyValue(item, name));
  if (typeof value !== 'object') return like(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bodyValue(inner, key)]));
}

function bodyIn({ body }: ProxiedRequest): PactValue | undefined {
  if (body.length === 0) return undefined;
  try {
    return bodyValue(JSON.parse(body.toString('utf8')) as Json, '');
  } catch {
    return undefined;
  }
}

/** The request that an SDK really needs, in the place of the contract's. */
export function observedRequest(request: ProxiedRequest, contract: PactRequest): PactRequest {
  const url = new URL(request.target, 'http://backend');
  const query = queryIn(url);
  const body = bodyIn(request);
  const headers = headersIn(request, body !== undefined);
  return {
    method: methodIn(request, contract),
    path: pathIn(url, contract),
    ...(query === undefined ? {} : { query }),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
  };
}
