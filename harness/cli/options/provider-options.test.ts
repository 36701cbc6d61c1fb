// Which modes are planned: those that a profile is named for, unless somebody says which.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { MODES, type Mode } from '../../../contracts/mode.ts';
import { fakeIo } from '../../testing/fake-io.ts';
import { type ProviderOptions, providerOf } from './provider-options.ts';

const STATES = { statesUrl: 'http://127.0.0.1:9/states' };
const NAMED = { applicationCode: 'a-code' };

/** The modes of a backend with profiles for these modes in its configuration file; undefined: all. */
async function modesOf(configured: readonly Mode[], options: Partial<ProviderOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mm-auth-modes-'));
  try {
    const modes = Object.fromEntries(configured.map((mode) => [mode, { applicationCode: `code-${mode}` }]));
    writeFileSync(join(folder, 'backend.json'), JSON.stringify({ baseUrl: 'http://127.0.0.1:9', modes }));
    const io = fakeIo({ cwd: folder, env: {} });
    const config = configured.length === 0 ? {} : { config: 'backend.json' };
    return (await providerOf({ baseUrl: 'http://127.0.0.1:9', timeout: 100, ...config, ...options }, io))
      .modes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a configuration of one mode has that mode planned, with a states URL, too', async () => {
  for (const mode of MODES) {
    expect(await modesOf([mode])).toEqual([mode]);
    expect(await modesOf([mode], STATES)).toEqual([mode]);
  }
});

test('a configuration of several has those planned, in the order of the modes', async () => {
  expect(await modesOf(['contact-information-api', 'application-code'])).toEqual([
    'application-code',
    'contact-information-api',
  ]);
});

test('--mode counts more than the configuration', async () => {
  expect(await modesOf(['jwt', 'application-code'], { mode: ['jwt'] })).toEqual(['jwt']);
});

test('a states URL alone may bring about any mode; so may one beside a profile that nobody says the mode of', async () => {
  expect(await modesOf([], STATES)).toBe(undefined);
  expect(await modesOf([], { ...STATES, ...NAMED })).toEqual(MODES);
});

test('a profile beside a configuration is of the mode that is named', async () => {
  expect(await modesOf(['application-code'], { ...NAMED, mode: ['jwt'] })).toEqual(['jwt']);
});

test('a profile alone needs its mode', async () => {
  await expect(modesOf([], NAMED)).rejects.toMatchObject({ code: 'MODE_MISSING' });
  await expect(modesOf([], { ...NAMED, mode: ['jwt', 'application-code'] })).rejects.toMatchObject({
    code: 'MODE_AMBIGUOUS',
  });
});
