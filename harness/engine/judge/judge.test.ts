// Each kind of expectation beside its broken twin: what must hold, and what it must catch.
import { expect, test } from '@playwright/test';
import type { Expectation, Step } from '../../../scenarios/scenario.ts';
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
  TOKEN,
} from '../../testing/observations.ts';
import { judge } from './judge.ts';

const about = { requirement: 'UDA-14' } as const;

test('succeeds: a success and nothing else', () => {
  const expectation: Expectation = { ...about, kind: 'succeeds' };
  const requests = [app()];
  const refused = [app('saveUser', { answer: { kind: 'response', status: 401, body: '' } })];
  expect(status(expectation, { callbacks: [SUCCESS], requests })).toBe('passed');
  expect(status(expectation, { requests })).toBe('failed');
  expect(status(expectation, { callbacks: [error('X')], requests })).toBe('failed');
  expect(status(expectation, { callbacks: [SUCCESS], late: [error('X')], requests })).toBe('failed');
  expect(status(expectation, { callbacks: [SUCCESS] })).toBe('failed');
  expect(status(expectation, { callbacks: [SUCCESS], requests: refused })).toBe('failed');
});

test('fails: an error with an accepted code, and no success', () => {
  const expectation: Expectation = { ...about, kind: 'fails', codes: ['JWT_TOKEN_EXPIRED'] };
  expect(status(expectation, { callbacks: [error('JWT_TOKEN_EXPIRED')] })).toBe('passed');
  expect(status(expectation, { callbacks: [error('JWT_TOKEN_STRUCTURE_INVALID')] })).toBe('failed');
  expect(status(expectation, { callbacks: [SUCCESS] })).toBe('failed');
  expect(status(expectation, { callbacks: [error('JWT_TOKEN_EXPIRED'), SUCCESS] })).toBe('failed');
  expect(status(expectation, {})).toBe('failed');
  expect(status({ ...about, kind: 'fails' }, { callbacks: [error('ANY')] })).toBe('passed');
});

test('fails-with-backend-code: the code of the answer, not one of our own', () => {
  const expectation: Expectation = { ...about, kind: 'fails-with-backend-code' };
  const refused = bearer('saveUser', {
    answer: { kind: 'response', status: 401, messageId: 'REFUSED', body: '' },
  });
  expect(status(expectation, { callbacks: [error('REFUSED')], requests: [refused] })).toBe('passed');
  expect(status(expectation, { callbacks: [error('NETWORK_ERROR')], requests: [refused] })).toBe('failed');
  expect(status(expectation, { callbacks: [error('REFUSED')] })).toBe('failed');
});

test('called-back-once: not never, not twice, not once more later', () => {
  const expectation: Expectation = { ...about, kind: 'called-back-once' };
  expect(status(expectation, { callbacks: [error('X')] })).toBe('passed');
  expect(status(expectation, {})).toBe('failed');
  expect(status(expectation, { callbacks: [SUCCESS, SUCCESS] })).toBe('failed');
  expect(status(expectation, { callbacks: [error('X')], late: [SUCCESS] })).toBe('failed');
});

test('described: a code and a description that say something', () => {
  const expectation: Expectation = { ...about, kind: 'described' };
  expect(status(expectation, { callbacks: [error('X')] })).toBe('passed');
  expect(status(expectation, { callbacks: [error('X', ' ')] })).toBe('failed');
  expect(status(expectation, { callbacks: [error(undefined)] })).toBe('failed');
  expect(status(expectation, { callbacks: [SUCCESS] })).toBe('not-judged');
});

test('described: of two calls at once nobody knows whose answer it was, of two calls after each other one does', () => {
  const refused = (text: string, atMs: number) =>
    bearer('saveUser', {
      atMs,
      answer: {
        kind: 'response',
        status: 401,
        messageId: 'REFUSED',
        body: JSON.stringify({ requestError: { serviceException: { messageId: 'REFUSED', text } } }),
      },
    });
  const judged = (otherAtMs: number) => {
    const other: Seen = { requests: [refused('Of the other.', otherAtMs)] };
    const own: Seen = {
      callbacks: [error('REFUSED', 'Of the other.')],
      requests: [refused('Of this one.', 50)],
    };
    const steps = [call([]), call([{ ...about, kind: 'described' }])];
    return judge(scenario(steps), observe([other, own]))[0]?.status;
  };
  // The second step is under way from 1 to 101.
  expect([0, 1, 50, 101, 102].map(judged)).toEqual(['failed', 'passed', 'passed', 'passed', 'failed']);
});

test('authorised: the right one, on every request, byte for byte', () => {
  const byToken: Expectation = { ...about, kind: 'authorised', by: { token: 'good' } };
  expect(status(byToken, { requests: [bearer()] })).toBe('passed');
  expect(status(byToken, { requests: [app()] })).toBe('failed');
  expect(status(byToken, { requests: [bearer(), app()] })).toBe('failed');
  expect(status(byToken, { requests: [request(`bearer ${TOKEN}`, 'saveUser')] })).toBe('failed');
  expect(status(byToken, { requests: [request(`Bearer ${TOKEN} `, 'saveUser')] })).toBe('failed');
  expect(status(byToken, { requests: [bearer('fetchUser')] })).toBe('failed');
  expect(status(byToken, { requests: [bearer('saveUser', { answer: { kind: 'blocked' } })] })).toBe('failed');
  expect(status(byToken, {})).toBe('failed');
  const byCode: Expectation = { ...about, kind: 'authorised', by: 'application-code' };
  expect(status(byCode, { requests: [app()] })).toBe('passed');
  expect(status(byCode, { requests: [bearer()] })).toBe('failed');
});

test('no-request: not with the token, not without it, not later', () => {
  const expectation: Expectation = { ...about, kind: 'no-request' };
  expect(status(expectation, {})).toBe('passed');
  expect(status(expectation, { requests: [request('App code-1', 'messages')] })).toBe('passed');
  expect(status(expectation, { requests: [app()] })).toBe('failed');
  expect(status(expectation, { requests: [bearer('fetchUser')] })).toBe('failed');
  expect(status(expectation, {}, { strays: [app()] })).toBe('failed');
});

test('no-bearer: not even an empty one', () => {
  const expectation: Expectation = { ...about, kind: 'no-bearer' };
  expect(status(expectation, { requests: [app()] })).toBe('passed');
  expect(status(expectation, {})).toBe('passed');
  expect(status(expectation, { requests: [request('Bearer ', 'saveUser')] })).toBe('failed');
  expect(status(expectation, { requests: [request('bearer', 'saveUser')] })).toBe('failed');
  expect(status(expectation, {}, { strays: [bearer()] })).toBe('failed');
});

test('token-confined: not in the URL, the body, another header, another endpoint, another host or a log', () => {
  const expectation: Expectation = { ...about, kind: 'token-confined' };
  const leaks = [{ source: 'console', text: TOKEN, atMs: 1 }] as const;
  expect(status(expectation, { requests: [bearer()] })).toBe('passed');
  expect(status(expectation, { requests: [bearer('saveUser', { query: `jwt=${TOKEN}` })] })).toBe('failed');
  expect(status(expectation, { requests: [bearer('saveUser', { body: `{"jwt":"${TOKEN}"}` })] })).toBe(
    'failed',
  );
  expect(status(expectation, { requests: [app('saveUser', { headers: { 'x-jwt': TOKEN } })] })).toBe(
    'failed',
  );
  expect(status(expectation, { requests: [bearer('depersonalize')] })).toBe('failed');
  expect(status(expectation, { requests: [bearer('saveUser', { answer: { kind: 'blocked' } })] })).toBe(
    'failed',
  );
  expect(status(expectation, { requests: [bearer()] }, { leaks })).toBe('failed');
  expect(status(expectation, {})).toBe('not-judged');
});

test('survives: an answer, and nothing thrown', () => {
  const expectation: Expectation = { ...about, kind: 'survives' };
  expect(status(expectation, { callbacks: [error('X')] })).toBe('passed');
  expect(status(expectation, {})).toBe('failed');
  expect(status(expectation, { callbacks: [error('X')], threw: { name: 'RangeError', message: '' } })).toBe(
    'failed',
  );
});

test('sends, returns, returns-not: the value at the path', () => {
  const sends: Expectation = {
    ...about,
    kind: 'sends',
    path: 'userIdentity.externalUserId',
    equals: '$externalUserId',
  };
  const body = (id: string) =>
    bearer('saveUser', { body: JSON.stringify({ userIdentity: { externalUserId: id } }) });
  expect(status(sends, { requests: [body('person-1')] })).toBe('passed');
  expect(status(sends, { requests: [body('person-2')] })).toBe('failed');
  expect(status(sends, { requests: [bearer('saveUser', { body: 'no json' })] })).toBe('failed');
  const returns: Expectation = { ...about, kind: 'returns', path: 'firstName', equals: 'Ada' };
  expect(status(returns, { callbacks: [SUCCESS] })).toBe('passed');
  expect(status(returns, { callbacks: [{ kind: 'success', atMs: 1 }] })).toBe('failed');
  expect(status(returns, {})).toBe('failed');
  const not: Expectation = { ...about, kind: 'returns-not', path: 'firstName', value: 'Ada' };
  expect(status(not, { callbacks: [{ kind: 'success', value: {}, atMs: 1 }] })).toBe('passed');
  expect(status(not, { callbacks: [SUCCESS] })).toBe('failed');
});

test('observes: shown, never passed and never failed', () => {
  expect(status({ requirement: 'UDA-43', kind: 'observes', question: 'What?' }, {})).toBe('observed');
});

test('an INFO requirement never fails, whatever the expectation', () => {
  expect(status({ requirement: 'UDA-43', kind: 'succeeds' }, {})).toBe('observed');
});

test('what had nothing to look at is left out where a failed check of the step says why', () => {
  const expectations: readonly Expectation[] = [
    { requirement: 'UDA-33', kind: 'fails' },
    { requirement: 'UDA-16', kind: 'described' },
  ];
  const judged = (seen: Seen) =>
    judge(scenario([call(expectations)]), observe([seen])).map((one) => `${one.kind} ${one.status}`);
  expect(judged({ callbacks: [SUCCESS] })).toEqual(['fails failed']);
  expect(judged({ callbacks: [error('X')] })).toEqual(['fails passed', 'described passed']);
});

test.describe('a control that does not reach the backend', () => {
  const control = call([], { control: true, operation: 'fetchUser' });
  const judged = (controlSeen: Seen, expectation: Expectation, seen: Seen) =>
    judge(scenario([control, call([expectation])]), observe([controlSeen, seen]))[0]?.status;
  const arrives: Seen = { callbacks: [SUCCESS], requests: [bearer('fetchUser')] };

  test('leaves "no request" unjudged, but not a request that was made', () => {
    const expectation: Expectation = { ...about, kind: 'no-request' };
    expect(judged(arrives, expectation, {})).toBe('passed');
    expect(judged({ callbacks: [SUCCESS] }, expectation, {})).toBe('not-judged');
    expect(judged({ callbacks: [SUCCESS] }, expectation, { requests: [app()] })).toBe('failed');
  });

  test('leaves a refusal unjudged, but not a missing one', () => {
    const expectation: Expectation = { ...about, kind: 'fails', codes: ['JWT_TOKEN_EXPIRED'] };
    const refused: Seen = { callbacks: [error('JWT_TOKEN_EXPIRED')] };
    expect(judged(arrives, expectation, refused)).toBe('passed');
    expect(judged({ callbacks: [error('JWT_TOKEN_EXPIRED')] }, expectation, refused)).toBe('not-judged');
    expect(judged({}, expectation, { callbacks: [SUCCESS] })).toBe('failed');
  });

  test('counts as not reached when it was refused', () => {
    const refused = bearer('fetchUser', { answer: { kind: 'response', status: 401, body: '' } });
    expect(judged({ requests: [refused] }, { ...about, kind: 'no-request' }, {})).toBe('not-judged');
  });
});

test.describe('a setter that refuses the token itself', () => {
  const steps: readonly Step[] = [
    { do: 'set-jwt', jwt: { token: 'good', recipe: 'expired/by-1-hour' }, expectations: [] },
    call([
      { requirement: 'UDA-13', kind: 'fails', codes: ['JWT_TOKEN_EXPIRED'] },
      { requirement: 'UDA-14', kind: 'no-request' },
    ]),
  ];
  const judged = (setter: Seen, seen: Seen) =>
    judge(scenario(steps), observe([{ ...setter, supplied: 'good' }, seen])).map((one) => one.status);
  const refuses: Seen = { callbacks: [error('JWT_TOKEN_EXPIRED')] };

  test('has refused it, whatever the call then does without it', () => {
    expect(judged(refuses, { callbacks: [error('JWT_TOKEN_EXPIRED')] })).toEqual(['passed', 'passed']);
    expect(judged(refuses, { callbacks: [SUCCESS], requests: [app()] })).toEqual(['passed', 'passed']);
  });

  test('must give an accepted code, and the call must not carry the token', () => {
    expect(judged({ callbacks: [error('OTHER')] }, { callbacks: [SUCCESS], requests: [app()] })[0]).toBe(
      'failed',
    );
    expect(judged(refuses, { callbacks: [SUCCESS], requests: [bearer()] })[1]).toBe('failed');
  });

  test('differs from one that accepts it: then the call may not go out at all', () => {
    expect(judged({ callbacks: [SUCCESS] }, { callbacks: [SUCCESS], requests: [app()] })).toEqual([
      'failed',
      'failed',
    ]);
  });
});
