// What an adapter does inside an SDK's callback, and what fires after its SDK was given back.
import { expect, test } from '@playwright/test';
import type { Adapter, CallResult } from '../../contracts/adapter-protocol.ts';
import type { AnySurface } from '../../contracts/any-surface.ts';
import { letCallbacksThrow } from '../drivers/let-callbacks-throw.ts';
import { adaptPlugin } from './plugin.ts';

type Done = () => void;

/** Notes when a call begins and when a callback returns. */
class NotingSdk {
  readonly notes: string[] = [];
  init(_configuration: object, onSuccess: Done, _onError: Done): void {
    this.#calls('init', onSuccess);
  }
  setUserDataJwt(_jwt: string | null, onSuccess: Done, _onError: Done): void {
    this.#calls('setter', onSuccess);
  }
  fetchUser(onSuccess: Done, _onError: Done): void {
    this.#calls('fetchUser', onSuccess);
  }
  saveUser(_user: object, onSuccess: Done, _onError: Done): void {
    this.notes.push('saveUser');
    onSuccess();
  }
  personalize(_context: object, _onSuccess: Done, _onError: Done): void {
    this.notes.push('personalize');
  }
  #calls(name: string, onSuccess: Done): void {
    this.notes.push(name);
    setTimeout(() => {
      try {
        onSuccess();
      } finally {
        this.notes.push(`${name} is over`);
      }
    }, 5);
  }
}

const one = { sdkId: 'one', timeoutMs: 100 };
const configuration = { applicationCode: 'app', backendBaseURL: 'https://backend.test' };

async function adapterOf(sdk: AnySurface, guarded = false): Promise<Adapter> {
  const adapter = adaptPlugin({ create: () => sdk, sdk: { name: 'noting', version: '1' } });
  const harness = { name: 'test', version: '1' };
  await adapter.initialize({ protocolVersion: 1, harness, ...(guarded ? { guarded } : {}) });
  return adapter;
}

const kinds = ({ callbacks, threw }: CallResult) => [
  ...callbacks.map(({ kind }) => kind),
  ...(threw === undefined ? [] : [threw.name]),
];

test('a call is made inside the callback of another one, that of a start included', async () => {
  const sdk = new NotingSdk();
  const adapter = await adapterOf(sdk);
  const inside = adapter.invoke({
    ...one,
    callId: '2',
    operation: 'fetchUser',
    insideCallbackOf: '1',
  });
  const start = await adapter.createSdk({ ...one, ...configuration, callId: '1' });
  expect(kinds(start)).toEqual(['success']);
  expect(kinds(await inside)).toEqual(['success']);
  expect(sdk.notes).toEqual(['init', 'fetchUser', 'init is over', 'fetchUser is over']);
});

test('several are, each once, the setter too', async () => {
  const sdk = new NotingSdk();
  const adapter = await adapterOf(sdk);
  await adapter.createSdk({ ...one, ...configuration, callId: '1' });
  const inside = [
    adapter.setUserDataJwt({ ...one, callId: '3', jwt: 'x', insideCallbackOf: '2' }),
    adapter.invoke({ ...one, callId: '4', operation: 'saveUser', argument: {}, insideCallbackOf: '2' }),
  ];
  await adapter.invoke({ ...one, callId: '2', operation: 'fetchUser' });
  expect((await Promise.all(inside)).map(kinds)).toEqual([['success'], ['success']]);
  await adapter.invoke({ ...one, callId: '5', operation: 'fetchUser' });
  expect(sdk.notes.slice(2, 6)).toEqual(['fetchUser', 'setter', 'saveUser', 'fetchUser is over']);
  expect(sdk.notes.filter((note) => note === 'setter')).toHaveLength(1);
});

test('where that callback never fires, it is answered without callbacks and never made', async () => {
  const sdk = new NotingSdk();
  const adapter = await adapterOf(sdk);
  await adapter.createSdk({ ...one, ...configuration, callId: '1' });
  const inside = adapter.invoke({ ...one, callId: '3', operation: 'fetchUser', insideCallbackOf: '2' });
  await adapter.invoke({ ...one, callId: '2', operation: 'personalize', argument: {} });
  expect(kinds(await inside)).toEqual([]);
  expect(sdk.notes).not.toContain('fetchUser');
});

test('a callback throws once it has been seen, and what comes through the SDK is no throw of its own', async () => {
  const letThrow = letCallbacksThrow();
  try {
    const sdk = new NotingSdk();
    const adapter = await adapterOf(sdk);
    await adapter.createSdk({ ...one, ...configuration, callId: '1' });
    const call = { ...one, callbackThrows: true } as const;
    expect(kinds(await adapter.invoke({ ...call, callId: '2', operation: 'fetchUser' }))).toEqual([
      'success',
    ]);
    // This one is called back before the call returns.
    const saved = await adapter.invoke({ ...call, callId: '3', operation: 'saveUser', argument: {} });
    expect(kinds(saved)).toEqual(['success']);
  } finally {
    letThrow();
  }
});

test('what an SDK does over a throwing callback is seen', async () => {
  const twice = Object.assign(new NotingSdk(), {
    fetchUser: (onSuccess: Done, onError: (error: object) => void) => {
      try {
        onSuccess();
      } catch {
        onError({ code: 'X', description: 'Y' });
      }
    },
    saveUser: (_user: object, onSuccess: Done, _onError: Done) => {
      try {
        onSuccess();
      } catch {
        throw new RangeError('Its own.');
      }
    },
  });
  const adapter = await adapterOf(twice);
  await adapter.createSdk({ ...one, ...configuration, callId: '1' });
  const call = { ...one, callbackThrows: true } as const;
  expect(kinds(await adapter.invoke({ ...call, callId: '2', operation: 'fetchUser' }))).toEqual([
    'success',
    'error',
  ]);
  const saved = await adapter.invoke({ ...call, callId: '3', operation: 'saveUser', argument: {} });
  expect(kinds(saved)).toEqual(['success', 'RangeError']);
});

test('an SDK that returns promises never sees what comes after them', async () => {
  class PromiseSdk {
    async init(_configuration: object): Promise<void> {}
    async setUserDataJwt(_jwt: string | null): Promise<void> {}
    async fetchUser(): Promise<object> {
      return {};
    }
    async saveUser(_user: object): Promise<void> {}
    async personalize(_context: object): Promise<void> {}
  }
  const adapter = await adapterOf(new PromiseSdk());
  await adapter.createSdk({ ...one, ...configuration, callId: '1' });
  const inside = adapter.invoke({
    ...one,
    callId: '3',
    operation: 'saveUser',
    argument: {},
    insideCallbackOf: '2',
  });
  const outer = await adapter.invoke({
    ...one,
    callId: '2',
    operation: 'fetchUser',
    callbackThrows: true,
  });
  expect([kinds(outer), kinds(await inside)]).toEqual([['success'], ['success']]);
});

test('callbacks throw only where the harness catches what nobody else does', async () => {
  for (const [guarded, can] of [
    [false, ['call']],
    [true, ['call', 'throw']],
  ] as const) {
    const adapter = await adapterOf(new NotingSdk(), guarded);
    const harness = { name: 'test', version: '1' };
    const params = { protocolVersion: 1, harness, ...(guarded ? { guarded } : {}) };
    expect((await adapter.initialize(params)).capabilities.insideCallbacks).toEqual(can);
  }
});

test('what fires after its SDK was given back is told with the next one, or at the end', async () => {
  const fired: Done[] = [];
  const later = Object.assign(new NotingSdk(), {
    fetchUser: (onSuccess: Done, _onError: Done) => {
      fired.push(onSuccess);
      onSuccess();
    },
  });
  const adapter = await adapterOf(later);
  for (const sdkId of ['1', '2', '3']) {
    await adapter.createSdk({ ...one, sdkId, ...configuration, callId: `start ${sdkId}` });
    await adapter.invoke({ ...one, sdkId, callId: `fetch ${sdkId}`, operation: 'fetchUser' });
  }
  const callIds = ({ late = [] }: { late?: readonly { callId: string }[] }) =>
    late.map(({ callId }) => callId);
  expect(callIds(await adapter.disposeSdk({ sdkId: '1' }))).toEqual([]);
  fired[0]?.();
  fired[1]?.();
  expect(callIds(await adapter.disposeSdk({ sdkId: '2' }))).toEqual(['fetch 2', 'fetch 1']);
  expect(callIds(await adapter.disposeSdk({ sdkId: '3' }))).toEqual([]);
  fired[2]?.();
  expect(callIds(await adapter.shutdown({}))).toEqual(['fetch 3']);
});
