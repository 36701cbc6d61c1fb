// The mock backend as an HTTP server, for SDKs in other processes and on other devices: the same handlers behind node:http.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { getResponse } from 'msw';
import { type Answering, bridge, headersOf } from '../net/bridge.ts';
import { type Address, LOOPBACK, listen } from '../net/listening.ts';
import { baseUrlOf } from '../net/public-url.ts';
import type { BackendHost } from './backend-host.ts';
import { corsHeaders, preflight } from './cors.ts';
import { handlersFor } from './handlers.ts';
import { guardTunnels } from './tunnels.ts';
import type { Worlds } from './worlds.ts';

/** Where to listen. */
export interface HttpOptions extends Address {
  /** Where SDKs reach it, if not at the address that it listens on. */
  readonly publicUrl?: string;
  /** It is also the proxy of an SDK's process: what is meant for other hosts is blocked, and seen. */
  readonly proxy?: boolean;
}

function requestOf(message: IncomingMessage, body: Buffer, baseUrl: string): Request {
  const method = message.method ?? 'GET';
  const bodyless = method === 'GET' || method === 'HEAD' || body.length === 0;
  // A proxy gets the whole URL (RFC 9112 §3.2.2).
  const target = message.url ?? '/';
  return new Request(target.startsWith('/') ? `${baseUrl}${target}` : target, {
    method,
    headers: headersOf(message),
    ...(bodyless ? {} : { body: new Uint8Array(body) }),
  });
}

async function send(response: Response, to: ServerResponse, origin: string | undefined): Promise<void> {
  if (response.type === 'error') {
    to.destroy();
    return;
  }
  // Bit by bit: an answer that is cut short has been begun, and its client knows how long it was to be.
  to.writeHead(response.status, { ...Object.fromEntries(response.headers), ...corsHeaders(origin) });
  if (response.body === null) return void to.end();
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) to.write(chunk);
  to.end();
}

/** Answers requests with the mock backend. `worldsOf`: the worlds that a request may belong to. */
function answering(worldsOf: (message: IncomingMessage) => Worlds, baseUrlNow: () => string): Answering {
  return async (message, body, to) => {
    const asked = preflight(message.method, message.headers);
    if (asked !== undefined) return void to.writeHead(204, asked).end();
    const baseUrl = baseUrlNow();
    const { origin } = new URL(baseUrl);
    const handlers = [...handlersFor(worldsOf(message), (one) => one === origin)];
    const found = await getResponse(handlers, requestOf(message, body, baseUrl), { baseUrl });
    if (found === undefined) return void to.writeHead(404).end();
    await send(found, to, message.headers.origin);
  };
}

/**
 * A server of the mock backend, which does not listen yet. `worldsOf`: the worlds that a request may belong to;
 * `baseUrlNow`: where it is reached, once it listens.
 */
export function backendServer(
  worldsOf: (message: IncomingMessage) => Worlds,
  baseUrlNow: () => string,
): Server {
  return bridge(answering(worldsOf, baseUrlNow));
}

/**
 * Serves the worlds over HTTP until it is stopped.
 * @throws UsageError `CANNOT_LISTEN`
 */
export async function listenHttp(worlds: Worlds, options: HttpOptions = {}): Promise<BackendHost> {
  let baseUrl = '';
  const server = backendServer(
    () => worlds,
    () => baseUrl,
  );
  const closeTunnels = options.proxy === true ? guardTunnels(server, worlds) : () => {};
  const { port, stop } = await listen(server, options);
  baseUrl = baseUrlOf(options.host ?? LOOPBACK, port, options.publicUrl);
  return {
    baseUrl,
    stop: () => {
      closeTunnels();
      return stop();
    },
  };
}
