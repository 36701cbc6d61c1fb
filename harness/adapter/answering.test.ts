import { expect, test } from '@playwright/test';
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import { answered } from './answering.ts';

const adapter = {
  initialize: (params: unknown) => Promise.resolve({ given: params }),
  disposeSdk: () => {
    throw new Error('There is no SDK s.');
  },
  secret: () => 'not of the protocol',
} as unknown as Adapter;

const asked = (message: object) => answered(adapter, JSON.stringify({ jsonrpc: '2.0', ...message }));

test('a request is performed, with its parameters, under its own id', async () => {
  expect(await asked({ id: 7, method: 'initialize', params: { a: 1 } })).toEqual({
    jsonrpc: '2.0',
    id: 7,
    result: { given: { a: 1 } },
  });
});

test('what cannot be done is told by the codes of the specification', async () => {
  const codeOf = async (text: string) => (await answered(adapter, text)).error?.code;
  expect(await codeOf('{')).toBe(-32_700);
  for (const text of [
    'null',
    '7',
    '[]',
    '{}',
    '{"jsonrpc":"2.0","id":1}',
    '{"jsonrpc":"1.0","id":1,"method":"initialize"}',
  ])
    expect(await codeOf(text), text).toBe(-32_600);
  for (const method of ['secret', 'toString', 'setClock', 'nothing'])
    expect((await asked({ id: 1, method })).error?.code, method).toBe(-32_601);
  expect(await asked({ id: 1, method: 'disposeSdk', params: {} })).toMatchObject({
    id: 1,
    error: { code: -32_603, message: 'There is no SDK s.' },
  });
});
