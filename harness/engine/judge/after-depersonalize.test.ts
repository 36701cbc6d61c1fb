// What is held after a depersonalize that overlapped is open; before it was over, and after something new was set, it is not.
import { expect, test } from '@playwright/test';
import type { Expectation, Step } from '../../../scenarios/scenario.ts';
import { app, bearer, call, observe, type Seen, SUCCESS, scenario } from '../../testing/observations.ts';
import { judge } from './judge.ts';

const AUTHORISED: Expectation = { requirement: 'UDA-04', kind: 'authorised', by: { token: 'good' } };
const ONCE: Expectation = { requirement: 'UDA-15', kind: 'called-back-once' };
const STEPS: readonly Step[] = [
  { do: 'set-jwt', jwt: { token: 'good', recipe: 'valid/plain' }, expectations: [] },
  call([], { operation: 'depersonalize' }),
  call([AUTHORISED, ONCE]),
];

/** Judges a save that went out at 500 ms, with a depersonalize answered then and the token set at this time. */
function judged(answeredAtMs: number, setAtMs: number, save: Seen, answer = 200): readonly string[] {
  const set: Seen = { callbacks: [SUCCESS], supplied: 'good', startedAtMs: setAtMs };
  const depersonalize = app('depersonalize', {
    atMs: 100,
    answeredAtMs,
    answer: { kind: 'response', status: answer, body: '{}' },
  });
  const seen = observe([set, { requests: [depersonalize] }, { callbacks: [SUCCESS], ...save }]);
  return judge(scenario(STEPS), seen).map(({ kind, status }) => `${kind} ${status}`);
}

const anonymous: Seen = { requests: [app('saveUser', { atMs: 500 })], endedAtMs: 600 };
const withToken: Seen = { requests: [bearer('saveUser', { atMs: 500 })], endedAtMs: 600 };

test('a call after it may go out without the token, or with it; its callbacks count all the same', () => {
  expect(judged(400, 50, anonymous)).toEqual(['authorised not-applicable', 'called-back-once passed']);
  expect(judged(400, 50, withToken)).toEqual(['authorised not-applicable', 'called-back-once passed']);
  expect(judged(400, 50, { ...anonymous, callbacks: [] })).toEqual([
    'authorised not-applicable',
    'called-back-once failed',
  ]);
});

test('a call that went out before it was over is judged, and one with a token that was set after it', () => {
  expect(judged(550, 50, anonymous)[0]).toBe('authorised failed');
  expect(judged(400, 450, anonymous)[0]).toBe('authorised failed');
  expect(judged(400, 450, withToken)[0]).toBe('authorised passed');
});

test('a depersonalize that the backend refused has forgotten nobody', () => {
  expect(judged(400, 50, anonymous, 500)[0]).toBe('authorised failed');
});
