// A small HTTP server on the loopback address whose answers are made by one function.
import type { ServerResponse } from 'node:http';
import { urlHost } from './addresses.ts';
import { bridge } from './bridge.ts';
import type { ProxiedAnswer, ProxiedRequest } from './exchange.ts';
import { headerPairs } from './exchange.ts';
import { LOOPBACK, listen as listenOn } from './listening.ts';

/** A server that listens. */
export interface Listening {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Gives back the port and every connection. */
  stop(): Promise<void>;
}

/** Makes an answer; `reset` ends the connection without one. A rejection does the same. */
export type Respond = (request: ProxiedRequest) => Promise<ProxiedAnswer | 'reset'>;

/** Headers that node writes itself. */
const WRITTEN_HERE = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

function send(answer: ProxiedAnswer, to: ServerResponse): void {
  for (const [name, value] of headerPairs(answer.headers)) {
    if (!WRITTEN_HERE.has(name.toLowerCase())) to.appendHeader(name, value);
  }
  to.statusCode = answer.status;
  if (answer.status !== 204 && answer.status !== 304) to.setHeader('Content-Length', answer.body.length);
  to.end(answer.body);
}

/**
 * Listens on a free port of the loopback address, or on a given one, until it is stopped.
 * @throws UsageError `CANNOT_LISTEN`
 */
export async function listen(
  respond: Respond,
  { host = LOOPBACK, port = 0 }: { readonly host?: string; readonly port?: number } = {},
): Promise<Listening> {
  const server = bridge(async ({ method = 'GET', url: target = '/', rawHeaders: headers }, body, to) => {
    const made = await respond({ method, target, headers, body });
    if (made === 'reset') to.destroy();
    else send(made, to);
  });
  const listening = await listenOn(server, { host, port });
  return { baseUrl: `http://${urlHost(host)}:${listening.port}`, stop: listening.stop };
}

/** An answer with a JSON body. */
export function jsonAnswer(status: number, value: unknown): ProxiedAnswer {
  return { status, headers: ['Content-Type', 'application/json'], body: Buffer.from(JSON.stringify(value)) };
}
