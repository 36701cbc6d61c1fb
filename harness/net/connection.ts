// What a stage asks of a connection besides the request: headers of its gateway, its certificates, a proxy on the way.
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { isLoopback } from './addresses.ts';

/** Certificates and keys as PEM. */
export interface TlsParts {
  /** Authorities that are trusted besides the well-known ones. */
  readonly ca?: readonly string[];
  /** What this side shows, where the other one asks for it. */
  readonly cert?: string;
  readonly key?: string;
}

/** How another machine is reached. */
export interface Connection {
  /** Headers that each request gets. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly tls?: TlsParts;
  /** The agent that every request goes through, of whoever keeps a connection; absent: each has one of its own. */
  readonly agent?: HttpAgent;
  /** The URL of the proxy for a URL; undefined: none. */
  readonly proxyFor?: (url: URL) => string | undefined;
}

/**
 * The agent for one request, with a connection of its own: one that the other side has just closed would look like a
 * refusal. This machine is never asked through a proxy: no proxy could reach it.
 */
export function agentFor(url: URL, connection: Connection): HttpAgent {
  return connection.agent ?? newAgent(url, connection, { keepAlive: false });
}

/** The agent of one connection that is kept from request to request, until it is destroyed. */
export function keptAgent(url: URL, connection: Connection): HttpAgent {
  return newAgent(url, connection, { keepAlive: true, maxSockets: 1 });
}

function newAgent(
  url: URL,
  { tls = {}, proxyFor }: Connection,
  how: { readonly keepAlive: boolean; readonly maxSockets?: number },
): HttpAgent {
  const { ca, ...mine } = tls;
  const options = { ...mine, ...(ca === undefined ? {} : { ca: [...ca] }), ...how };
  const proxy = isLoopback(url.hostname) ? undefined : proxyFor?.(url);
  const secure = url.protocol === 'https:';
  if (proxy === undefined) return secure ? new HttpsAgent(options) : new HttpAgent(how);
  return secure ? new HttpsProxyAgent(proxy, options) : new HttpProxyAgent(proxy, how);
}
