// The documentation's own sample against the reference SDK, unchanged in shape: init with a JWT, the setter, and saveUser
// with the switch over error codes, which fetches a new JWT.
import { expect, test } from '@playwright/test';
import type { MobileMessagingError, UserData } from '../../contracts/plugin-surface.ts';
import { recipeById } from '../../scenarios/recipes/all.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { listenInProcess } from '../backend/in-process.ts';
import type { World } from '../backend/state.ts';
import { createWorld } from '../backend/world.ts';
import { createWorlds } from '../backend/worlds.ts';
import { mint } from '../tokens/mint.ts';
import { newSigningKey } from '../tokens/signing-key.ts';
import { ReferenceSdk } from './sdk.ts';

test.describe.configure({ mode: 'serial' });

const worlds = createWorlds();
let host: ReturnType<typeof listenInProcess>;
let world: World;

test.beforeAll(() => {
  host = listenInProcess(worlds);
});
test.afterAll(() => host.stop());
test.beforeEach(() => {
  world = createWorld({
    mode: 'jwt' satisfies Scenario['mode'],
    applicationCode: 'APP_CODE',
    key: newSigningKey(),
    externalUserId: 'person-1',
    otherExternalUserId: 'person-2',
    nowMs: () => Date.now(),
  });
  worlds.add(world);
});
test.afterEach(() => worlds.remove(world));

async function tokenOf(recipe: string): Promise<string> {
  const { applicationCode, key } = world;
  const input = { nowMs: Date.now(), sub: 'person-1', applicationCode, key };
  return (await mint(recipeById(recipe), input)).value;
}

/** The sample; resolves with the lines that it logs, when the last of its callbacks has been called. */
async function sample(jwt: string, fetchJwt: () => string): Promise<readonly string[]> {
  const lines: string[] = [];
  const log = (...parts: readonly unknown[]) => lines.push(parts.map(String).join(' '));
  const mobileMessaging = new ReferenceSdk();
  const configuration = {
    applicationCode: 'APP_CODE',
    userDataJwt: jwt,
    backendBaseURL: host.baseUrl,
  };
  await new Promise<void>((resolve) =>
    mobileMessaging.init(
      configuration,
      () => {
        log('MobileMessaging started');
        resolve();
      },
      (error) => {
        log(`MobileMessaging error: ${JSON.stringify(error)}`);
        resolve();
      },
    ),
  );
  const userData: UserData = { firstName: 'Grace' };
  await new Promise<void>((resolve) =>
    mobileMessaging.saveUser(
      userData,
      (saved) => {
        log('User data saved successfully:', saved?.firstName);
        resolve();
      },
      (error: MobileMessagingError) => {
        log(`Error occurred while trying to save user data: ${error.description}`);
        switch (error.code) {
          case 'JWT_TOKEN_EXPIRED': {
            const newJwt = fetchJwt();
            mobileMessaging.setUserDataJwt(
              newJwt,
              () => {
                log('New JWT set successfully');
                resolve();
              },
              (jwtError) => {
                log(`Error occurred while setting new JWT: ${jwtError.description}`);
                resolve();
              },
            );
            break;
          }
          case 'JWT_TOKEN_STRUCTURE_INVALID':
            log('JWT structure is invalid:', error.description);
            resolve();
            break;
          default:
            log('Other error occurred:', error.code, error.description);
            resolve();
            break;
        }
      },
    ),
  );
  // As an application goes on: the same call again, with whatever the SDK now holds.
  await new Promise<void>((resolve) =>
    mobileMessaging.saveUser(
      userData,
      () => {
        log('Saved');
        resolve();
      },
      (error) => {
        log('Not saved:', error.code);
        resolve();
      },
    ),
  );
  return lines;
}

test('a good JWT: the user is saved', async () => {
  expect(await sample(await tokenOf('valid/plain'), () => '')).toEqual([
    'MobileMessaging started',
    'User data saved successfully: Grace',
    'Saved',
  ]);
});

test('an expired JWT: the sample fetches a new one, and the same call succeeds', async () => {
  const fresh = await tokenOf('valid/plain');
  const lines = await sample(await tokenOf('expired/by-1-hour'), () => fresh);
  expect(lines[1]).toMatch(/^Error occurred while trying to save user data: .*expired/i);
  expect(lines.slice(2)).toEqual(['New JWT set successfully', 'Saved']);
});

test('a malformed JWT: the sample is told what is wrong with it', async () => {
  const lines = await sample(await tokenOf('claim/sub-missing'), () => '');
  expect(lines[2]).toMatch(/^JWT structure is invalid: .*sub/);
  expect(lines[3]).toBe('Not saved: JWT_TOKEN_STRUCTURE_INVALID');
});

test('a forged JWT: the backend refuses it, and the sample lands in its default case', async () => {
  const lines = await sample(await tokenOf('refused-by-backend/forged-signature'), () => '');
  expect(lines[2]).toMatch(/^Other error occurred: ACCESS_TOKEN_INVALID /);
});
