// The mock backend over HTTP, as published SDKs talk to it: what they send is taken, what they are sent they can read.
import { expect, test } from '@playwright/test';
import type { Mode } from '../../contracts/mode.ts';
import { RECIPES, recipeById } from '../../scenarios/recipes/all.ts';
import { mint } from '../tokens/mint.ts';
import { newSigningKey } from '../tokens/signing-key.ts';
import type { BackendHost } from './backend-host.ts';
import { listenHttp } from './http.ts';
import type { World } from './state.ts';
import { createWorld } from './world.ts';
import { createWorlds } from './worlds.ts';

const worlds = createWorlds();
let host: BackendHost;
let world: World;

test.beforeAll(async () => {
  host = await listenHttp(worlds);
});
test.afterAll(() => host.stop());

let code = 0;
function inMode(mode: Mode): World {
  code += 1;
  const persons = { externalUserId: 'person-1', otherExternalUserId: 'person-2' };
  const applicationCode = `code-${process.pid}-${code}`;
  world = createWorld({ mode, applicationCode, key: newSigningKey(), ...persons, nowMs: Date.now });
  worlds.add(world);
  return world;
}
test.afterEach(() => worlds.remove(world));

interface Sent {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly authorization?: string;
}

function send(method: string, path: string, { body, headers, authorization }: Sent = {}): Promise<Response> {
  return fetch(`${host.baseUrl}${path}`, {
    method,
    headers: { authorization: authorization ?? `App ${world.applicationCode}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
}

async function register(query = 'ri=true'): Promise<string> {
  const answer = await send('POST', `/mobile/1/appinstance?${query}`);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { pushRegId: string }).pushRegId;
}

async function bearer(recipe = 'valid/plain', sub = 'person-1'): Promise<string> {
  const { applicationCode, key } = world;
  const minted = await mint(recipeById(recipe), { nowMs: Date.now(), sub, applicationCode, key });
  return `Bearer ${minted.value}`;
}

async function codeOf(answer: Response): Promise<string> {
  const body = (await answer.json()) as { requestError: { serviceException: { messageId: string } } };
  return body.requestError.serviceException.messageId;
}

test('a body-less POST registers, sent as a form too, with ri or with rt', async () => {
  inMode('application-code');
  expect(await register('rt=true')).not.toBe('');
  const form = await send('POST', '/mobile/1/appinstance?ri=true', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  });
  expect(form.status).toBe(201);
});

test('PATCH, and POST with X-HTTP-Method-Override, save the user', async () => {
  inMode('application-code');
  const id = await register();
  const body = JSON.stringify({ firstName: 'Grace' });
  expect((await send('PATCH', `/mobile/1/appinstance/${id}/user?ri=0&rt=0`, { body })).status).toBe(200);
  const headers = { 'X-HTTP-Method-Override': 'PATCH', 'content-type': 'application/json' };
  const android = await send('POST', `/mobile/1/appinstance/${id}/user`, {
    body: JSON.stringify({ lastName: 'Hopper' }),
    headers,
  });
  expect(await android.json()).toMatchObject({ firstName: 'Grace', lastName: 'Hopper' });
  expect(world.journal.filter((request) => request.endpoint === 'saveUser')).toHaveLength(2);
});

for (const flags of ['forceDepersonalize=true&keepAsLead=false', 'forceDepersonalize=1&keepAsLead=0', '']) {
  test(`personalize with the query "${flags}"`, async () => {
    inMode('jwt');
    const id = await register();
    const answer = await send('POST', `/mobile/1/appinstance/${id}/personalize?${flags}`, {
      authorization: await bearer(),
      body: JSON.stringify({ userIdentity: { externalUserId: 'person-1' } }),
    });
    expect(answer.status).toBe(200);
  });
}

test('the calls that an SDK makes by itself at its start are answered', async () => {
  inMode('application-code');
  const id = await register();
  const calls = [
    ['GET', '/mobile/1/baseurl'],
    ['GET', '/mobile/3/version'],
    ['POST', '/mobile/5/messages'],
    ['GET', `/mobile/1/appinstance/${id}/user/livechatinfo`],
    ['POST', `/mobile/1/appinstance/${id}/user/events/session`],
    ['POST', `/mobile/1/appinstance/${id}/user/events/custom?validate=true`],
    ['GET', `/mobile/1/appinstance/${id}`],
    ['PATCH', `/mobile/1/appinstance/${id}`],
  ] as const;
  for (const [method, path] of calls)
    expect((await send(method, path)).status, `${method} ${path}`).toBeLessThan(300);
});

test('a refusal has the envelope, its length, and no encoding, even when gzip is asked for', async () => {
  inMode('jwt');
  const id = await register();
  const answer = await send('GET', `/mobile/1/appinstance/${id}/user`, {
    authorization: await bearer('expired/by-1-hour'),
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(answer.headers.get('transfer-encoding')).toBeNull();
  expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(0);
  expect(await codeOf(answer)).toBe('ACCESS_TOKEN_INVALID');
});

test('an unknown endpoint is written down and answered with 404', async () => {
  inMode('application-code');
  await register();
  expect((await send('GET', '/mobile/9/nothing')).status).toBe(404);
  expect(world.journal.at(-1)).toMatchObject({ endpoint: null, path: '/mobile/9/nothing' });
});

test('a request of nobody is refused and written down apart', async () => {
  inMode('application-code');
  const before = worlds.strays.length;
  const answer = await send('GET', '/mobile/3/version', { authorization: 'App nobody' });
  expect(answer.status).toBe(401);
  expect(worlds.strays).toHaveLength(before + 1);
});

/** What a backend refuses and an SDK cannot, or need not, see (UDB-04). */
const REFUSED = [
  ...RECIPES.filter((recipe) => recipe.refusedBy === 'backend').map((recipe) => recipe.id),
  ...['algorithm/none', 'algorithm/hs512', 'algorithm/rs256', 'algorithm/unknown', 'typ-claim/other'],
  ...['expired/by-1-second', 'claim/jti-missing', 'claim/sub-missing', 'header-parameter/kid-missing'],
];

test('every defect that only a backend can see is refused, and nothing is changed', async () => {
  inMode('jwt');
  const id = await register();
  for (const recipe of REFUSED) {
    const answer = await send('PATCH', `/mobile/1/appinstance/${id}/user`, {
      authorization: await bearer(recipe),
      body: JSON.stringify({ firstName: recipe }),
    });
    expect(answer.status, recipe).toBe(401);
  }
  const user = await send('GET', `/mobile/1/appinstance/${id}/user`, { authorization: await bearer() });
  expect(await user.json()).toMatchObject({ firstName: 'Ada' });
});

test("another person's token is refused; anonymous calls are let in where they may", async () => {
  inMode('jwt');
  const id = await register();
  const path = `/mobile/1/appinstance/${id}`;
  expect(
    (await send('GET', `${path}/user`, { authorization: await bearer('valid/plain', 'person-2') })).status,
  ).toBe(401);
  expect((await send('GET', `${path}/user`)).status).toBe(200);
  expect((await send('PATCH', `${path}/user`, { body: '{"firstName":"G"}' })).status).toBe(200);
  const withId = await send('PATCH', `${path}/user`, { body: '{"externalUserId":"person-1"}' });
  expect(await codeOf(withId)).toBe('ACCESS_TOKEN_MISSING');
  const personalize = await send('POST', `${path}/personalize`, {
    body: '{"userIdentity":{"externalUserId":"person-1"}}',
  });
  expect(await codeOf(personalize)).toBe('ACCESS_TOKEN_MISSING');
});

test('in contact-information-api mode the SDK is restricted, the business backend is not', async () => {
  inMode('contact-information-api');
  const id = await register();
  const path = `/mobile/1/appinstance/${id}`;
  expect(await codeOf(await send('PATCH', `${path}/user`, { body: '{"firstName":"G"}' }))).toBe(
    'USER_DATA_RESTRICTED',
  );
  const people = '/people/2/persons?identifier=person-1&type=EXTERNAL_ID';
  const noCode = await send('PATCH', people, { authorization: `App ${world.apiKey}`, body: '{}' });
  expect(await noCode.json()).toEqual({ errorCode: 48001, errorMessage: 'Application code missing' });
  const headers = { AppCode: world.applicationCode };
  const saved = await send('PATCH', people, {
    authorization: `App ${world.apiKey}`,
    headers,
    body: '{"firstName":"Grace"}',
  });
  expect(saved.status).toBe(200);
  expect(await (await send('GET', `${path}/user`)).json()).toMatchObject({ firstName: 'Grace' });
});
