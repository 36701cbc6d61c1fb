// SDKs in the shapes that people write: callbacks, promises, some of each; and shapes that could be taken for the other.
import { expect, test } from '@playwright/test';
import type { CallResult } from '../../contracts/adapter-protocol.ts';
import type { AnySurface, Reporting } from '../../contracts/any-surface.ts';
import { adaptPlugin } from './plugin.ts';

const REFUSED = { code: 'JWT_TOKEN_EXPIRED', description: 'The token expired a minute ago.' };

/** What a user of this project may hand over, types included: nothing here is cast. */
class PromiseSdk {
  jwt: string | null = null;
  async init(_configuration: { applicationCode: string; ios?: object }): Promise<void> {}
  setUserDataJwt(jwt: string | null): void {
    if (jwt === 'bad') throw REFUSED;
    this.jwt = jwt;
  }
  async fetchUser(): Promise<{ firstName: string }> {
    return { firstName: 'Ada' };
  }
  async saveUser(_user: { firstName?: string; tags?: string[] }): Promise<never> {
    throw REFUSED;
  }
  async personalize(_context: { userIdentity: { phones?: string[] } }): Promise<void> {}
  getUser(): { firstName: string } {
    return { firstName: 'Grace' };
  }
}

class CallbackSdk {
  init(_configuration: object, onSuccess: () => void, _onError: () => void): void {
    onSuccess();
  }
  setUserDataJwt(
    _jwt: string | null,
    onSuccess: () => void,
    _onError: (error: { code: string }) => void,
  ): void {
    onSuccess();
  }
  async fetchUser(_onSuccess: () => void, _onError: () => void): Promise<string> {
    return 'It is a promise of the work, and no report.';
  }
  async saveUser(_user: object, _onSuccess: () => void, _onError: () => void): Promise<never> {
    throw new Error('It fell over.');
  }
  personalize(_context: object, _onSuccess: () => void, onError: (error: object) => void): void {
    onError(REFUSED);
  }
}

async function called(
  sdk: AnySurface,
  operation: 'fetchUser' | 'saveUser' | 'personalize' | 'getUser' | { readonly jwt: string },
  reporting?: Reporting,
): Promise<CallResult> {
  const options = { create: () => sdk, sdk: { name: 'shape', version: '1' } };
  const adapter = adaptPlugin(reporting === undefined ? options : { ...options, reporting });
  await adapter.initialize({ protocolVersion: 1, harness: { name: 'test', version: '1' } });
  const one = { sdkId: 'one', callId: 'call', timeoutMs: 60 };
  await adapter.createSdk({ ...one, applicationCode: 'app', backendBaseURL: 'https://backend.test' });
  if (typeof operation === 'object') return adapter.setUserDataJwt({ ...one, jwt: operation.jwt });
  const needs = operation === 'saveUser' || operation === 'personalize';
  return adapter.invoke({ ...one, operation, ...(needs ? { argument: { userIdentity: {} } } : {}) });
}

const kinds = ({ callbacks, threw }: CallResult) => [
  ...callbacks.map((one) => one.kind),
  ...(threw === undefined ? [] : ['threw']),
];

test('a promise that is fulfilled is a success, with its value', async () => {
  expect((await called(new PromiseSdk(), 'fetchUser')).callbacks).toMatchObject([
    { kind: 'success', value: { firstName: 'Ada' } },
  ]);
});

test('a promise that rejects is an error, with its code', async () => {
  const { callbacks, threw } = await called(new PromiseSdk(), 'saveUser');
  expect(callbacks).toMatchObject([{ kind: 'error', ...REFUSED }]);
  expect(threw).toBeUndefined();
});

test('a setter that returns at once has succeeded, and one that throws has reported an error', async () => {
  expect(kinds(await called(new PromiseSdk(), { jwt: 'good' }))).toEqual(['success']);
  expect((await called(new PromiseSdk(), { jwt: 'bad' })).callbacks).toMatchObject([REFUSED]);
});

test('what is returned at once by a method without an argument is its report', async () => {
  expect(kinds(await called(new PromiseSdk(), 'getUser'))).toEqual(['success']);
});

test('a callback-based method reports through its callbacks alone, async or not', async () => {
  expect(kinds(await called(new CallbackSdk(), 'fetchUser'))).toEqual([]);
  expect(kinds(await called(new CallbackSdk(), 'personalize'))).toEqual(['error']);
  expect(kinds(await called(new CallbackSdk(), 'saveUser'))).toEqual(['threw']);
});

test('some of each', async () => {
  const { saveUser } = new PromiseSdk();
  const mixed = Object.assign(new CallbackSdk(), { saveUser });
  expect(kinds(await called(mixed, 'saveUser'))).toEqual(['error']);
  expect(kinds(await called(mixed, 'personalize'))).toEqual(['error']);
});

test('rest parameters that hold the callbacks are not taken for a method that was done at once', async () => {
  class Rest extends CallbackSdk {
    override init(_configuration: object, ...callbacks: (() => void)[]): void {
      setTimeout(() => callbacks[0]?.(), 5);
    }
    override setUserDataJwt(_jwt: string | null, ...callbacks: ((error: { code: string }) => void)[]): void {
      setTimeout(() => callbacks[1]?.(REFUSED), 5);
    }
  }
  expect(kinds(await called(new Rest(), { jwt: 'bad' }))).toEqual(['error']);
});

test('a wrapper that hides its parameters is not taken for a success', async () => {
  const wrapped = {
    ...new CallbackSdk(),
    init: (...args: unknown[]) => void (args[1] as () => void)(),
    setUserDataJwt: (...args: unknown[]) => void (args[2] as (error: object) => void)(REFUSED),
    fetchUser: (...args: unknown[]) => void setTimeout(args[1] as () => void, 5, REFUSED),
    saveUser: async (...args: unknown[]) => void setTimeout(args[2] as () => void, 5, REFUSED),
    personalize: () => undefined,
  };
  expect(kinds(await called(wrapped, { jwt: 'bad' }))).toEqual(['error']);
  expect(kinds(await called(wrapped, 'fetchUser'))).toEqual(['error']);
  // What it declares cannot be told from a promise-based method's: its author says so.
  expect(kinds(await called(wrapped, 'saveUser', 'callbacks'))).toEqual(['error']);
});

test('a method that reports both ways is counted once, and one that calls back twice is seen', async () => {
  const both = Object.assign(new PromiseSdk(), {
    fetchUser: async (...args: unknown[]) => (args[0] as () => void)(),
    personalize: (_context: object, onSuccess: () => void) => [onSuccess(), onSuccess()],
  });
  expect(kinds(await called(both, 'fetchUser'))).toEqual(['success']);
  expect(kinds(await called(both, 'personalize'))).toEqual(['success', 'success']);
});

test('the types refuse what is no such method', () => {
  // @ts-expect-error fetchUser takes a number, which is neither a callback nor nothing.
  const wrong: Pick<AnySurface, 'fetchUser'> = { fetchUser: async (_id: number) => undefined };
  expect(wrong).toBeDefined();
});
