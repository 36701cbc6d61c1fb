// The mock backend as a proxy: what goes to other hosts is seen and blocked.
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { expect, test } from '@playwright/test';
import { newSigningKey } from '../tokens/signing-key.ts';
import { listenHttp } from './http.ts';
import { createWorld } from './world.ts';
import { createWorlds } from './worlds.ts';

const world = () =>
  createWorld({
    mode: 'jwt',
    applicationCode: 'app',
    key: newSigningKey(),
    externalUserId: 'a',
    otherExternalUserId: 'b',
    nowMs: Date.now,
  });

/** Asks a proxy for a tunnel; answers with the status and the connection. */
async function tunnel(proxy: string, authority: string): Promise<{ status: number; socket: Duplex }> {
  const asked = request({ ...parts(proxy), method: 'CONNECT', path: authority });
  asked.end();
  const [answer, socket] = (await once(asked, 'connect')) as [{ statusCode: number }, Duplex];
  return { status: answer.statusCode, socket };
}

function parts(url: string): { readonly host: string; readonly port: number } {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
}

test('a tunnel is refused and written down, once a scenario has begun', async () => {
  const worlds = createWorlds();
  worlds.add(world());
  const host = await listenHttp(worlds, { proxy: true });
  try {
    const { status, socket } = await tunnel(host.baseUrl, 'mobile.example.test:443');
    socket.destroy();
    expect(status).toBe(403);
    expect(worlds.strays.map((one) => [one.method, one.origin, one.answer?.kind])).toEqual([
      ['CONNECT', 'https://mobile.example.test:443', 'blocked'],
    ]);
  } finally {
    await host.stop();
  }
});

test('before that it is let through, and ends with the backend', async () => {
  const elsewhere = createServer((_, to) => to.end('from elsewhere')).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const worlds = createWorlds();
  const host = await listenHttp(worlds, { proxy: true });
  const { port } = elsewhere.address() as AddressInfo;
  const { status, socket } = await tunnel(host.baseUrl, `127.0.0.1:${port}`);
  expect(status).toBe(200);
  socket.write('GET / HTTP/1.1\r\nHost: elsewhere\r\n\r\n');
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  expect(chunk.toString()).toContain('HTTP/1.1 200');
  expect(worlds.strays).toEqual([]);
  const closed = once(socket.resume(), 'close');
  await host.stop();
  await closed;
  elsewhere.closeAllConnections();
  elsewhere.close();
});

test('a plain request to another host is blocked, and belongs to its scenario where it says so', async () => {
  const worlds = createWorlds();
  const mine = world();
  worlds.add(mine);
  const host = await listenHttp(worlds, { proxy: true });
  try {
    const asked = request({
      ...parts(host.baseUrl),
      path: 'http://mobile.example.test/mobile/3/version',
      headers: { authorization: 'App app' },
    });
    asked.end();
    await expect(once(asked, 'response')).rejects.toThrow('socket hang up');
    expect(mine.journal.map((one) => [one.origin, one.path, one.answer?.kind])).toEqual([
      ['http://mobile.example.test', '/mobile/3/version', 'blocked'],
    ]);
  } finally {
    await host.stop();
  }
});

test('a backend that is no proxy refuses every tunnel', async () => {
  const host = await listenHttp(createWorlds());
  const asked = request({ ...parts(host.baseUrl), method: 'CONNECT', path: 'mobile.example.test:443' });
  asked.end();
  await expect(once(asked, 'connect')).rejects.toThrow();
  await host.stop();
});
