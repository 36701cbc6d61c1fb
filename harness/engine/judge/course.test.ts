// The course of a call, each kind of expectation beside its broken twin.
import { expect, test } from '@playwright/test';
import type { CallStep, Expectation, InitStep, Step } from '../../../scenarios/scenario.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import {
  app,
  bearer,
  call,
  error,
  observe,
  request,
  type Seen,
  SUCCESS,
  scenario,
  status,
} from '../../testing/observations.ts';
import { judge } from './judge.ts';

const refused = (code = 'REFUSED'): Partial<RecordedRequest> => ({
  answer: { kind: 'response', status: 400, messageId: code, body: '' },
});

/** The status of each check, by kind. */
function judged(steps: readonly Step[], seen: readonly Seen[], strays: readonly RecordedRequest[] = []) {
  const checks = judge(scenario(steps), observe(seen, { strays }));
  return checks.map(({ kind, status: one }) => `${kind} ${one}`);
}

test('no-false-success: an error is fine, and a success that the backend knows of', () => {
  const expectation: Expectation = { requirement: 'UDA-22', kind: 'no-false-success' };
  expect(status(expectation, { callbacks: [error('X')] })).toBe('passed');
  expect(status(expectation, {})).toBe('passed');
  expect(status(expectation, { callbacks: [SUCCESS], requests: [app()] })).toBe('passed');
  expect(status(expectation, { callbacks: [SUCCESS] })).toBe('failed');
  expect(status(expectation, { late: [SUCCESS] })).toBe('failed');
  expect(status(expectation, { callbacks: [SUCCESS], requests: [app('saveUser', refused())] })).toBe(
    'failed',
  );
  expect(status(expectation, { callbacks: [SUCCESS], requests: [app('fetchUser')] })).toBe('failed');
});

test('requests-bounded: so many, and not one more', () => {
  const expectation: Expectation = { requirement: 'UDA-39', kind: 'requests-bounded', atMost: 2 };
  expect(status(expectation, {})).toBe('passed');
  expect(status(expectation, { requests: [app(), app()] })).toBe('passed');
  expect(status(expectation, { requests: [app(), app(), app('fetchUser')] })).toBe('passed');
  expect(status(expectation, { requests: [app(), app(), app()] })).toBe('failed');
});

test('authorised-by-one-of: each request by one of them, and none by another', () => {
  const expectation: Expectation = {
    requirement: 'UDA-03',
    kind: 'authorised-by-one-of',
    by: ['application-code', { token: 'good' }],
  };
  expect(status(expectation, { requests: [app(), bearer()] })).toBe('passed');
  expect(status(expectation, { requests: [bearer()] })).toBe('passed');
  expect(status(expectation, { requests: [bearer(), request('Bearer other', 'saveUser')] })).toBe('failed');
  expect(status(expectation, { requests: [request('App other', 'saveUser')] })).toBe('failed');
  expect(status(expectation, {})).toBe('failed');
});

test.describe('follows-the-token', () => {
  const follows: Expectation = { requirement: 'UDA-39', kind: 'follows-the-token' };
  const steps: readonly Step[] = [
    { do: 'set-jwt', jwt: { token: 'good', recipe: 'valid/plain' }, expectations: [] },
    call([follows]),
  ];
  const set: Seen = { callbacks: [SUCCESS], supplied: 'good', seqs: { before: 0, after: 0 } };
  const made = (...requests: readonly RecordedRequest[]): Seen => ({
    requests,
    seqs: { before: 0, after: requests.length },
  });

  test('each request carries what is set when it is sent', () => {
    expect(judged(steps, [set, made(bearer('saveUser', { seq: 1 }))])).toEqual(['follows-the-token passed']);
    expect(judged(steps, [set, made(app('saveUser', { seq: 1 }))])).toEqual(['follows-the-token failed']);
    expect(judged(steps, [set, made(bearer('saveUser', { seq: 1 }), app('saveUser', { seq: 2 }))])).toEqual([
      'follows-the-token failed',
    ]);
  });

  test('without a request there is nothing to follow', () => {
    expect(judged(steps, [set, made()])).toEqual(['follows-the-token not-judged']);
  });
});

test.describe('is-over', () => {
  const over: Expectation = { requirement: 'UDA-39', kind: 'is-over' };
  const save = call([over], { argument: { firstName: '$fresh' } });
  const next = call([], { operation: 'fetchUser', control: true });
  const failed: Seen = {
    callbacks: [error('X')],
    argument: { firstName: 'mark-1' },
    requests: [app('saveUser', { body: '{"firstName":"mark-1"}' })],
    endedAtMs: 50,
  };
  const after = (request: RecordedRequest): Seen => ({ requests: [bearer('fetchUser'), request] });

  test('nothing of the call in a later request', () => {
    const later = bearer('saveUser', { atMs: 60, body: '{"lastName":"mark-2"}' });
    expect(judged([save, next], [failed, after(later)])).toEqual(['is-over passed']);
  });

  for (const [where, more] of [
    ['body', { body: '{"firstName":"mark-1","lastName":"mark-2"}' }],
    ['query', { query: 'name=mark-1' }],
    ['path', { path: '/save/mark-1' }],
  ] as const)
    test(`the call again in a later ${where}`, () => {
      const later = bearer('saveUser', { atMs: 60, ...more });
      expect(judged([save, next], [failed, after(later)])).toEqual(['is-over failed']);
      expect(judged([save, next], [failed, after(bearer('fetchUser'))], [later])).toEqual(['is-over failed']);
    });

  test('a depersonalize that nobody asked for', () => {
    const depersonalize: CallStep = call([over], { operation: 'depersonalize' });
    const again = app('depersonalize', { atMs: 60 });
    const first: Seen = { callbacks: [error('X')], requests: [app('depersonalize')], endedAtMs: 50 };
    expect(judged([depersonalize, next], [first, after(again)])).toEqual(['is-over failed']);
    expect(judged([depersonalize, next], [first, after(bearer('saveUser', { atMs: 60 }))])).toEqual([
      'is-over passed',
    ]);
    const asked = call([], { operation: 'depersonalize' });
    expect(
      judged([depersonalize, next, asked], [first, after(bearer('saveUser')), { requests: [again] }]),
    ).toEqual(['is-over passed']);
  });

  test('a depersonalize that a later step asks for may be tried again within that step, and once more is too many', () => {
    const depersonalize: CallStep = call([over], { operation: 'depersonalize' });
    const asked = call([], { operation: 'depersonalize' });
    const first: Seen = { callbacks: [error('X')], requests: [app('depersonalize')], endedAtMs: 50 };
    const tries = (statuses: readonly number[]) =>
      statuses.map((status, at) =>
        app('depersonalize', { atMs: 60, seq: 10 + at, answer: { kind: 'response', status, body: '' } }),
      );
    const after = (statuses: readonly number[]) =>
      judged([depersonalize, asked], [first, { requests: tries(statuses) }]);
    expect(after([500, 500, 500, 500])).toEqual(['is-over passed']);
    expect(after([503, 200])).toEqual(['is-over passed']);
    expect(after([200, 200])).toEqual(['is-over failed']);
  });
});

test.describe('a start that reports before its registration is answered', () => {
  const start: InitStep = {
    do: 'init',
    expectations: [
      { requirement: 'UDA-22', kind: 'fails' },
      { requirement: 'UDA-22', kind: 'fails-with-backend-code' },
      { requirement: 'UDA-22', kind: 'described' },
      { requirement: 'UDA-15', kind: 'called-back-once' },
    ],
  };
  const registration = (answeredAtMs?: number) =>
    app('registerInstallation', {
      ...refused(),
      ...(answeredAtMs === undefined ? {} : { answeredAtMs }),
    });
  const reported = (callbacks: Seen['callbacks'], ...requests: readonly RecordedRequest[]) =>
    judged([start], [{ callbacks: callbacks ?? [], requests, endedAtMs: 50 }]).map(
      (one) => one.split(' ')[1],
    );

  test('cannot say how it ended', () => {
    const free = ['not-applicable', 'not-applicable', 'not-applicable', 'passed'];
    expect(reported([SUCCESS], registration(60))).toEqual(free);
    expect(reported([SUCCESS], registration())).toEqual(free);
  });

  test('has to say it afterwards, once, and only if there was a registration', () => {
    expect(reported([SUCCESS], registration(50))).toEqual(['failed', 'failed', 'passed']);
    expect(reported([SUCCESS], registration(40))[0]).toBe('failed');
    expect(reported([SUCCESS])[0]).toBe('failed');
    expect(reported([SUCCESS, error('X')], registration(60))[0]).toBe('failed');
    expect(reported([], registration(60))[0]).toBe('failed');
    expect(reported([error('REFUSED')], registration(40))).toEqual(['passed', 'passed', 'passed', 'passed']);
  });
});

test.describe('is-over, in detail', () => {
  const over: Expectation = { requirement: 'UDA-39', kind: 'is-over' };
  const next = call([], { operation: 'fetchUser', control: true });
  const control: Seen = { requests: [bearer('fetchUser')] };
  const later = (body: string, atMs = 60) => bearer('saveUser', { atMs, body });
  const told = (step: CallStep, seen: Seen, ...strays: readonly RecordedRequest[]) =>
    judged([step, next], [{ callbacks: [error('X')], endedAtMs: 50, ...seen }, control], strays)[0];

  test('marks are looked for at any depth, and only where a new text was asked for', () => {
    const nested = call([over], { argument: { a: [{ b: '$fresh' }], c: 'fixed', d: null, e: 1 } });
    const seen = { argument: { a: [{ b: 'mark-1' }], c: 'fixed', d: null, e: 1 } };
    expect(told(nested, seen, later('{"x":"mark-1"}'))).toBe('is-over failed');
    expect(told(nested, seen, later('{"x":"fixed","d":null,"e":1}'))).toBe('is-over passed');
    expect(told(nested, { argument: { a: null } }, later('null'))).toBe('is-over passed');
    expect(told(nested, { argument: { a: [{ b: 7 }] } }, later('7'))).toBe('is-over passed');
  });

  test('texts that were made for the call alone count as well', () => {
    const step = call([{ ...over, texts: ['only-here'] }], { argument: { firstName: 'Ada' } });
    expect(told(step, { argument: { firstName: 'Ada' } }, later('{"n":"only-here"}'))).toBe('is-over failed');
    expect(told(step, { argument: { firstName: 'Ada' } }, later('{"n":"Ada"}'))).toBe('is-over passed');
  });

  test('what came before the end of the call is part of it', () => {
    const step = call([over], { argument: { firstName: '$fresh' } });
    const seen = { argument: { firstName: 'mark-1' } };
    expect(told(step, seen, later('mark-1', 49))).toBe('is-over passed');
    expect(told(step, seen, later('mark-1', 50))).toBe('is-over failed');
    expect(told(step, { ...seen, requests: [later('mark-1', 70)] })).toBe('is-over passed');
  });

  test('of depersonalize: as many as later steps ask for, and not one more, wherever they ask', () => {
    const depersonalize = call([over], { operation: 'depersonalize' });
    const asked = call([], { operation: 'depersonalize' });
    const other = call([], { operation: 'saveUser' });
    const first: Seen = { callbacks: [error('X')], requests: [app('depersonalize')], endedAtMs: 50 };
    const made = (count: number): Seen => ({
      requests: Array.from({ length: count }, () => app('depersonalize', { atMs: 60 })),
    });
    const statusOf = (steps: readonly Step[], count: number) =>
      judged([depersonalize, next, ...steps], [first, control, made(count), {}, {}])[0];
    expect([0, 1].map((count) => statusOf([other], count))).toEqual(['is-over passed', 'is-over failed']);
    expect([1, 2].map((count) => statusOf([asked], count))).toEqual(['is-over passed', 'is-over failed']);
    const inside: Step = { do: 'meanwhile', call: other, steps: [asked] };
    expect([1, 2].map((count) => statusOf([inside], count))).toEqual(['is-over passed', 'is-over failed']);
    // One that was asked for before is not one that was asked for again.
    const before = judged(
      [asked, depersonalize, next],
      [{ requests: [app('depersonalize')] }, first, { ...control, ...made(1) }],
    );
    expect(before[0]).toBe('is-over failed');
  });

  test('it is said in words', () => {
    const step = call([over], { argument: { firstName: '$fresh' } });
    const of = (...strays: readonly RecordedRequest[]) =>
      judge(
        scenario([step, next]),
        observe([{ argument: { firstName: 'mark-1' }, endedAtMs: 50 }, control], { strays }),
      )[0];
    expect([of()?.expected, of()?.seen]).toEqual([
      'nothing of this call in any later request',
      'nothing of it later',
    ]);
    expect(of(later('mark-1'))?.seen).toBe('GET saveUser with the token "good" as Bearer → 200');
  });
});

test('requests-bounded says how many', () => {
  const bounded: Expectation = { requirement: 'UDA-39', kind: 'requests-bounded', atMost: 2 };
  const of = (count: number) =>
    judge(
      scenario([call([bounded])]),
      observe([{ requests: Array.from({ length: count }, () => app()) }]),
    )[0];
  expect([of(1)?.seen, of(3)?.seen, of(0)?.seen]).toEqual(['1 request', '3 requests', '0 requests']);
  expect(of(1)?.expected).toBe('at most 2 requests, what is tried again included');
});

test('follows-the-token: a late one by itself counts where a JWT does, under what was held then', () => {
  const follows: Expectation = { requirement: 'UDA-39', kind: 'follows-the-token' };
  const good: Step = { do: 'set-jwt', jwt: { token: 'good', recipe: 'valid/plain' }, expectations: [] };
  const cleared: Step = { do: 'set-jwt', jwt: { value: null }, expectations: [] };
  const steps = [good, call([follows]), cleared];
  const seen = (...requests: readonly RecordedRequest[]): readonly Seen[] => [
    { callbacks: [SUCCESS], supplied: 'good', seqs: { before: 0, after: 0 } },
    { requests, seqs: { before: 0, after: 5 } },
    { callbacks: [SUCCESS], seqs: { before: 5, after: 5 } },
  ];
  const made = bearer('saveUser', { seq: 1 });
  const late = (endpoint: 'saveUser' | 'saveInstallation', authorised: typeof app) =>
    judged(steps, seen(made), [authorised(endpoint, { seq: 6, atMs: 80 })]);
  expect(late('saveUser', bearer)).toEqual(['follows-the-token failed']);
  expect(late('saveUser', app)).toEqual(['follows-the-token passed']);
  expect(late('saveInstallation', bearer)[0]).toBe('follows-the-token passed');
});
