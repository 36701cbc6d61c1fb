// The bundled mock backend over HTTP, as a provider: the handler that judges SDKs too, straight behind node:http.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from '../../../backend/answer.ts';
import type { Arrived } from '../../../backend/arrived.ts';
import type { Worlds } from '../../../backend/worlds.ts';
import { bridge, headersOf } from '../../../net/bridge.ts';
import { LOOPBACK, listen } from '../../../net/listening.ts';
import { type Twist, twisted } from './twist.ts';

function arrived(message: IncomingMessage, body: Buffer): Arrived {
  return {
    method: message.method ?? 'GET',
    url: new URL(message.url ?? '/', `http://${LOOPBACK}`),
    headers: headersOf(message),
    text: body.toString('utf8'),
  };
}

/** A refusal comes with Content-Length and uncompressed, unless the answer's own headers say otherwise. */
function send({ status, body, contentType, headers = {} }: Answer, to: ServerResponse): void {
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const bytes = own['content-encoding'] === 'gzip' ? gzipSync(body) : Buffer.from(body);
  const framing = 'transfer-encoding' in own ? {} : { 'content-length': String(bytes.length) };
  if (status === 204) return void to.writeHead(204, own).end();
  to.writeHead(status, {
    ...(contentType === '' ? {} : { 'content-type': contentType }),
    ...framing,
    ...own,
  });
  to.end(bytes);
}

/** Serves the worlds until it is stopped. */
export async function serveMock(
  worlds: Worlds,
  twist: Twist | undefined,
): Promise<{ readonly baseUrl: string; stop(): Promise<void> }> {
  const server = bridge(async (message, body, to) => {
    const outcome = await twisted(worlds, twist, arrived(message, body), message.socket);
    if (outcome === 'reset') to.destroy();
    else send(outcome, to);
  });
  const { port, stop } = await listen(server);
  return { baseUrl: `http://${LOOPBACK}:${port}`, stop };
}
