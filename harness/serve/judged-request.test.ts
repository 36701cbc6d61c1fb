import { expect, test } from '@playwright/test';
import type { Mode } from '../../contracts/mode.ts';
import { ENDPOINT_ROUTES, type Endpoint } from '../../contracts/wire.ts';
import { recipeById } from '../../scenarios/recipes/all.ts';
import type { RecordedRequest } from '../backend/recorded-request.ts';
import { createWorld } from '../backend/world.ts';
import { decodeForDisplay } from '../tokens/decode.ts';
import { markedJti } from '../tokens/marked-jti.ts';
import { mint } from '../tokens/mint.ts';
import { newSigningKey } from '../tokens/signing-key.ts';
import { judgedRequest } from './judged-request.ts';

const key = newSigningKey();
const applicationCode = 'app-1';
const worldIn = (mode: Mode) =>
  createWorld({ mode, applicationCode, key, externalUserId: null, nowMs: Date.now });

/** Minted as `token mint` does, or by somebody else. */
const minted = async (recipe: string, ours = true, nowMs = Date.now()) => {
  const jti = ours ? { jti: () => markedJti(recipe, key) } : {};
  return (await mint(recipeById(recipe), { nowMs, sub: 'p', applicationCode, key, ...jti })).value;
};

function request(endpoint: Endpoint, headers: Record<string, string>, more: Partial<RecordedRequest> = {}) {
  const { method, path } = ENDPOINT_ROUTES[endpoint];
  const answer = { kind: 'response', status: 200, body: '{}' } as const;
  const base = { seq: 1, atMs: Date.now(), origin: 'http://127.0.0.1', query: '', body: '' };
  return { ...base, method, path, headers, endpoint, answer, ...more } satisfies RecordedRequest;
}

function saysOf(judged: ReturnType<typeof judgedRequest>): string {
  return [judged.standing, ...judged.remarks.flatMap((one) => one.requirements)].join(' ');
}

test('a good token on a call that takes it, and the application code on one that does not, are as they should be', async () => {
  const token = await minted('valid/plain');
  const world = worldIn('jwt');
  expect(saysOf(judgedRequest(request('fetchUser', { authorization: `Bearer ${token}` }), world))).toBe('ok');
  expect(saysOf(judgedRequest(request('messages', { authorization: 'App app-1' }), world))).toBe('ok');
});

test('a token that the SDK must refuse says which requirement is broken', async () => {
  const world = worldIn('jwt');
  const judged = async (recipe: string) =>
    saysOf(judgedRequest(request('saveUser', { authorization: `Bearer ${await minted(recipe)}` }), world));
  expect(await judged('expired/by-1-hour')).toBe('broken UDA-13 UDA-14');
  expect(await judged('segments/two-without-signature')).toBe('broken UDA-12 UDA-14');
  expect(saysOf(judgedRequest(request('saveUser', { authorization: 'Bearer ' }), world))).toBe(
    'broken UDA-34',
  );
});

test('of a token that we minted it is known how: no second opinion, the level of its recipe', async () => {
  const world = worldIn('jwt');
  const judged = async (recipe: string, ours: boolean) =>
    judgedRequest(request('saveUser', { authorization: `Bearer ${await minted(recipe, ours)}` }), world);
  const padded = 'alphabet/padding-in-signature';
  const level = recipeById(padded).level;
  expect((await judged(padded, true)).standing).toBe(level === 'MUST' ? 'broken' : 'look');
  expect((await judged(padded, true)).remarks[0]?.text).toContain(`minted as ${padded}`);
  // A library reads it: nothing is claimed of a token of which nobody said what it is.
  expect((await judged(padded, false)).standing).toBe('ok');
  expect(saysOf(await judged('claim/jti-missing', false))).toBe('broken UDA-12 UDA-14');
});

test('a token that expired on the way is looked at, not held against the SDK', async () => {
  const world = worldIn('jwt');
  const token = await minted('valid/plain', false, Date.now() - 3_600_000);
  const arrived = (afterMs: number) =>
    saysOf(
      judgedRequest(
        request('fetchUser', { authorization: `Bearer ${token}` }, { atMs: expOf(token) * 1_000 + afterMs }),
        world,
      ),
    );
  expect([arrived(-1), arrived(100), arrived(60_000)]).toEqual(['ok', 'look UDA-13', 'broken UDA-13 UDA-14']);
});

const expOf = (token: string) => Number(decodeForDisplay(token).exp);

test('a token on a call that takes none, or outside its header, is broken', async () => {
  const token = await minted('valid/plain');
  const world = worldIn('jwt');
  expect(saysOf(judgedRequest(request('messages', { authorization: `Bearer ${token}` }), world))).toBe(
    'broken UDA-05 UDA-35',
  );
  for (const more of [{ query: `jwt=${token}` }, { body: token }])
    expect(saysOf(judgedRequest(request('messages', { authorization: 'App app-1' }, more), world))).toBe(
      'broken UDA-35',
    );
  const header = request('messages', { authorization: 'App app-1', 'x-jwt': token });
  expect(saysOf(judgedRequest(header, world))).toBe('broken UDA-35');
  expect(saysOf(judgedRequest(header, undefined))).toBe('broken UDA-35');
});

test('no authorisation is broken, by the requirement of the mode', () => {
  expect(saysOf(judgedRequest(request('fetchUser', {}), worldIn('application-code')))).toBe('broken UDA-01');
  expect(saysOf(judgedRequest(request('fetchUser', { authorization: 'Basic x' }), worldIn('jwt')))).toBe(
    'broken UDA-05',
  );
});

test('a refusal names the code that the error callback must get', async () => {
  const refusedWith = (messageId: string) =>
    ({ answer: { kind: 'response', status: 401, body: '', messageId } }) as const;
  const token = await minted('refused-by-backend/other-secret');
  const judged = judgedRequest(
    request('fetchUser', { authorization: `Bearer ${token}` }, refusedWith('ACCESS_TOKEN_INVALID')),
    worldIn('jwt'),
  );
  expect(saysOf(judged)).toBe('look UDA-20');
  expect(judged.remarks[0]?.text).toContain('ACCESS_TOKEN_INVALID');
  const anonymous = request(
    'personalize',
    { authorization: 'App app-1' },
    refusedWith('ACCESS_TOKEN_MISSING'),
  );
  expect(saysOf(judgedRequest(anonymous, worldIn('jwt')))).toBe('look UDA-08');
});
