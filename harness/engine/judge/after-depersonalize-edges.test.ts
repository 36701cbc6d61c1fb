// Where a depersonalize that overlapped excuses a call, and where it does not: each condition beside its twin.
import { expect, test } from '@playwright/test';
import type { Mode } from '../../../contracts/mode.ts';
import type { CallStep, Expectation, Step } from '../../../scenarios/scenario.ts';
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
} from '../../testing/observations.ts';
import type { Observation } from '../play/observation.ts';
import { judge } from './judge.ts';

const GOOD = { token: 'good' } as const;
const AUTHORISED: Expectation = { requirement: 'UDA-04', kind: 'authorised', by: GOOD };
const SET: Step = { do: 'set-jwt', jwt: { token: 'good', recipe: 'valid/plain' }, expectations: [] };
const DEPERSONALIZE = call([], { operation: 'depersonalize' });

/** A depersonalize that was answered with success at 400 ms. */
const over = (more: Partial<RecordedRequest> = {}) =>
  app('depersonalize', { atMs: 100, answeredAtMs: 400, ...more });
const SET_BEFORE: Seen = { callbacks: [SUCCESS], supplied: 'good', startedAtMs: 50 };

/** The statuses of the last step, after a set and a depersonalize. */
function last(save: CallStep, seen: Seen, depersonalize: RecordedRequest = over()): readonly string[] {
  const steps = observe([SET_BEFORE, { requests: [depersonalize], endedAtMs: 400 }, seen]);
  return judge(scenario([SET, DEPERSONALIZE, save]), steps).map(({ status }) => status);
}

const anonymous: Seen = { callbacks: [SUCCESS], requests: [app('saveUser', { atMs: 500 })], endedAtMs: 600 };

test('everything that goes by the token is excused, and nothing else', () => {
  const kinds: readonly Expectation[] = [
    AUTHORISED,
    { requirement: 'UDA-04', kind: 'authorised-by-one-of', by: [GOOD] },
    { requirement: 'UDA-39', kind: 'follows-the-token' },
    { requirement: 'UDA-02', kind: 'succeeds' },
    { requirement: 'UDA-22', kind: 'fails' },
    { requirement: 'UDA-22', kind: 'fails-with-backend-code' },
    { requirement: 'UDA-14', kind: 'no-request' },
    { requirement: 'UDA-16', kind: 'described' },
  ];
  for (const kind of kinds) expect(last(call([kind]), anonymous), kind.kind).toEqual(['not-applicable']);
  const judged: readonly Expectation[] = [
    { requirement: 'UDA-15', kind: 'called-back-once' },
    { requirement: 'UDA-39', kind: 'requests-bounded', atMost: 0 },
    { requirement: 'UDA-36', kind: 'survives' },
  ];
  expect(judged.flatMap((kind) => last(call([kind]), anonymous))).toEqual(['passed', 'failed', 'passed']);
});

test('the reason is said', () => {
  const steps = observe([SET_BEFORE, { requests: [over()], endedAtMs: 400 }, anonymous]);
  const [check] = judge(scenario([SET, DEPERSONALIZE, call([AUTHORISED])]), steps);
  expect([check?.expected, check?.seen]).toEqual([
    'what is right for the token that was set',
    'a depersonalize was over by then, and whether it takes the token with it is open (UDA-44)',
  ]);
});

test('only where a JWT counts: in its mode, for its operations, while one is held', () => {
  const others = call([{ requirement: 'UDA-05', kind: 'authorised', by: GOOD }], {
    operation: 'saveInstallation',
  });
  expect(last(others, { requests: [app('saveInstallation', { atMs: 500 })] })).toEqual(['failed']);
  const seen = observe([SET_BEFORE, { requests: [over()], endedAtMs: 400 }, anonymous]);
  const inMode = (mode: Mode) =>
    judge({ ...scenario([SET, DEPERSONALIZE, call([AUTHORISED])]), mode }, seen).map(({ status }) => status);
  expect(inMode('jwt')).toEqual(['not-applicable']);
  expect(inMode('application-code')).toEqual(['failed']);
  const cleared: Step = { do: 'set-jwt', jwt: { value: null }, expectations: [] };
  const { supplied: _, ...nothing } = SET_BEFORE;
  const anonymously = observe([nothing, { requests: [over()], endedAtMs: 400 }, anonymous]);
  const checks = judge(scenario([cleared, DEPERSONALIZE, call([AUTHORISED])]), anonymously);
  expect(checks.map(({ status }) => status)).toEqual(['failed']);
});

test('only by one that the backend has done, by the time that the call went out', () => {
  const save = call([AUTHORISED]);
  expect(last(save, anonymous, over({ answeredAtMs: 500 }))).toEqual(['not-applicable']);
  expect(last(save, anonymous, over({ answeredAtMs: 501 }))).toEqual(['failed']);
  const { answeredAtMs: _, ...unanswered } = over();
  expect(last(save, anonymous, unanswered)).toEqual(['failed']);
  expect(last(save, anonymous, over({ answer: { kind: 'reset' } }))).toEqual(['failed']);
  expect(last(save, anonymous, over({ endpoint: 'saveInstallation' }))).toEqual(['failed']);
});

test('a call that made no request counts from its end', () => {
  const refused = call([{ requirement: 'UDA-02', kind: 'succeeds' }]);
  const seen: Seen = { callbacks: [error('X')], startedAtMs: 300 };
  expect(last(refused, { ...seen, endedAtMs: 400 })).toEqual(['not-applicable']);
  expect(last(refused, { ...seen, endedAtMs: 399 })).toEqual(['failed']);
});

test('one that the call itself has made excuses nothing', () => {
  const steps = observe([SET_BEFORE, { ...anonymous, requests: [over(), app('saveUser', { atMs: 500 })] }]);
  const checks = judge(scenario([SET, call([AUTHORISED])]), steps);
  expect(checks.map(({ status }) => status)).toEqual(['failed']);
});

/** A token is set at this time, beside or after a depersonalize that ends at 400 ms, and a save goes out without it. */
function setAt(startedAtMs: number, together: boolean): readonly string[] {
  const set: Seen = { callbacks: [SUCCESS], supplied: 'good', startedAtMs };
  const made: Seen = { requests: [over()], endedAtMs: 400 };
  const steps: readonly Step[] = together
    ? [{ do: 'meanwhile', call: DEPERSONALIZE, steps: [SET as never] }, call([AUTHORISED])]
    : [DEPERSONALIZE, SET, call([AUTHORISED])];
  const seen: Observation = observe([made, set, anonymous]);
  return judge(scenario(steps), seen).map(({ status }) => status);
}

test('what is set after it is held; within one millisecond the story tells, unless both were under way', () => {
  expect([setAt(401, false), setAt(401, true)]).toEqual([['failed'], ['failed']]);
  expect([setAt(400, false), setAt(400, true)]).toEqual([['failed'], ['not-applicable']]);
  expect([setAt(399, false), setAt(399, true)]).toEqual([['not-applicable'], ['not-applicable']]);
});

test('what is set after the call does not make it right', () => {
  const later: Step = { do: 'set-jwt', jwt: { token: 'later', recipe: 'valid/plain' }, expectations: [] };
  const seen = observe([
    SET_BEFORE,
    { requests: [over()], endedAtMs: 400 },
    anonymous,
    { callbacks: [SUCCESS], supplied: 'later', startedAtMs: 700 },
  ]);
  const checks = judge(scenario([SET, DEPERSONALIZE, call([AUTHORISED]), later]), seen);
  expect(checks.map(({ status }) => status)).toEqual(['not-applicable']);
});

test('one that no step has made counts from its answer', () => {
  const set: Seen = { callbacks: [SUCCESS], supplied: 'good' };
  const judged = (startedAtMs: number) =>
    judge(
      scenario([SET, call([AUTHORISED])]),
      observe([{ ...set, startedAtMs }, anonymous], { strays: [over()] }),
    ).map(({ status }) => status);
  expect([judged(399), judged(400), judged(401)]).toEqual([['not-applicable'], ['failed'], ['failed']]);
  const withToken = { ...anonymous, requests: [bearer('saveUser', { atMs: 500 })] };
  const right = observe([{ ...set, startedAtMs: 401 }, withToken], { strays: [over()] });
  expect(judge(scenario([SET, call([AUTHORISED])]), right)[0]?.status).toBe('passed');
});
