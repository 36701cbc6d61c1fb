// A Pact Broker, as far as it is asked here: HAL resources over HTTP. What a broker gets wrong, or does not let us do, is
// never taken for success.
import { z } from 'zod';
import type { BrokerErrorCode } from '../../base/errors/codes.ts';
import { ConformanceError } from '../../base/errors/conformance-error.ts';
import type { Connection } from '../../net/connection.ts';
import { forward } from '../../net/forward.ts';
import { NoAnswer } from '../../net/no-answer.ts';

/** How long one request to a broker may take, milliseconds. */
const BROKER_TIMEOUT_MS = 10_000;
/** How much of a broker's own words is shown, in characters. */
const MAX_WORDS = 300;

/** A broker, and what authorises us there. */
export interface Broker {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** The value of the Authorization header; absent: the broker is open. */
  readonly authorization?: string;
  /** Certificates and the proxy on the way to it. */
  readonly connection?: Connection;
}

/** A broker could not be used. */
export class BrokerError extends ConformanceError<BrokerErrorCode> {
  override readonly name = 'BrokerError';
  /** The status of its answer, where there was one. */
  readonly status: number | undefined;

  constructor(code: BrokerErrorCode, message: string, status?: number, options?: ErrorOptions) {
    super(code, message, options);
    this.status = status;
  }
}

const Link = z.looseObject({ href: z.string() });

/** A HAL resource. */
export const Resource = z.looseObject({
  _links: z.record(z.string(), z.union([Link, z.array(Link)])).optional(),
});
export type Resource = z.infer<typeof Resource>;

/**
 * Where a link of a resource leads, its template filled (RFC 6570, simple expansion).
 * @throws BrokerError `BROKER_ANSWER_INVALID` when the resource has no such link.
 */
export function linkIn(resource: Resource, relation: string, values: Record<string, string> = {}): string {
  const found = resource._links?.[relation];
  const link = Array.isArray(found) ? found[0] : found;
  if (link === undefined)
    throw new BrokerError(
      'BROKER_ANSWER_INVALID',
      `The broker has no link "${relation}": is it a Pact Broker?`,
    );
  return link.href.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

/** The request target of a URL. A link to another host is not followed: our credentials are for this broker alone. */
function targetOf(url: string, broker: Broker): string {
  const base = new URL(`${broker.baseUrl}/`);
  const { origin, pathname, search } = new URL(url, base);
  if (origin !== base.origin)
    throw new BrokerError(
      'BROKER_ANSWER_INVALID',
      `The broker at ${base.origin} links to ${origin}, which is another host. Name it by the URL that it has in its links.`,
    );
  return `${pathname}${search}`;
}

/** Asks a broker. `what`: what is asked for, as it stands in a message. */
export async function askBroker(
  broker: Broker,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  what: string,
  body?: unknown,
): Promise<Resource> {
  const target = targetOf(url, broker);
  const headers = ['Accept', 'application/hal+json, application/json'];
  if (body !== undefined) headers.push('Content-Type', 'application/json');
  if (broker.authorization !== undefined) headers.push('Authorization', broker.authorization);
  const sent = { method, target, headers, body: Buffer.from(body === undefined ? '' : JSON.stringify(body)) };
  const { origin } = new URL(broker.baseUrl);
  const answer = await forward(sent, origin, BROKER_TIMEOUT_MS, broker.connection).catch((error: unknown) => {
    if (!(error instanceof NoAnswer)) throw error;
    throw new BrokerError(
      'BROKER_UNREACHABLE',
      `The broker at ${broker.baseUrl} does not answer (${error.code}): ${error.message}`,
      undefined,
      { cause: error },
    );
  });
  const text = answer.body.toString('utf8');
  if (answer.status < 200 || answer.status > 299)
    throw new BrokerError(
      'BROKER_REFUSED',
      `The broker answered ${answer.status} when asked for ${what}: ${text.slice(0, MAX_WORDS)}`,
      answer.status,
    );
  try {
    return Resource.parse(text === '' ? {} : JSON.parse(text));
  } catch (cause) {
    const message = `The broker's answer about ${what} is no HAL resource.`;
    throw new BrokerError('BROKER_ANSWER_INVALID', message, answer.status, { cause });
  }
}
