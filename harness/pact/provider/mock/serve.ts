// The bundled mock backend over HTTP, as a provider: the handler that judges SDKs too, straight behind node:http.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from '../../../backend/answer.ts';
import type { Arrived } from '../../../backend/arrived.ts';
import type { Worlds } from '../../../backend/worlds.ts';
import { LOOPBACK, listen } from '../../../net/listening.ts';
import { type Twist, twisted } from './twist.ts';

/** Room for a token of 1 MB in a header. */
const MAX_HEADERS = 4 * 1024 * 1024;

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function arrive(message: IncomingMessage): Promise<Arrived> {
  const headers = Object.entries(message.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return {
    method: message.method ?? 'GET',
    url: new URL(message.url ?? '/', `http://${LOOPBACK}`),
    headers: Object.fromEntries(headers) as Record<string, string>,
    text: await textOf(message),
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
  const answer = async (message: IncomingMessage, to: ServerResponse) => {
    const outcome = await twisted(worlds, twist, await arrive(message), message.socket);
    if (outcome === 'reset') to.destroy();
    else send(outcome, to);
  };
  const server = createServer({ maxHeaderSize: MAX_HEADERS, keepAlive: true }, (message, to) => {
    answer(message, to).catch(() => to.destroy());
  });
  const { port, stop } = await listen(server);
  return { baseUrl: `http://${LOOPBACK}:${port}`, stop };
}
