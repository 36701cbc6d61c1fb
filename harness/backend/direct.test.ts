// The shortcut past MSW: what an SDK sees of it is what it sees of a network.
import { expect, test } from '@playwright/test';
import { newSigningKey } from '../tokens/signing-key.ts';
import { directFetch } from './direct.ts';
import { IN_PROCESS_BASE_URL } from './in-process-address.ts';
import { createWorld } from './world.ts';
import { createWorlds } from './worlds.ts';

function served() {
  const worlds = createWorlds();
  const world = createWorld({
    mode: 'application-code',
    applicationCode: 'app-1',
    key: newSigningKey(),
    externalUserId: 'person-1',
    otherExternalUserId: 'other-1',
    nowMs: Date.now,
  });
  worlds.add(world);
  return { worlds, world, fetch: directFetch(worlds) };
}

const REGISTER = `${IN_PROCESS_BASE_URL}/mobile/1/appinstance`;
const AUTHORISED = { method: 'POST', headers: { Authorization: 'App app-1' } };

test('a request is answered and written down', async () => {
  const { world, fetch } = served();
  const response = await fetch(REGISTER, AUTHORISED);
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ pushRegId: expect.any(String) });
  expect(world.journal.map(({ endpoint, answer }) => [endpoint, answer?.kind])).toEqual([
    ['registerInstallation', 'response'],
  ]);
});

test('a request to another host fails and is written down', async () => {
  const { world, fetch } = served();
  await expect(fetch('https://elsewhere.test/', AUTHORISED)).rejects.toThrow(TypeError);
  expect(world.journal.map(({ origin, answer }) => [origin, answer?.kind])).toEqual([
    ['https://elsewhere.test', 'blocked'],
  ]);
});

test('a reset connection, a header that no request can have and a time-out reject', async () => {
  const { world, fetch } = served();
  const { pushRegId } = (await (await fetch(REGISTER, AUTHORISED)).json()) as { pushRegId: string };
  const user = `${REGISTER}/${pushRegId}/user`;
  const authorised = { headers: AUTHORISED.headers };
  world.fault = { kind: 'reset' };
  await expect(fetch(user, authorised)).rejects.toThrow(TypeError);
  world.fault = { kind: 'delay', delayMs: 10_000 };
  await expect(fetch(user, { ...authorised, signal: AbortSignal.timeout(20) })).rejects.toThrow(/timeout/i);
  world.closing.abort();
  await expect(fetch(user, { headers: { Authorization: 'Bearer a\nb' } })).rejects.toThrow(TypeError);
});
