// Sends a request on to where it belongs, and brings its answer back. Plain node:http: fetch would refuse, add and decode
// what a proxy must leave alone.
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { agentFor, type Connection } from './connection.ts';
import type { ProxiedAnswer, ProxiedRequest } from './exchange.ts';
import { headerPairs } from './exchange.ts';
import { asNoAnswer, NoAnswer } from './no-answer.ts';

/** As they were when this was loaded: where a process's network is taken over for an SDK, what we send on goes out all the same. */
const SENDERS = { http: httpRequest, https: httpsRequest };

/** The longest answer that is read, in bytes. */
const MAX_ANSWER = 8 * 1024 * 1024;

/** Headers that belong to one connection (RFC 9110 §7.6.1), and the host, which is the other one's. */
const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host', 'te']);

function kept(
  headers: readonly string[],
  body: Buffer,
  added: NonNullable<Connection['headers']>,
): (readonly [string, string])[] {
  const replaced = new Set(added.map(([name]) => name.toLowerCase()));
  const own = headerPairs(headers).filter(
    ([name]) => !OF_THE_CONNECTION.has(name.toLowerCase()) && name.toLowerCase() !== 'content-length',
  );
  const pairs = [...own.filter(([name]) => !replaced.has(name.toLowerCase())), ...added];
  return body.length === 0 ? pairs : [...pairs, ['Content-Length', String(body.length)]];
}

async function answerOf(message: IncomingMessage): Promise<ProxiedAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_ANSWER) throw new NoAnswer('ANSWER_TOO_LONG', 'The answer is longer than 8 MB.');
    chunks.push(chunk);
  }
  return { status: message.statusCode ?? 0, headers: message.rawHeaders, body: Buffer.concat(chunks) };
}

/** Makes one set of headers for node:http: a name that comes twice has a list. */
function asOptions(pairs: readonly (readonly [string, string])[]): NonNullable<RequestOptions['headers']> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of pairs) {
    const known = headers[name];
    headers[name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value];
  }
  return headers;
}

/**
 * Sends a request to a base URL, whose path comes before the request's own.
 * @throws NoAnswer when the other side does not answer within `timeoutMs`, or not at all.
 */
export function forward(
  request: ProxiedRequest,
  baseUrl: string,
  timeoutMs: number,
  connection: Connection = {},
): Promise<ProxiedAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      clearTimeout(timer);
      outgoing.destroy();
      reject(asNoAnswer(error));
    };
    const base = request.target === '' ? baseUrl : baseUrl.replace(/\/+$/, '');
    const url = new URL(`${base}${request.target}`);
    const send = url.protocol === 'https:' ? SENDERS.https : SENDERS.http;
    const options: RequestOptions = {
      method: request.method,
      headers: asOptions(kept(request.headers, request.body, connection.headers ?? [])),
      agent: agentFor(url, connection),
    };
    const outgoing = send(url, options, (message) => {
      answerOf(message).then((answer) => {
        clearTimeout(timer);
        resolve(outgoing.reusedSocket ? { ...answer, reused: true } : answer);
      }, fail);
    });
    const timer = setTimeout(
      () => fail(new NoAnswer('TIMEOUT', `No answer came within ${timeoutMs} ms.`)),
      timeoutMs,
    );
    outgoing.on('error', fail);
    // Without a tunnel the proxy's own answer would come as if it were the backend's: a 403 of a proxy is no refusal.
    outgoing.on('proxyConnect', ({ statusCode }: { readonly statusCode?: number }) => {
      if (url.protocol === 'https:' && statusCode !== 200)
        fail(new NoAnswer('ERROR', `The proxy made no tunnel to ${url.host}: it answered ${statusCode}.`));
    });
    outgoing.end(request.body);
  });
}
