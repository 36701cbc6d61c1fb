// docs/adapter-protocol.md in step with the code: every method, type, capability and fault is there, every example is valid.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Capabilities, METHODS, type Method } from '../../../contracts/adapter-protocol.ts';
import { MAX_MESSAGE_BYTES, RpcFailure, RpcRequest, RpcSuccess } from '../../../contracts/json-rpc.ts';
import { OPTIONAL_OPERATIONS } from '../../../contracts/operations.ts';
import { ADAPTER_CODES } from '../../base/errors/adapter-codes.ts';
import { DEFAULT_TIMING } from '../../drivers/protocol.ts';
import { FATAL_FAULTS, MAX_RESTARTS, MAX_RESTARTS_IN_A_ROW, MAX_STARTS } from '../../engine/play/session.ts';

// The formatter pads tables.
const PAGE = readFileSync('docs/adapter-protocol.md', 'utf8').replaceAll(/ +/g, ' ');

function messages(): readonly Record<string, unknown>[] {
  const blocks = [...PAGE.matchAll(/```json\n(.*?)```/gs)].map((match) => match[1] ?? '');
  return blocks.flatMap((block) => block.trim().split('\n')).map((line) => JSON.parse(line));
}

test('every example is a valid message', () => {
  const asked = new Map<unknown, Method>();
  for (const message of messages()) {
    const shown = JSON.stringify(message);
    if ('method' in message) {
      const { id, method, params } = RpcRequest.parse(message);
      asked.set(id, method);
      expect(METHODS[method].params.safeParse(params).error, shown).toBeUndefined();
    } else if ('error' in message) {
      expect(RpcFailure.safeParse(message).error, shown).toBeUndefined();
    } else {
      const { id, result } = RpcSuccess.parse(message);
      const method = asked.get(id);
      if (method === undefined) throw new Error(`No request of the page has the id of ${shown}`);
      expect(METHODS[method].result.safeParse(result).error, shown).toBeUndefined();
    }
  }
  expect([...new Set(asked.values())].sort()).toEqual(Object.keys(METHODS).sort());
});

test('every method, capability and optional operation is named', () => {
  for (const method of Object.keys(METHODS)) expect(PAGE).toContain(`| \`${method}\` |`);
  for (const capability of Object.keys(Capabilities.shape)) expect(PAGE).toContain(`| \`${capability}\` |`);
  for (const operation of OPTIONAL_OPERATIONS) expect(PAGE).toContain(`\`${operation}\``);
});

test('every fault is named, with whether the adapter is started again', () => {
  for (const code of Object.keys(ADAPTER_CODES)) {
    expect(PAGE).toContain(`| \`${code}\` | ${FATAL_FAULTS.some((fatal) => fatal === code) ? '↻ ' : ''}|`);
  }
});

test('every number is the one in force', () => {
  expect(MAX_MESSAGE_BYTES).toBe(16 * 1024 * 1024);
  expect([MAX_RESTARTS, MAX_RESTARTS_IN_A_ROW, MAX_STARTS]).toEqual([12, 3, 3]);
  expect(DEFAULT_TIMING).toMatchObject({ initializeMs: 60_000, methodMs: 10_000, graceMs: 2_000 });
});
