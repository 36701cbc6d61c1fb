// The network of this process: by whichever name a client has node:http, and whatever length its headers have.
import { get as namedGet } from 'node:http';
import https, { request as namedRequest } from 'node:https';
import { expect, test } from '@playwright/test';
import { listenInProcess } from './in-process.ts';
import { IN_PROCESS_BASE_URL } from './in-process-address.ts';
import { createWorlds } from './worlds.ts';

const ADDRESS = `${IN_PROCESS_BASE_URL}/mobile/1/appinstance/somebody/user`;

/** The status of an answer, or what went wrong. */
function asked(request: typeof https.request, headerLength: number): Promise<number | string> {
  return new Promise((resolve) => {
    const call = request(ADDRESS, { headers: { Authorization: `Bearer ${'a'.repeat(headerLength)}` } });
    call.on('response', (answer) => resolve(answer.resume().statusCode ?? 0));
    call.on('error', (error) => resolve(error.message));
    call.end();
  });
}

test('a request with a header of a megabyte is answered like any other', async () => {
  const host = listenInProcess(createWorlds());
  try {
    for (const length of [100, 20_000, 1_000_000])
      expect(await asked(https.request, length), `${length} characters`).toBe(401);
  } finally {
    await host.stop();
  }
});

test('what an ES module has imported by name is taken over too, and given back', async () => {
  const before = [namedRequest, namedGet];
  const host = listenInProcess(createWorlds());
  try {
    expect(await asked(namedRequest, 100)).toBe(401);
  } finally {
    await host.stop();
  }
  expect([namedRequest, namedGet]).toEqual(before);
});
