// Who is let in, and what is refused before an endpoint does anything.
import { expect, test } from '@playwright/test';
import { recipeById } from '../../scenarios/recipes/all.ts';
import { calledWorld } from '../testing/called-backend.ts';
import { mint } from '../tokens/mint.ts';

const INSTANCE = '/mobile/1/appinstance';

test('a body that is no JSON, and a registration that there is not, are refused', async () => {
  const { send, register, bearer } = calledWorld('jwt');
  const path = await register();
  const bad = await send('PATCH', `${path}/user`, { body: '{' });
  expect([bad.status, bad.code]).toEqual([400, 'REQUEST_FORMAT_INVALID']);
  expect(JSON.stringify(bad.body)).toContain('The body is not JSON.');
  expect((await send('POST', `${path}/depersonalize`, { body: '  ' })).status).toBe(204);
  for (const authorization of ['App code-1', await bearer()]) {
    const { status, code, body } = await send('GET', `${INSTANCE}/nobody/user`, { authorization });
    expect([status, code]).toEqual([404, 'NO_REGISTRATION']);
    expect(JSON.stringify(body)).toContain('There is no such registration.');
  }
});

test('a JWT is taken where it is asked for, and nowhere else', async () => {
  const { send, register, bearer, world } = calledWorld('jwt');
  const path = await register();
  const authorization = await bearer();
  const status = async (method: string, at: string, as = authorization) =>
    (await send(method, at, { authorization: as, body: { userIdentity: { externalUserId: 'person-1' } } }))
      .status;
  expect(await status('GET', `${path}/user`)).toBe(200);
  for (const operation of ['personalize', 'repersonalize'])
    expect(await status('POST', `${path}/${operation}`), operation).toBe(200);
  for (const [method, at] of [
    ['POST', INSTANCE],
    ['GET', path],
    ['POST', `${path}/depersonalize`],
    ['POST', '/mobile/5/messages'],
    ['POST', `${path}/user/events/custom`],
  ] as const) {
    const answer = await send(method, at, { authorization });
    expect([at, answer.status, answer.code]).toEqual([at, 401, 'UNAUTHORIZED']);
    expect(JSON.stringify(answer.body)).toContain('This call is authorised with the application code.');
  }
  expect([...world.installations.values()].map(({ person }) => person.externalUserId)).toEqual(['person-1']);
});

test('an installation of nobody takes the token of anybody; one of somebody only theirs, whatever is named', async () => {
  const nobodys = calledWorld('jwt', {});
  const path = await nobodys.register();
  const authorization = await nobodys.bearer('anybody');
  expect((await nobodys.send('GET', `${path}/user`, { authorization })).status).toBe(200);
  const { send, register, bearer } = calledWorld('jwt');
  const own = await register();
  const other = await bearer('person-2');
  expect((await send('GET', `${own}/user`, { authorization: other })).code).toBe('ACCESS_TOKEN_INVALID');
  for (const operation of ['personalize', 'repersonalize']) {
    const fresh = calledWorld('jwt');
    const { body } = await fresh.send('POST', `${await fresh.register()}/${operation}`, {
      authorization: await fresh.bearer('person-2'),
      body: { userIdentity: { externalUserId: 'person-2' } },
    });
    expect(body, operation).toMatchObject({ externalUserId: 'person-2' });
  }
});

test('a broken backend that takes no code on depersonalize takes it elsewhere', async () => {
  const { send, register } = calledWorld('jwt', undefined, { depersonalizeTakesApplicationCode: false });
  const path = await register();
  expect((await send('POST', `${path}/depersonalize`)).code).toBe('UNAUTHORIZED');
  expect((await send('GET', `${path}/user`)).status).toBe(200);
});

test('a broken backend that acts before it asks answers where there is nothing to act on, too', async () => {
  const { send, register, bearer } = calledWorld('jwt', undefined, { refusalChangesNothing: false });
  const path = await register();
  const authorization = await bearer('person-1', 'expired/by-1-hour');
  const refused = { status: 401, code: 'ACCESS_TOKEN_INVALID' };
  expect(await send('GET', `${INSTANCE}/nobody/user`, { authorization })).toMatchObject(refused);
  expect(await send('PATCH', `${path}/user`, { authorization, body: '{' })).toMatchObject(refused);
});

test('what is no token and no code is refused as a missing code', async () => {
  const { send, register } = calledWorld('jwt');
  const path = await register();
  for (const authorization of ['Basic x', 'App nobody', 'bearer x', '']) {
    const { status, code, body } = await send('GET', `${path}/user`, { authorization });
    expect([authorization, status, code]).toEqual([authorization, 401, 'APP_CODE_MISSING']);
    expect(JSON.stringify(body)).toContain('The application code is missing or unknown.');
  }
});

test('a token whose claims have no usable value is refused', async () => {
  const { send, register, world } = calledWorld('jwt');
  const path = await register();
  const { applicationCode, key } = world;
  const status = async (claims: object) => {
    const plain = recipeById('valid/plain');
    const recipe: typeof plain = { ...plain, plan: { claims: (usual) => ({ ...usual, ...claims }) } };
    const { value } = await mint(recipe, { nowMs: Date.now(), sub: 'person-1', applicationCode, key });
    const { status: seen } = await send('GET', `${path}/user`, { authorization: `Bearer ${value}` });
    return seen;
  };
  expect(await status({})).toBe(200);
  for (const claims of [{ iat: '1' }, { iat: null }, { jti: 7 }, { jti: '' }, { typ: 'JWT' }])
    expect(await status(claims), JSON.stringify(claims)).toBe(401);
});
