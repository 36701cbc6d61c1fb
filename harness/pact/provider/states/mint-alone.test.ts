// Tokens over HTTP for states in somebody's own code.
import { expect, test } from '@playwright/test';
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import type { ProxiedRequest } from '../../../net/exchange.ts';
import { backendClient } from '../backend-client.ts';
import { keeperFor } from '../keeper-for.ts';
import { Recorder } from '../recorder.ts';
import { mintAlone } from './mint-alone.ts';

const PROFILE = { applicationCode: 'a-code', keyId: 'a-key', secretHex: '5e'.repeat(32) };
const OTHER = { applicationCode: 'another-code', keyId: 'another-key', secretHex: 'ab'.repeat(32) };
const nowhere = 'http://127.0.0.1:9';
const client = backendClient(new Recorder(), 100);
const keeper = keeperFor({ baseUrl: nowhere, applications: {}, client, timeoutMs: 100 });

function asked(body: unknown): ProxiedRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { method: 'POST', target: '/mint', headers: [], body: Buffer.from(text) };
}

async function minted(body: unknown, known: Partial<Parameters<typeof mintAlone>[2]> = {}) {
  const answer = await mintAlone(asked(body), keeper, { application: undefined, other: undefined, ...known });
  return { status: answer.status, value: JSON.parse(answer.body.toString('utf8')) };
}

const valid = (sub: string) => ({ state: 'a valid user data JWT', params: { sub, lifetimeSeconds: 60 } });

test('a good token by a key that stands in the request', async () => {
  const { status, value } = await minted({ ...valid('person-1'), profile: PROFILE });
  expect(status).toBe(200);
  const { payload } = await jwtVerify(value.jwt, Buffer.from(PROFILE.secretHex, 'hex'));
  expect(payload).toMatchObject({ sub: 'person-1', typ: 'Bearer', 'infobip-api-key': 'a-code' });
  expect(decodeProtectedHeader(value.jwt).kid).toBe('a-key');
});

test('by the key that is known, for a value that another state has returned', async () => {
  const { value } = await minted(
    { ...valid('${externalUserId}'), values: { externalUserId: 'Zoë' } },
    { application: PROFILE },
  );
  expect(decodeJwt(value.jwt).sub).toBe('Zoë');
});

test('with another profile where the form is about one', async () => {
  const state = 'a bad user data JWT of a form';
  const params = { sub: 'p', form: 'of-another-application' };
  const { value } = await minted({ state, params, profile: PROFILE, other: OTHER });
  expect(decodeJwt(value.jwt)['infobip-api-key']).toBe('another-code');
  expect((await minted({ state, params, profile: PROFILE })).status).toBe(424);
});

test('an unusable header and an unusual ID', async () => {
  const header = {
    state: 'an unusable application code',
    params: { form: 'without-scheme', of: 'applicationCode' },
  };
  expect((await minted(header, { application: PROFILE })).value).toEqual({ authorization: 'a-code' });
  const id = { state: 'an unusual external user ID', params: { form: 'digits' } };
  expect((await minted(id)).value.externalUserId).toMatch(/^\d+$/);
});

for (const [what, body, status, message] of [
  ['no JSON', '{', 400, 'no JSON'],
  ['an unknown member', { ...valid('p'), secret: 'x' }, 400, 'secret'],
  [
    'a key that is no hexadecimal',
    { ...valid('p'), profile: { ...PROFILE, secretHex: 'xyz' } },
    400,
    'secretHex',
  ],
  ['an unknown state', { state: 'no such state' }, 404, 'no such state'],
  ['a state of the backend', { state: 'a registered installation of a person' }, 400, 'by minting'],
  ['no key', valid('p'), 424, 'an application profile'],
  [
    'a value that nobody returned',
    { ...valid('${externalUserId}'), profile: PROFILE },
    424,
    'externalUserId',
  ],
] as const)
  test(`${what}: ${status}, and why`, async () => {
    const answer = await minted(body);
    expect(answer.status).toBe(status);
    expect(answer.value.error.message).toContain(message);
    expect(JSON.stringify(answer.value)).not.toContain(PROFILE.secretHex);
  });
