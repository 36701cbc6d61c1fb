// What checks say of requests and callbacks: who reads it knows what was sent, and by whose credentials.
import { expect, test } from '@playwright/test';
import type { Expectation, Step } from '../../../scenarios/scenario.ts';
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
  TOKEN,
} from '../../testing/observations.ts';
import type { Observation } from '../play/observation.ts';
import { judge } from './judge.ts';

const OBSERVED: Expectation = { requirement: 'UDA-43', kind: 'observes', question: 'What is sent?' };

function said(seen: Seen, more: Partial<Observation> = {}, expectation: Expectation = OBSERVED): string {
  return judge(scenario([call([expectation])]), observe([seen], more))[0]?.seen ?? '';
}

const of = (...requests: readonly RecordedRequest[]) => said({ requests }).split('; ').slice(1).join('; ');

test('a request: method, endpoint, authorisation, answer', () => {
  expect(of()).toBe('no request');
  expect(of(app())).toBe('GET saveUser with the application code → 200');
  expect(of(bearer('fetchUser'))).toBe('GET fetchUser with the token "good" as Bearer → 200');
  expect(of(app('saveUser', { headers: {} }))).toBe('GET saveUser with no Authorization header → 200');
  expect(of(request('Basic secret', 'saveUser'))).toBe(
    'GET saveUser with another value (scheme "Basic", 12 characters) → 200',
  );
  expect(of(request('', 'saveUser'))).toContain('another value (scheme "", 0 characters)');
  expect(of(request(`${'x'.repeat(30)} y`, 'saveUser'))).toContain(`scheme "${'x'.repeat(20)}", 32`);
  expect(of(app('saveUser', { answer: null }))).toMatch(/→ unanswered$/);
  expect(of(app('saveUser', { answer: { kind: 'reset' } }))).toMatch(/→ reset$/);
  expect(of(app('saveUser', { answer: { kind: 'blocked' } }))).toMatch(/→ blocked$/);
  const long = request('App code-1', null, { path: `/${'p'.repeat(100)}`, method: 'POST' });
  expect(of(long)).toBe(`POST /${'p'.repeat(79)} with the application code → 200`);
});

test('the code of the other application of a scenario is told by name', () => {
  const more = { otherApplicationCode: 'code-2' };
  expect(said({ requests: [request('App code-2', 'saveUser')] }, more)).toContain(
    "with the other application's code",
  );
  expect(said({ requests: [request('App code-2', 'saveUser')] })).toContain('another value (scheme "App"');
});

test('three requests are told, and how many more there are', () => {
  const one = 'GET saveUser with the application code → 200';
  expect(of(app(), app(), app())).toBe([one, one, one].join('; '));
  expect(of(app(), app(), app(), app(), app())).toBe(`${[one, one, one].join('; ')}; and 2 more`);
});

test('callbacks: in their order, late ones and exceptions too, without a usable token', () => {
  const words = (seen: Seen) => said(seen).split('; ')[0];
  expect(words({})).toBe('no callback fired');
  expect(words({ callbacks: [SUCCESS, error('X')] })).toBe('success, then error with code "X"');
  expect(words({ callbacks: [SUCCESS], late: [error('X')] })).toBe(
    'success, then error with code "X" (after the answer)',
  );
  expect(words({ callbacks: [error(undefined)] })).toBe('error with code none');
  expect(words({ threw: { name: 'TypeError', message: 'no' } })).toBe('threw TypeError');
  expect(said({ callbacks: [error(TOKEN)] })).not.toContain(TOKEN);
});

test('what a call was told by its own answer, by another one at once, and by its registration', () => {
  const described: Expectation = { requirement: 'UDA-22', kind: 'described' };
  const envelope = (text: string, atMs = 10): RecordedRequest =>
    bearer('saveUser', {
      atMs,
      answer: {
        kind: 'response',
        status: 401,
        messageId: 'REFUSED',
        body: JSON.stringify({ requestError: { serviceException: { messageId: 'REFUSED', text } } }),
      },
    });
  const judged = (description: string, seen: Seen, strays: readonly RecordedRequest[] = []) =>
    judge(
      scenario([call([described])]),
      observe([{ callbacks: [error('REFUSED', description)], ...seen }], { strays }),
    )[0];
  expect(judged('No.', { requests: [envelope('No.')] })?.status).toBe('passed');
  expect(judged('Other.', { requests: [envelope('No.')] })?.status).toBe('failed');
  expect(judged('No.', { requests: [envelope('No.')] })?.expected).toBe(
    "an error has a code and the description that the backend's envelope gives it, both non-empty text",
  );
  expect(judged('Mine.', {})?.expected).toBe(
    'an error has a code and a description of its own, both non-empty text',
  );
  expect(judged('Mine.', {})?.seen).toBe('code "REFUSED", description "Mine."');
  // Of an answer to another call, long before or after, it is not.
  expect(judged('Theirs.', { startedAtMs: 100, endedAtMs: 200 }, [envelope('Theirs.', 50)])?.status).toBe(
    'failed',
  );
  expect(judged('Theirs.', { startedAtMs: 100, endedAtMs: 200 }, [envelope('Theirs.', 250)])?.status).toBe(
    'failed',
  );
  for (const atMs of [100, 150, 200])
    expect(judged('Theirs.', { startedAtMs: 100, endedAtMs: 200 }, [envelope('Theirs.', atMs)])?.status).toBe(
      'passed',
    );
});

test('descriptions that a program made of nothing', () => {
  const described: Expectation = { requirement: 'UDA-16', kind: 'described' };
  const judged = (description: string) =>
    judge(scenario([call([described])]), observe([{ callbacks: [error('X', description)] }]))[0]?.status;
  const nothing = [
    ...['undefined', 'null', 'nil', 'None', 'NaN', '(null)', '[object Object]', '{}', 'Error', ' error. '],
    ...['Error:', 'Failed: [object Error]', 'exp is NaN', 'since Invalid Date', 'undefined is not set'],
    ...['claim undefined', 'reason: undefined', 'status code "undefined"', 'expired at undefined'],
    ...["parameter 'undefined' is missing", 'undefined must be a text', 'message undefined'],
  ];
  expect(nothing.filter((text) => judged(text) !== 'failed')).toEqual([]);
  const something = [
    ...['The JWT is malformed.', 'Error 401', 'null is not allowed', 'The claim sub is undefined'],
    ...['Nanook', 'none of the claims is there', 'An undefined claim', '{"code":1}', 'object Object'],
  ];
  expect(something.filter((text) => judged(text) !== 'passed')).toEqual([]);
});

test('a start that is refused once more leaves the rest open, but for the callbacks', () => {
  const again: Step = {
    do: 'init',
    same: true,
    expectations: [{ requirement: 'UDA-05', kind: 'succeeds' }],
  };
  const first: Step = { do: 'init', expectations: [] };
  const save = call([
    { requirement: 'UDA-06', kind: 'authorised', by: 'application-code' },
    { requirement: 'UDA-15', kind: 'called-back-once' },
  ]);
  const judged = (seen: Seen, steps: readonly Step[] = [first, again, save]) =>
    judge(scenario(steps), observe([{ callbacks: [SUCCESS] }, seen, {}])).map(
      ({ status, seen: words }) => `${status}: ${words}`,
    );
  const why = 'the SDK refused to be started once more in step 2, and nobody says that it must not';
  for (const refused of [{ callbacks: [error('X')] }, { threw: { name: 'Error', message: '' } }])
    expect(judged(refused)).toEqual([
      `not-applicable: ${why}`,
      `not-applicable: ${why}`,
      'failed: no callback fired',
    ]);
  expect(judged({ callbacks: [SUCCESS] })[1]).toBe('failed: no request');
  // Another instance that does not start is a failure.
  expect(
    judged({ callbacks: [error('X')] }, [first, { ...again, same: undefined as never }, save])[0],
  ).toMatch(/^failed/);
});
