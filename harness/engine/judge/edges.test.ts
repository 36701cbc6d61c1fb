// The edges of single checks: what tells one case from the next, where machine-made mutants survived.
import { expect, test } from '@playwright/test';
import type { CallStep, Expectation, InitStep, Step } from '../../../scenarios/scenario.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import {
  app,
  bearer,
  call,
  error,
  observe,
  type Seen,
  SUCCESS,
  scenario,
  status,
  TOKEN,
} from '../../testing/observations.ts';
import { judge } from './judge.ts';

const SUCCEEDS: Expectation = { requirement: 'UDA-15', kind: 'succeeds' };

test('a fetch may share the request that is under way, and not one that is over; a save shares none', () => {
  const shared = (operation: CallStep['operation'], answeredAtMs?: number) => {
    const endpoint = operation as 'fetchUser' | 'saveUser';
    const before = bearer(endpoint, { atMs: 50, ...(answeredAtMs === undefined ? {} : { answeredAtMs }) });
    const seen: Seen = { callbacks: [SUCCESS], startedAtMs: 100, endedAtMs: 200 };
    const checks = judge(scenario([call([SUCCEEDS], { operation })]), observe([seen], { strays: [before] }));
    return checks[0]?.status;
  };
  expect([99, 100, 150].map((at) => shared('fetchUser', at))).toEqual(['failed', 'passed', 'passed']);
  expect([shared('fetchUser'), shared('saveUser', 150)]).toEqual(['failed', 'failed']);
});

test('the text of a registration that failed is that of a call without one, until one has worked', () => {
  const described: Expectation = { requirement: 'UDA-16', kind: 'described' };
  const body = JSON.stringify({ requestError: { serviceException: { messageId: 'NO', text: 'No.' } } });
  const good = (seq: number) => app('registerInstallation', { seq, atMs: seq, answeredAtMs: seq });
  const failed = (seq: number) =>
    app('registerInstallation', {
      ...{ seq, atMs: seq, answeredAtMs: seq },
      answer: { kind: 'response', status: 500, messageId: 'NO', body },
    });
  const after = (...strays: readonly RecordedRequest[]) =>
    judge(
      scenario([call([described])]),
      observe([{ callbacks: [error('X', 'No.')], startedAtMs: 100, endedAtMs: 200 }], { strays }),
    )[0]?.status;
  expect(after(failed(1))).toBe('passed');
  expect(after(good(1), failed(2))).toBe('passed');
  expect(after(failed(1), good(2))).toBe('failed');
  expect(after(failed(1), good(100))).toBe('passed');
});

test('a start that throws says something, however early it reported', () => {
  const start: InitStep = { do: 'init', expectations: [{ requirement: 'UDA-22', kind: 'fails' }] };
  const registration = app('registerInstallation', { answeredAtMs: 60 });
  const judged = (more: Seen) =>
    judge(
      scenario([start]),
      observe([{ callbacks: [SUCCESS], requests: [registration], endedAtMs: 50, ...more }]),
    )[0]?.status;
  expect(judged({})).toBe('not-applicable');
  expect(judged({ threw: { name: 'Error', message: '' } })).toBe('failed');
  expect(judged({ callbacks: [], late: [SUCCESS] })).toBe('failed');
});

test('what was given and did not go out is said, field by field, three of them', () => {
  const sent: Expectation = { requirement: 'UDA-38', kind: 'sends-what-was-given', part: 'user-data' };
  const said = (argument: unknown, body: unknown) => {
    const requests = [bearer('saveUser', { body: JSON.stringify(body) })];
    return judge(scenario([call([sent])]), observe([{ argument, requests }]))[0];
  };
  const check = said(
    { firstName: 'Ada', lastName: null, customAttributes: { a: 1, b: null, c: [] } },
    { firstName: 7, customAttributes: {} },
  );
  expect(check?.seen).toBe(
    'firstName = 7 instead of "Ada"; customAttributes.a = nothing instead of 1; lastName is not there, which was null',
  );
  expect(check?.expected).toBe('the request carries every field of the user as given');
  expect(said({ tags: [] }, {})?.seen).toBe('tags is not there, which was an empty list');
  expect(said({ customAttributes: { c: [] } }, { customAttributes: {} })?.seen).toBe(
    'customAttributes.c is not there, which was an empty list',
  );
  // The order of a list that is no set of contacts or tags is part of its value.
  const listed = (list: readonly number[]) => ({ customAttributes: { list } });
  expect(said(listed([1, 2]), listed([1, 2]))?.status).toBe('passed');
  expect(said(listed([1, 2]), listed([2, 1]))?.status).toBe('failed');
});

test('each part of what was given is named; of attributes, that none is of an earlier call', () => {
  const expected = (part: 'user-identity' | 'flags' | 'user-attributes') =>
    judge(
      scenario([call([{ requirement: 'UDA-38', kind: 'sends-what-was-given', part }])]),
      observe([{ argument: {} }]),
    )[0];
  expect(expected('user-identity')?.expected).toBe('the request carries the user identity as given');
  expect(expected('flags')?.expected).toBe('the request carries the flags as given');
  expect(expected('user-attributes')?.expected).toBe(
    'the request carries no user attribute of an earlier call, but its own',
  );
  expect([expected('flags')?.status, expected('flags')?.seen]).toEqual(['failed', 'no request']);
});

test('while a setter is under way, or where it refused, what was held before may be sent', () => {
  const follows: Expectation = { requirement: 'UDA-39', kind: 'follows-the-token' };
  const good: Step = { do: 'set-jwt', jwt: { token: 'good', recipe: 'valid/plain' }, expectations: [] };
  const cleared: Step = { do: 'set-jwt', jwt: { value: null }, expectations: [] };
  const sent = (clearing: Seen, seq: number) =>
    judge(
      scenario([good, cleared, call([follows])]),
      observe([
        { callbacks: [SUCCESS], supplied: 'good', seqs: { before: 0, after: 0 } },
        clearing,
        { requests: [bearer('saveUser', { seq })], seqs: { before: seq - 1, after: seq } },
      ]),
    )[0]?.status;
  const over: Seen = { callbacks: [SUCCESS], seqs: { before: 1, after: 2 } };
  expect(sent(over, 3)).toBe('failed');
  expect(sent(over, 2)).toBe('passed');
  expect(sent({ ...over, callbacks: [error('X')] }, 3)).toBe('passed');
});

test('a token that went to another host is a leak, whatever the backend was told meanwhile', () => {
  const confined = call([{ requirement: 'UDA-35', kind: 'token-confined' }], { operation: 'fetchUser' });
  const elsewhere = bearer('fetchUser', { origin: 'https://x.test', answer: { kind: 'blocked' } });
  for (const fault of [null, { kind: 'answer', status: 500, body: 'empty' } as const]) {
    const steps: readonly Step[] = [{ do: 'backend', fault }, confined];
    const checks = judge(scenario(steps), observe([{}, { requests: [elsewhere] }]));
    expect(checks.map(({ requirement, status: one }) => `${requirement} ${one}`)).toEqual(['UDA-35 failed']);
    expect(checks[0]?.seen).not.toContain(TOKEN);
  }
});

test('no-bearer: a request without any authorisation carries none', () => {
  const none: Expectation = { requirement: 'UDA-34', kind: 'no-bearer' };
  const control = call([], { operation: 'fetchUser', control: true });
  const checks = judge(
    scenario([call([none]), control]),
    observe([{ requests: [app('saveUser', { headers: {} })] }, { requests: [bearer('fetchUser')] }]),
  );
  expect(checks[0]?.status).toBe('passed');
  expect(status(none, { requests: [bearer()] })).toBe('failed');
});
