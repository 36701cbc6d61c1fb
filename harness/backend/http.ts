// The mock backend as an HTTP server, for SDKs in other processes and on other devices: the same handlers behind node:http.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getResponse } from 'msw';
import type { BackendHost } from './backend-host.ts';
import { handlersFor } from './handlers.ts';
import type { Worlds } from './worlds.ts';

/** The longest body that is read, in bytes. */
const MAX_BODY = 8 * 1024 * 1024;
/** Room for a token of 1 MB in a header. */
const MAX_HEADERS = 4 * 1024 * 1024;

/** Where to listen. */
export interface HttpOptions {
  /** Default `127.0.0.1`: nobody else on the network reaches it. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function requestOf(message: IncomingMessage, body: Buffer, baseUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = message.method ?? 'GET';
  const bodyless = method === 'GET' || method === 'HEAD' || body.length === 0;
  return new Request(`${baseUrl}${message.url ?? '/'}`, {
    method,
    headers,
    ...(bodyless ? {} : { body: new Uint8Array(body) }),
  });
}

async function send(response: Response, to: ServerResponse): Promise<void> {
  if (response.type === 'error') {
    to.destroy();
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  to.writeHead(response.status, Object.fromEntries(response.headers));
  to.end(body);
}

/** Serves the worlds over HTTP until it is stopped. */
export async function listenHttp(worlds: Worlds, options: HttpOptions = {}): Promise<BackendHost> {
  const host = options.host ?? '127.0.0.1';
  let baseUrl = '';
  const server = createServer({ maxHeaderSize: MAX_HEADERS, keepAlive: true }, (message, to) => {
    const answer = async () => {
      const body = await bodyOf(message);
      if (body === undefined) return void to.writeHead(413).end();
      const found = await getResponse([...handlersFor(worlds, baseUrl)], requestOf(message, body, baseUrl), {
        baseUrl,
      });
      if (found === undefined) return void to.writeHead(404).end();
      await send(found, to);
    };
    // A client that goes away, or a request that is no URL, ends its own connection and nothing else.
    answer().catch(() => to.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  baseUrl = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    baseUrl,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
