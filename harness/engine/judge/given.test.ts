// What goes out is what was given, and what comes back is what was answered: each freedom beside each twin.
import { expect, test } from '@playwright/test';
import type { Expectation } from '../../../scenarios/scenario.ts';
import { bearer, call, error, observe, type Seen, scenario, status } from '../../testing/observations.ts';
import { judge } from './judge.ts';

const sent = (part: 'user-identity' | 'flags' | 'user-data'): Expectation => ({
  requirement: 'UDA-38',
  kind: 'sends-what-was-given',
  part,
});

/** Whether what went out counts as what was given. */
function sends(given: unknown, body: unknown, query = '', part: Parameters<typeof sent>[0] = 'user-data') {
  const requests = [bearer('saveUser', { body: JSON.stringify(body), query })];
  return status(sent(part), { argument: given, requests });
}

test('every field as it was given, byte for byte', () => {
  const given = { firstName: ' Ada ', birthday: '1815-12-10', customAttributes: { born: 1815, 'a.b': true } };
  expect(sends(given, given)).toBe('passed');
  for (const changed of [
    { ...given, firstName: 'Ada' },
    { ...given, firstName: undefined },
    { ...given, birthday: '1815-12-11' },
    { ...given, customAttributes: { born: '1815', 'a.b': true } },
    { ...given, customAttributes: { born: 1815 } },
    { ...given, customAttributes: undefined },
    { user: given },
    'text',
    null,
  ])
    expect(sends(given, changed), JSON.stringify(changed)).toBe('failed');
});

test('free: fields of its own, order, objects around contacts, null and an empty list alike, an empty list for nothing', () => {
  const given = { tags: ['b', 'a'], phones: ['1', '2'], emails: [{ address: 'x@y.z' }], middleName: null };
  const sentSo = {
    tags: ['a', 'b'],
    phones: [{ number: '2' }, { number: '1' }],
    emails: ['x@y.z'],
    middleName: null,
    os: 'Test',
  };
  expect(sends(given, sentSo)).toBe('passed');
  expect(sends({ tags: [] }, { tags: null })).toBe('passed');
  expect(sends({ firstName: 'Ada' }, { firstName: 'Ada', tags: [] })).toBe('passed');
  expect(sends(given, { ...sentSo, phones: ['1'] })).toBe('failed');
  expect(sends(given, { ...sentSo, phones: ['1', '3'] })).toBe('failed');
  expect(sends(given, { ...sentSo, emails: [{ address: 'X@y.z' }] })).toBe('failed');
  expect(sends(given, { ...sentSo, tags: ['a', 'a'] })).toBe('failed');
});

test('a null or an empty list that clears a field has to be there', () => {
  expect(sends({ tags: [] }, { tags: [] })).toBe('passed');
  expect(sends({ tags: [] }, {})).toBe('failed');
  expect(sends({ phones: [], lastName: 'L' }, { lastName: 'L' })).toBe('failed');
  expect(sends({ lastName: null }, { lastName: null })).toBe('passed');
  expect(sends({ lastName: null }, {})).toBe('failed');
  expect(sends({ lastName: null }, { lastName: '' })).toBe('failed');
  const custom = { customAttributes: { rank: null } };
  expect(sends(custom, custom)).toBe('passed');
  expect(sends(custom, { customAttributes: {} })).toBe('failed');
});

test('the attributes of personalize stand in userAttributes', () => {
  const given = { userIdentity: { externalUserId: 'id' }, userAttributes: { firstName: 'Ada' } };
  expect(sends(given, given)).toBe('passed');
  expect(sends(given, { ...given, userAttributes: { firstName: 'ada' } })).toBe('failed');
  expect(sends(given, { userIdentity: given.userIdentity, firstName: 'Ada' })).toBe('failed');
});

test('the user identity: ID, phones and emails, and nothing that was not given', () => {
  const given = { userIdentity: { externalUserId: 'Ädam 7', phones: ['1'] } };
  const identity = (body: unknown) => sends(given, body, '', 'user-identity');
  expect(identity(given)).toBe('passed');
  expect(identity({ userIdentity: { ...given.userIdentity, emails: [] } })).toBe('passed');
  expect(identity({ userIdentity: { ...given.userIdentity, externalUserId: 'ädam 7' } })).toBe('failed');
  expect(identity({ userIdentity: { externalUserId: 'Ädam 7' } })).toBe('failed');
  expect(identity({ userIdentity: { ...given.userIdentity, emails: ['x@y.z'] } })).toBe('failed');
  expect(identity({})).toBe('failed');
});

test('the flags: true, false and 1, 0; absent is false; each once', () => {
  const flags = (given: object, query: string) => sends(given, {}, query, 'flags');
  const all = { forceDepersonalize: true, keepAsLead: false };
  expect(flags(all, 'forceDepersonalize=true&keepAsLead=false&setDeviceAsPrimary=false')).toBe('passed');
  expect(flags(all, 'forceDepersonalize=1&keepAsLead=0')).toBe('passed');
  expect(flags(all, 'forceDepersonalize=True')).toBe('passed');
  expect(flags(all, 'forceDepersonalize=false')).toBe('failed');
  expect(flags(all, '')).toBe('failed');
  expect(flags(all, 'forceDepersonalize=true&keepAsLead=true')).toBe('failed');
  expect(flags(all, 'forceDepersonalize=true&setDeviceAsPrimary=1')).toBe('failed');
  expect(flags(all, 'forceDepersonalize=true&forceDepersonalize=false')).toBe('failed');
  expect(flags({ setDeviceAsPrimary: true }, 'setDeviceAsPrimary=yes')).toBe('failed');
});

test('what differs is said in words, with what was given', () => {
  const seenIn = (argument: object, query: string) =>
    judge(
      scenario([call([sent('flags')])]),
      observe([{ argument, requests: [bearer('saveUser', { query })] }]),
    )[0]?.seen;
  expect(seenIn({}, 'keepAsLead=TRUE')).toBe('keepAsLead = "true" instead of false');
  expect(seenIn({ keepAsLead: true }, '')).toBe('keepAsLead = "" instead of true');
  expect(seenIn({ keepAsLead: true }, 'keepAsLead=1')).toBe('as given');
  const returned: Expectation = { requirement: 'UDA-38', kind: 'returns-what-was-answered' };
  const back = (seen: Seen) => judge(scenario([call([returned])]), observe([seen]))[0]?.seen;
  expect(back({ callbacks: [{ kind: 'success', atMs: 1 }] })).toBe('no answer of the backend');
  expect(back({ callbacks: [error('X')], requests: [bearer()] })).toBe('no success');
});

test('the last request counts, and none is no match', () => {
  const requests = ['Ada', 'Grace'].map((firstName) =>
    bearer('saveUser', { body: JSON.stringify({ firstName }) }),
  );
  expect(status(sent('user-data'), { argument: { firstName: 'Grace' }, requests })).toBe('passed');
  expect(status(sent('user-data'), { argument: { firstName: 'Ada' }, requests })).toBe('failed');
  expect(status(sent('user-data'), { argument: { firstName: 'Ada' } })).toBe('failed');
});

test('what comes back is what was answered', () => {
  const returned: Expectation = { requirement: 'UDA-38', kind: 'returns-what-was-answered' };
  const body = { firstName: 'Ada', tags: ['x', 'y'], customAttributes: { rank: 'countess' } };
  const answered = (value: unknown, answer: unknown = body) =>
    status(returned, {
      callbacks: [{ kind: 'success', value: value as never, atMs: 1 }],
      requests: [
        bearer('saveUser', { answer: { kind: 'response', status: 200, body: JSON.stringify(answer) } }),
      ],
    });
  expect(answered(body)).toBe('passed');
  expect(answered({ ...body, tags: ['y', 'x'], type: 'LEAD', more: 1 })).toBe('passed');
  expect(answered({ ...body, lastName: null })).toBe('passed');
  expect(answered({ ...body, firstName: 'Grace' })).toBe('failed');
  expect(answered({ ...body, firstName: undefined })).toBe('failed');
  expect(answered({ ...body, lastName: 'of another' })).toBe('failed');
  expect(answered({ ...body, customAttributes: { rank: 'countess', kept: 1 } })).toBe('failed');
  expect(answered({ ...body, customAttributes: {} })).toBe('failed');
  expect(answered('text')).toBe('failed');
});

test('an SDK may make the same request by itself: any of the answers will do', () => {
  const returned: Expectation = { requirement: 'UDA-38', kind: 'returns-what-was-answered' };
  const requests = ['Ada', 'Grace'].map((firstName) =>
    bearer('saveUser', { answer: { kind: 'response', status: 200, body: JSON.stringify({ firstName }) } }),
  );
  const given = (firstName: string) =>
    status(returned, { callbacks: [{ kind: 'success', value: { firstName }, atMs: 1 }], requests });
  expect([given('Ada'), given('Grace'), given('Alan')]).toEqual(['passed', 'passed', 'failed']);
});

test('without a success or an answer nothing came back', () => {
  const returned: Expectation = { requirement: 'UDA-38', kind: 'returns-what-was-answered' };
  const reset = bearer('saveUser', { answer: { kind: 'reset' } });
  const good = bearer('saveUser');
  expect(status(returned, { callbacks: [error('X')], requests: [good] })).toBe('failed');
  expect(status(returned, { callbacks: [{ kind: 'success', atMs: 1 }], requests: [reset] })).toBe('failed');
  expect(status(returned, { callbacks: [{ kind: 'success', atMs: 1 }] })).toBe('failed');
  expect(status(returned, { callbacks: [{ kind: 'success', atMs: 1 }], requests: [good] })).toBe('passed');
});

test.describe('user attributes that an earlier call was given', () => {
  const attributes = {
    requirement: 'UDA-38',
    kind: 'sends-what-was-given',
    part: 'user-attributes',
  } as const;
  const told = (earlier: unknown, given: unknown, sentSo: unknown, later?: unknown) => {
    const personalize = (expectations: readonly Expectation[]) =>
      call(expectations, { operation: 'personalize' });
    const requests = [bearer('personalize', { body: JSON.stringify({ userAttributes: sentSo }) })];
    return judge(
      scenario([personalize([]), personalize([attributes]), personalize([])]),
      observe([
        { argument: earlier },
        { argument: { userAttributes: given }, requests },
        { argument: later },
      ]),
    )[0];
  };
  const before = { userAttributes: { lastName: 'Lovelace', tags: ['math'] } };

  test('do not go out again, whoever was given them', () => {
    expect(told(before, { firstName: 'Ada' }, { firstName: 'Ada' })?.status).toBe('passed');
    const again = told(before, { firstName: 'Ada' }, { firstName: 'Ada', lastName: 'Lovelace' });
    expect([again?.status, again?.seen]).toEqual([
      'failed',
      'userAttributes.lastName = "Lovelace", which an earlier call was given',
    ]);
    expect(told(before, {}, { tags: ['math'] })?.status).toBe('failed');
    expect(told({ lastName: 'Lovelace' }, {}, { lastName: 'Lovelace' })?.status, 'a save').toBe('failed');
  });

  test('what is given again, null, of another value or given later is no matter', () => {
    expect(told(before, { lastName: 'Lovelace' }, { lastName: 'Lovelace' })?.status).toBe('passed');
    expect(told({ userAttributes: { lastName: null } }, {}, { lastName: null })?.status).toBe('passed');
    expect(told(before, {}, { lastName: 'Byron' })?.status).toBe('passed');
    expect(told(undefined, {}, { lastName: 'Lovelace' }, before)?.status).toBe('passed');
    expect(told(before, {}, { os: 'Test' })?.status).toBe('passed');
  });
});
