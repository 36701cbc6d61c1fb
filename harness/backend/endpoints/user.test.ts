// What the mock backend does with a person: scenarios judge SDKs by it, so that it must be right where contracts are silent.
import { expect, test } from '@playwright/test';
import type { Json } from '../../../contracts/json.ts';
import { calledWorld } from '../../testing/called-backend.ts';
import { changePersons } from './user.ts';

const person = async (path: string, { send }: ReturnType<typeof calledWorld>) =>
  (await send('GET', `${path}/user`)).body;

/** A personalize of an installation that belongs to nobody, or to person-1; what the installation shows afterwards. */
async function personalized(
  query: string,
  body: Json,
  persons: object = {},
  before: Json = { firstName: 'Ada' },
) {
  const called = calledWorld('application-code', persons);
  const path = await called.register();
  await called.send('PATCH', `${path}/user`, { body: before });
  const answer = await called.send('POST', `${path}/personalize?${query}`, { body });
  const installation = await called.send('GET', path);
  return { answer, user: await person(path, called), installation: installation.body, called, path };
}

const AS_GRACE = { userIdentity: { externalUserId: 'grace' } };

test('what was gathered while nobody was known goes over to the person, unless the flags say otherwise', async () => {
  const carried = await personalized('', AS_GRACE);
  expect(carried.user).toEqual({ externalUserId: 'grace', firstName: 'Ada', type: 'CUSTOMER' });
  for (const forced of ['forceDepersonalize=true', 'forceDepersonalize=1'])
    expect((await personalized(forced, AS_GRACE)).user, forced).toEqual({
      externalUserId: 'grace',
      type: 'CUSTOMER',
    });
  for (const not of ['forceDepersonalize=false', 'forceDepersonalize=0', 'forceDepersonalize='])
    expect((await personalized(not, AS_GRACE)).user, not).toMatchObject({ firstName: 'Ada' });
});

test('what a known person has stays with that person', async () => {
  const { user } = await personalized('', AS_GRACE, { externalUserId: 'person-1' }, { lastName: 'Lovelace' });
  expect(user).toEqual({ externalUserId: 'grace', type: 'CUSTOMER' });
});

test('what the person named has already stays, and the attributes are added to it', async () => {
  const called = calledWorld('application-code', { otherExternalUserId: 'grace' });
  const path = await called.register();
  const body = {
    userIdentity: { externalUserId: 'grace', phones: ['1'] },
    userAttributes: { lastName: 'Hopper' },
  };
  await called.send('POST', `${path}/personalize`, { body });
  const expected = {
    externalUserId: 'grace',
    firstName: 'Ada',
    lastName: 'Hopper',
    phones: ['1'],
    type: 'CUSTOMER',
  };
  expect(await person(path, called)).toEqual(expected);
});

test('keepAsLead and setDeviceAsPrimary are obeyed', async () => {
  const { user, installation } = await personalized('keepAsLead=1&setDeviceAsPrimary=true', AS_GRACE);
  expect(user).toMatchObject({ type: 'LEAD' });
  expect(installation).toMatchObject({ isPrimaryDevice: true });
  const plain = await personalized('keepAsLead=0&setDeviceAsPrimary=false', AS_GRACE);
  expect(plain.user).toMatchObject({ type: 'CUSTOMER' });
  expect(plain.installation).not.toHaveProperty('isPrimaryDevice');
});

test('setDeviceAsPrimary leaves what else the installation has', async () => {
  const called = calledWorld('application-code');
  const path = await called.register();
  await called.send('PATCH', path, { body: { language: 'en' } });
  await called.send('POST', `${path}/personalize?setDeviceAsPrimary=1`, { body: AS_GRACE });
  expect((await called.send('GET', path)).body).toMatchObject({ language: 'en', isPrimaryDevice: true });
});

test('a person may be named by phones or emails alone; nobody by nothing', async () => {
  for (const userIdentity of [{ phones: ['1'] }, { emails: ['a@b.c'] }]) {
    const { answer, user } = await personalized('', { userIdentity });
    expect(answer.status).toBe(200);
    expect(user).toMatchObject({ ...userIdentity, firstName: 'Ada' });
    expect(user).not.toHaveProperty('externalUserId');
  }
  for (const userIdentity of [{}, { externalUserId: '' }, { externalUserId: null, phones: null }]) {
    const { answer, user } = await personalized('', { userIdentity });
    expect([answer.status, answer.code]).toEqual([400, 'USER_IDENTITY_INVALID']);
    expect(answer.body).toMatchObject({
      requestError: { serviceException: { text: expect.stringContaining('no external user ID') } },
    });
    expect(user).toEqual({ firstName: 'Ada' });
  }
});

test('an external user ID that is no text, or empty, names nobody', async () => {
  for (const externalUserId of ['', 7]) {
    const { user } = await personalized('', { userIdentity: { externalUserId, phones: ['1'] } });
    expect(user, String(externalUserId)).not.toHaveProperty('externalUserId');
  }
});

test('a body that is no object is refused, and changes nothing', async () => {
  const called = calledWorld('application-code');
  const path = await called.register();
  for (const body of ['[]', '"text"', 'null', '7', ''])
    for (const [method, tail] of [
      ['PATCH', 'user'],
      ['POST', 'personalize'],
      ['POST', 'repersonalize'],
    ] as const) {
      const { status, code, body: seen } = await called.send(method, `${path}/${tail}`, { body });
      expect([tail, body, status, code]).toEqual([tail, body, 400, 'REQUEST_FORMAT_INVALID']);
      expect(JSON.stringify(seen)).toContain('The body is not a JSON object.');
    }
  expect(await person(path, called)).toEqual({ externalUserId: 'person-1', firstName: 'Ada' });
});

test('null clears a field, and a custom attribute; the others stay', async () => {
  const called = calledWorld('application-code');
  const path = await called.register();
  const save = (body: Json) => called.send('PATCH', `${path}/user`, { body });
  await save({ lastName: 'Lovelace', customAttributes: { a: 1, b: 'x' }, tags: ['t'] });
  const { body } = await save({ firstName: null, customAttributes: { a: null, c: true }, tags: ['u'] });
  const expected = {
    externalUserId: 'person-1',
    lastName: 'Lovelace',
    tags: ['u'],
    customAttributes: { b: 'x', c: true },
  };
  expect(body).toEqual(expected);
  expect(await person(path, called)).toEqual(expected);
  await save({ customAttributes: null });
  expect(await person(path, called)).not.toHaveProperty('customAttributes');
  await save({ customAttributes: { only: 1 } });
  expect(await person(path, called)).toMatchObject({ customAttributes: { only: 1 } });
});

test('an object of another field is replaced, not mixed', async () => {
  const called = calledWorld('application-code');
  const path = await called.register();
  await called.send('PATCH', `${path}/user`, { body: { other: { a: 1 } } });
  await called.send('PATCH', `${path}/user`, { body: { other: { b: 2 } } });
  expect(await person(path, called)).toMatchObject({ other: { b: 2 } });
  expect(await person(path, called)).not.toHaveProperty('other.a');
});

test('a new external user ID moves the person; the same one, and null, change nobody', async () => {
  const called = calledWorld('application-code');
  const path = await called.register();
  const save = (externalUserId: Json) => called.send('PATCH', `${path}/user`, { body: { externalUserId } });
  await save('person-1');
  await save(null);
  expect(await person(path, called)).toMatchObject({ externalUserId: 'person-1', firstName: 'Ada' });
  expect([...called.world.persons.keys()]).toEqual(['person-1', 'person-2']);
  await save('moved');
  expect(await person(path, called)).toMatchObject({ externalUserId: 'moved', firstName: 'Ada' });
  expect([...called.world.persons.keys()]).toEqual(['person-2', 'moved']);
});

test('an anonymous person gets an ID without taking one from somebody', async () => {
  const called = calledWorld('application-code', { otherExternalUserId: 'person-2' });
  const path = await called.register();
  await called.send('PATCH', `${path}/user`, { body: { externalUserId: 'new' } });
  expect([...called.world.persons.keys()]).toEqual(['person-2', 'new']);
});

test('with a JWT an external user ID may be given only if it is that of the token', async () => {
  const called = calledWorld('jwt');
  const path = await called.register();
  const authorization = await called.bearer();
  const save = (body: Json) => called.send('PATCH', `${path}/user`, { authorization, body });
  expect((await save({ externalUserId: 'person-1' })).status).toBe(200);
  expect((await save({ externalUserId: null, firstName: 'G' })).status).toBe(200);
  const { status, code } = await save({ externalUserId: 'person-2', firstName: 'X' });
  expect([status, code]).toEqual([400, 'USER_IDENTITY_INVALID']);
  expect(await person(path, called)).toMatchObject({ externalUserId: 'person-1', firstName: 'G' });
});

test('in the default mode a JWT is not asked whom it is for', async () => {
  const called = calledWorld('application-code');
  const path = await called.register();
  expect((await called.send('PATCH', `${path}/user`, { body: { externalUserId: 'new' } })).status).toBe(200);
});

test('depersonalize leaves a new anonymous person, and the one before as they were', async () => {
  const called = calledWorld('application-code');
  const path = await called.register();
  const { status, body } = await called.send('POST', `${path}/depersonalize`);
  expect([status, body]).toEqual([204, undefined]);
  expect(await person(path, called)).toEqual({});
  expect(called.world.persons.get('person-1')?.data).toEqual({ firstName: 'Ada' });
});

test('everybody may be changed from elsewhere', async () => {
  const called = calledWorld('application-code');
  const path = await called.register();
  changePersons(called.world, { firstName: null, lastName: 'Byron' });
  expect(await person(path, called)).toEqual({ externalUserId: 'person-1', lastName: 'Byron' });
});

test('a broken backend that acts before it asks does what the call says, and nothing else', async () => {
  const policy = { refusalChangesNothing: false };
  const after = async (method: string, tail: string, body: Json) => {
    const called = calledWorld('jwt', undefined, policy);
    const path = await called.register();
    expect((await called.send(method, `${path}/${tail}`, { authorization: 'App nobody', body })).status).toBe(
      401,
    );
    return person(path, called);
  };
  const as = { userIdentity: { externalUserId: 'person-2' }, firstName: 'G' };
  expect(await after('PATCH', 'user', { firstName: 'G' })).toEqual({
    externalUserId: 'person-1',
    firstName: 'G',
  });
  expect(await after('POST', 'personalize', as)).toMatchObject({
    externalUserId: 'person-2',
    firstName: 'Ada',
  });
  expect(await after('POST', 'depersonalize', as)).toEqual({});
  expect(await after('GET', 'user', as)).toEqual({ externalUserId: 'person-1', firstName: 'Ada' });
});
