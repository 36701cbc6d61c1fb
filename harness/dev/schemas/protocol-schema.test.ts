// The published schema of the adapter protocol says what the code says, by another validator.
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { METHODS } from '../../../contracts/adapter-protocol.ts';
import { referenceAdapter } from '../../reference/adapter.ts';
import { publishedSchemas } from './published-schemas.ts';

const { Ajv2020: Ajv } = createRequire(import.meta.url)('ajv/dist/2020.js') as {
  Ajv2020: new (options: object) => Ajv2020;
};

function protocol() {
  const text = publishedSchemas().get('adapter-protocol.schema.json') ?? '';
  return new Ajv({ strictTypes: false, validateFormats: false }).addSchema(JSON.parse(text), 'protocol');
}

const SDK = { sdkId: 's', callId: 'c', timeoutMs: 1 };
const request = (method: string, params: object) => ({ jsonrpc: '2.0', id: 1, method, params });
const MESSAGES: Readonly<Record<keyof typeof METHODS, object>> = {
  initialize: { protocolVersion: 1, harness: { name: 'h', version: '1' } },
  createSdk: { ...SDK, backendBaseURL: 'http://localhost', applicationCode: 'a', userDataJwt: null },
  setUserDataJwt: { ...SDK, jwt: ['any', { json: 1 }] },
  invoke: { ...SDK, operation: 'saveUser', argument: { firstName: 'Ada' } },
  setClock: { sdkId: 's', clockMs: null },
  disposeSdk: { sdkId: 's' },
  shutdown: {},
};

test('every request of the protocol is a message, and each of its fields counts', () => {
  const schemas = protocol();
  const isMessage = (message: object) => schemas.validate('protocol', message);
  for (const [method, params] of Object.entries(MESSAGES)) {
    expect(isMessage(request(method, params)), method).toBe(true);
    for (const field of Object.keys(params)) {
      const optional = ['userDataJwt', 'jwt', 'argument'].includes(field);
      const without = Object.fromEntries(Object.entries(params).filter(([name]) => name !== field));
      expect(isMessage(request(method, without)), `${method} without ${field}`).toBe(optional);
    }
  }
  expect(isMessage(request('dance', {}))).toBe(false);
  expect(isMessage({ id: 1, result: {} })).toBe(false);
  expect(isMessage({ jsonrpc: '2.0', id: null, error: { code: 1, message: 'no' } })).toBe(true);
});

test('what the reference adapter answers fits the published types', async () => {
  const schemas = protocol();
  const fits = (name: string, value: unknown) => schemas.validate(`protocol#/$defs/${name}`, value);
  const adapter = referenceAdapter();
  const introduction = await adapter.initialize({ protocolVersion: 1, harness: { name: 'h', version: '1' } });
  expect(fits('InitializeResult', introduction)).toBe(true);
  expect(fits('InitializeResult', { ...introduction, clockMs: 'now' })).toBe(false);
  const created = await adapter.createSdk({
    ...SDK,
    backendBaseURL: 'http://127.0.0.1:9',
    applicationCode: 'a',
  });
  expect(fits('CallResult', created)).toBe(true);
  expect(fits('CallResult', { callbacks: [{ kind: 'perhaps', atMs: 1 }] })).toBe(false);
  expect(fits('DisposeSdkResult', await adapter.disposeSdk({ sdkId: 's' }))).toBe(true);
});
