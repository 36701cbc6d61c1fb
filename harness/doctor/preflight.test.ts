// Wrong set-ups, each stopped before anything is judged, with its own advice; and what an SDK does wrong, which is not.
import { connect } from 'node:http2';
import { expect, test } from '@playwright/test';
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import type { Configuration, OnError, OnSuccess } from '../../contracts/plugin-surface.ts';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { adaptPlugin } from '../adapter/plugin.ts';
import { adapterDriver } from '../drivers/adapter.ts';
import { runCatalogue } from '../engine/run/run.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { MUTANTS, mutantAdapter } from '../reference/mutants/all.ts';
import { ReferenceSdk } from '../reference/sdk.ts';
import { adapterTarget, directTarget, loopbackTarget } from '../target/in-process.ts';
import { opened } from '../target/opened-target.ts';
import { paced } from '../testing/pace.ts';
import { preflight } from './preflight.ts';

/** How long the preflight of a wrong set-up may take, milliseconds; a busy machine is slower. */
const WITHIN_MS = paced(20_000);

const but = (methods: (good: Adapter) => Partial<Adapter>): Adapter => {
  const good = referenceAdapter();
  return { ...good, ...methods(good) };
};

async function flown(adapter: Adapter, target = adapterTarget(() => adapter)) {
  const place = await opened(target);
  try {
    const introduction = await place.driver.start();
    const found = await preflight({ ...place, callTimeoutMs: 5_000 }, introduction);
    if (place.worlds.strays.length > 0 || !place.worlds.empty())
      throw new Error('The preflight leaves something in the worlds.');
    return found === undefined ? undefined : `${found.says} ${found.todo}`;
  } finally {
    await place.stop();
  }
}

/** A client of which nothing is seen in this process. */
const byHttp2: typeof fetch = (input) =>
  new Promise((_, reject) => {
    const session = connect(new URL(String(input)).origin);
    session.on('error', () => reject(new TypeError('Failed to fetch')));
  });

/** Registers a moment after init has called back, as the published plugins do. */
class RegistersLater extends ReferenceSdk {
  override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    onSuccess();
    setTimeout(() => super.init(configuration, () => undefined, onError), 400);
  }
}

const WRONG: Readonly<Record<string, readonly [adapter: () => Adapter, says: RegExp]>> = {
  'another client': [() => referenceAdapter({ fetch: byHttp2 }), /no request arrived.*undici.*--loopback/],
  'fetch that was kept': [
    () => referenceAdapter({ fetch: async () => Promise.reject(new TypeError('fetch failed')) }),
    /no request arrived.*kept fetch.*--loopback/,
  ],
  'another base URL': [
    () =>
      but((good) => ({
        createSdk: (params) => good.createSdk({ ...params, backendBaseURL: 'https://mobile.infobip.com' }),
      })),
    /Requests went to https:\/\/mobile\.infobip\.com.*backendBaseURL/,
  ],
  'no callback of init': [
    () =>
      but((good) => ({
        createSdk: async (params) => ({ ...(await good.createSdk(params)), callbacks: [] }),
      })),
    /init registered, and no callback came back.*promises/,
  ],
  'no callback of a call': [
    () => but((good) => ({ invoke: async (params) => ({ ...(await good.invoke(params)), callbacks: [] }) })),
    /fetchUser reached the backend, and no callback came back.*promises/,
  ],
  'registered later': [
    () =>
      adaptPlugin({
        create: ({ now }) => new RegistersLater({ now }),
        sdk: { name: 'later', version: '1' },
      }),
    /a moment later it worked.*registration event/,
  ],
  'success without a call': [
    () => but(() => ({ invoke: async () => ({ callbacks: [{ kind: 'success', atMs: 1 }] }) })),
    /fetchUser led to success, and no request arrived/,
  ],
};

for (const [name, [adapter, says]] of Object.entries(WRONG)) {
  test(`stopped, with its own advice: ${name}`, async () => {
    const before = Date.now();
    expect(await flown(adapter())).toMatch(says);
    expect(Date.now() - before).toBeLessThan(WITHIN_MS);
  });
}

test('a good SDK flies, in process and over the loopback', async () => {
  expect(await flown(referenceAdapter())).toBeUndefined();
  const overHttp = loopbackTarget(() => adapterDriver(() => referenceAdapter()));
  expect(await flown(referenceAdapter(), overHttp)).toBeUndefined();
});

test('what a mutant does wrong is for the catalogue to say', async () => {
  const all = await Promise.all(
    MUTANTS.map(async (mutant) => {
      const target = directTarget((options) => mutantAdapter(mutant, options));
      return (await flown(mutantAdapter(mutant), target)) === undefined ? [] : [mutant.id];
    }),
  );
  expect(all.flat()).toEqual([]);
});

test('what is stopped is not judged, and the report says why', async () => {
  const place = await opened(adapterTarget(() => referenceAdapter({ fetch: byHttp2 })));
  try {
    const report = await runCatalogue({
      scenarios: CATALOGUE.slice(0, 20),
      catalogue: CATALOGUE,
      ...place,
      target: 'module:./adapter.ts',
      adapter: 'module',
      command: 'mm-auth-conformance run',
      selection: [],
      strict: false,
      knownFailures: [],
      callTimeoutMs: 5_000,
      preflight: async (introduction) =>
        (await preflight({ ...place, callTimeoutMs: 5_000 }, introduction))?.todo,
    });
    expect([report.verdict, report.counts.judged]).toEqual(['incomplete', 0]);
    expect(report.scenarios.every(({ reason }) => reason?.includes('--loopback') === true)).toBe(true);
  } finally {
    await place.stop();
  }
});
