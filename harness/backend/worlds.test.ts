// Which world a request belongs to, and what a world begins with.
import { expect, test } from '@playwright/test';
import { calledWorld } from '../testing/called-backend.ts';
import { wayOf } from './route.ts';
import { createWorld, personOf, register } from './world.ts';
import { createWorlds } from './worlds.ts';

const token = (payload: string) => `Bearer e30.${Buffer.from(payload).toString('base64url')}.x`;

test('by application code, by the code of a business backend, by registration, by the application in a token', async () => {
  const { worlds, world, register: registered } = calledWorld('jwt');
  const path = await registered();
  const resolve = (authorization: string | undefined, at = '/mobile/5/messages', more = {}) =>
    worlds.resolve(wayOf('POST', at, {}), authorization === undefined ? more : { authorization, ...more });
  expect(resolve('App code-1')).toBe(world);
  expect(resolve('App nobody')).toBeUndefined();
  expect(resolve(undefined)).toBeUndefined();
  expect(resolve('App nobody', undefined, { appcode: 'code-1' })).toBe(world);
  expect(resolve('App nobody', `${path}/depersonalize`)).toBe(world);
  expect(resolve(undefined, `${path}/depersonalize`)).toBe(world);
  expect(resolve(undefined, `${path}x/depersonalize`)).toBeUndefined();
  expect(resolve(undefined, `${path.slice(0, -1)}_/depersonalize`)).toBeUndefined();
  const id = path.split('/').at(-1);
  expect(resolve(undefined, `/people/2/contactInformation/push/${id}/personalize`)).toBe(world);
  expect(resolve(undefined, `/people/2/contactInformation/push/${id}x/personalize`)).toBeUndefined();
  for (const gap of ['', ' ', '  '])
    for (const after of ['', ' ', '  '])
      expect(resolve(token(`{"infobip-api-key"${gap}:${after}"code-1"}`)), `${gap}:${after}`).toBe(world);
  expect(resolve(token('{"infobip-api-key":"another"}'))).toBeUndefined();
  expect(resolve(token('{"infobip-api-key":""}'))).toBeUndefined();
  expect(resolve('Bearer nothing')).toBeUndefined();
});

test('a code that stands behind another scheme names nobody', () => {
  const { worlds } = calledWorld('jwt');
  for (const authorization of ['Basic code-1', 'code-1', 'app code-1'])
    expect(
      worlds.resolve(wayOf('GET', '/mobile/3/version', {}), { authorization }),
      authorization,
    ).toBeUndefined();
});

test('what names nobody belongs to the world whose host it was sent to, else to the scenario that is played alone', () => {
  const { worlds, world } = calledWorld('jwt');
  const { world: other } = calledWorld('jwt');
  const resolve = (url: string, headers = {}) =>
    worlds.resolve(wayOf('POST', '/mobile/1/appinstance', {}), headers, new URL(url));
  const everybodys = 'https://backend.test/mobile/1/appinstance';
  expect(resolve(everybodys)).toBeUndefined();
  expect(resolve('https://code-1.backend.test/mobile/1/appinstance')).toBe(world);
  expect(resolve('https://code-1.backend.test/mobile/1/appinstance', { authorization: 'App nobody' })).toBe(
    world,
  );
  worlds.playing.add(other);
  expect(resolve(everybodys)).toBe(other);
  expect(resolve('https://code-1.backend.test/mobile/1/appinstance'), 'its own host says more').toBe(world);
  expect(resolve(everybodys, { authorization: 'App code-1' }), 'so does its code').toBe(world);
  worlds.playing.add(world);
  expect(resolve(everybodys), 'of two, nobody knows whose').toBeUndefined();
  worlds.playing.delete(other);
  worlds.remove(world);
  expect(resolve('https://code-1.backend.test/mobile/1/appinstance', { authorization: 'App nobody' })).toBe(
    world,
  );
  worlds.playing.delete(world);
  expect(resolve('https://code-1.backend.test/mobile/1/appinstance')).toBeUndefined();
});

test('a registration of a world that is not there is nobody’s', () => {
  const worlds = createWorlds();
  const path = '/mobile/1/appinstance/code-1-00000000-0000-0000-0000-000000000000/user';
  expect(worlds.resolve(wayOf('GET', path, {}), {})).toBeUndefined();
});

test('a registry begins empty; what is removed is closed', () => {
  const worlds = createWorlds();
  expect([worlds.empty(), worlds.all(), worlds.strays]).toEqual([true, [], []]);
  const { world } = calledWorld('jwt');
  worlds.add(world);
  expect([worlds.empty(), worlds.all()]).toEqual([false, [world]]);
  worlds.remove(world);
  expect([worlds.empty(), world.closing.signal.reason]).toEqual([true, 'The world is closed.']);
});

test('a world knows the persons that are named, and makes others as they are asked for', () => {
  const { world } = calledWorld('jwt');
  expect([...world.persons]).toEqual([
    ['person-1', { externalUserId: 'person-1', data: { firstName: 'Ada' } }],
    ['person-2', { externalUserId: 'person-2', data: { firstName: 'Ada' } }],
  ]);
  expect(personOf(world, 'person-1')).toBe(world.persons.get('person-1'));
  expect(personOf(world, 'new')).toEqual({ externalUserId: 'new', data: {} });
  expect(personOf(world, 'new')).toBe(world.persons.get('new'));
  expect([world.journal, world.neighbours]).toEqual([[], []]);
});

test('an installation belongs to the person of the world, or to somebody anonymous', () => {
  const { world } = calledWorld('jwt');
  expect(register(world, { language: 'en' })).toMatchObject({
    person: { externalUserId: 'person-1', data: { firstName: 'Ada' } },
    data: { language: 'en' },
  });
  const { mode, applicationCode, key } = world;
  const nobodys = createWorld({ mode, applicationCode, key, externalUserId: null, nowMs: Date.now });
  expect([...nobodys.persons]).toEqual([]);
  const { person, pushRegistrationId } = register(nobodys, {});
  expect(person).toEqual({ externalUserId: null, data: {} });
  expect(nobodys.installations.get(pushRegistrationId)?.person).toBe(person);
});
