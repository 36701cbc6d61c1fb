// What a stage asks for besides: each is seen by the other side, and by nobody that it is not for.
import { createServer, type IncomingMessage } from 'node:http';
import { expect, test } from '@playwright/test';
import type { Connection } from './connection.ts';
import { forward } from './forward.ts';
import { LOOPBACK, listen } from './listening.ts';

const GET = { method: 'GET', target: '/there', headers: ['X-Mine', 'a'], body: Buffer.alloc(0) };

async function withServer(
  use: (port: number, seen: string[]) => Promise<void>,
  shown: (message: IncomingMessage) => string,
): Promise<void> {
  const seen: string[] = [];
  const server = createServer((message, to) => {
    seen.push(shown(message));
    to.end('{}');
  });
  server.on('connect', (message, socket) => {
    seen.push(`CONNECT ${message.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  const { port, stop } = await listen(server);
  try {
    await use(port, seen);
  } finally {
    await stop();
  }
}

test('a header is added to each request, and replaces one of the same name', async () => {
  await withServer(
    async (port, seen) => {
      const send = (connection: Connection) => forward(GET, `http://${LOOPBACK}:${port}`, 5_000, connection);
      await send({ headers: [['X-Gateway', 'open']] });
      await send({ headers: [['x-mine', 'b']] });
      await send({});
      expect(seen).toEqual(['open a', 'undefined b', 'undefined a']);
    },
    ({ headers }) => `${headers['x-gateway']} ${headers['x-mine']}`,
  );
});

test('a proxy is asked for another machine, whole URL and all, and never for this one', async () => {
  await withServer(
    async (port, seen) => {
      const proxyFor = () => `http://${LOOPBACK}:${port}`;
      const { status } = await forward(GET, 'http://backend.test', 5_000, { proxyFor });
      expect(status).toBe(200);
      await forward(GET, `http://${LOOPBACK}:${port}`, 5_000, { proxyFor });
      expect(seen).toEqual(['http://backend.test/there', '/there']);
    },
    ({ url = '' }) => url,
  );
});

test('for https a proxy is asked for a tunnel; one that it refuses is no answer of the backend', async () => {
  await withServer(
    async (port, seen) => {
      const proxyFor = () => `http://${LOOPBACK}:${port}`;
      const asked = forward(GET, 'https://backend.test', 5_000, { proxyFor });
      await expect(asked).rejects.toMatchObject({ name: 'NoAnswer' });
      expect(seen).toEqual(['CONNECT backend.test:443']);
    },
    ({ url = '' }) => url,
  );
});
