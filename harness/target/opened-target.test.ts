// Listening comes before loading: an SDK that keeps the network when it is imported keeps ours.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Worlds } from '../backend/worlds.ts';
import { adapterDriver } from '../drivers/adapter.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { inProcessTarget } from './in-process.ts';
import { opened, openedTarget } from './opened-target.ts';

test('fetch that is kept while the adapter is loaded leads to the mock backend', async () => {
  const outside = globalThis.fetch;
  let kept = outside;
  const target = inProcessTarget(() => {
    kept = globalThis.fetch;
    return adapterDriver(() => referenceAdapter());
  });
  const { worlds, stop } = await opened(target);
  try {
    await kept('https://sdk.example/kept').catch(() => undefined);
    expect(worlds.strays.map(({ path }) => path)).toEqual(['/kept']);
  } finally {
    await stop();
  }
  expect(globalThis.fetch).toBe(outside);
});

test('the backend listens while the file of an adapter is imported, and not before', async () => {
  const order: string[] = [];
  const backend = { baseUrl: 'http://backend.test', stop: async () => void order.push('stop') };
  const { stop } = await opened({
    kind: 'module',
    listen: async (_worlds: Worlds) => {
      order.push('listen');
      return {
        ...backend,
        load: async () => {
          order.push('load');
          return { ...adapterDriver(() => referenceAdapter()), stop: async () => void order.push('end') };
        },
      };
    },
  });
  await stop();
  expect(order).toEqual(['listen', 'load', 'end', 'stop']);
});

test('a file that cannot be loaded leaves the network as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-opened-'));
  const file = join(folder, 'adapter.mjs');
  writeFileSync(file, 'export default {};\n');
  const before = globalThis.fetch;
  try {
    const opening = openedTarget(`module:${file}`, { cwd: folder });
    await expect(opening).rejects.toMatchObject({ code: 'NOT_AN_ADAPTER' });
    expect(globalThis.fetch).toBe(before);
    await expect(openedTarget('teapot', { cwd: folder })).rejects.toMatchObject({ code: 'UNKNOWN_TARGET' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
