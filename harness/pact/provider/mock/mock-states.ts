// The bundled mock backend's own keeper of states, behind the documented POST: what a backend team writes for its own
// backend, as an example of it.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isMode, type Mode } from '../../../../contracts/mode.ts';
import {
  ANONYMOUS_INSTALLATION,
  API_KEY,
  INSTALLATION_OF_PERSON,
  OTHER_PROFILE,
  PROFILE,
} from '../../../../contracts/provider-states.ts';
import type { BackendPolicy, World } from '../../../backend/state.ts';
import { createWorld, register } from '../../../backend/world.ts';
import type { Worlds } from '../../../backend/worlds.ts';
import { jsonAnswer, type Respond } from '../../../net/listen.ts';
import { newSigningKey } from '../../../tokens/signing-key.ts';
import type { Application } from '../application.ts';

const StateRequest = z.object({
  action: z.enum(['setup', 'teardown']).default('setup'),
  state: z.string(),
  params: z.object({ mode: z.string().optional(), firstName: z.string().optional() }).default({}),
});

/** A new application profile of the mock backend. */
export function newWorld(mode: Mode, policy: Partial<BackendPolicy>): World {
  const mark = randomUUID();
  return createWorld({
    mode,
    key: newSigningKey(),
    applicationCode: `app-${mark}`,
    externalUserId: `person-${mark}`,
    otherExternalUserId: `other-${mark}`,
    nowMs: Date.now,
    policy,
  });
}

/** What it takes to make calls and tokens for a profile. */
export function applicationOf({ applicationCode, key, apiKey }: World): Required<Application> {
  return { applicationCode, keyId: key.kid, secretHex: key.secretHex, apiKey };
}

/** Answers the POSTs of a verifier: each application profile is a world of its own, gone when the next one comes. */
export function mockStates(worlds: Worlds, policy: Partial<BackendPolicy>): Respond {
  let world: World | undefined;
  let other: World | undefined;

  function newProfile(mode: unknown): unknown {
    if (!isMode(mode)) return undefined;
    for (const one of [world, other]) if (one !== undefined) worlds.remove(one);
    other = undefined;
    world = newWorld(mode, policy);
    worlds.add(world);
    return applicationOf(world);
  }

  function otherProfile(): unknown {
    if (world === undefined) return undefined;
    other = newWorld(world.mode, policy);
    worlds.add(other);
    world.neighbours.push(other);
    const { applicationCode, keyId, secretHex, apiKey } = applicationOf(other);
    return {
      otherApplicationCode: applicationCode,
      otherKeyId: keyId,
      otherSecretHex: secretHex,
      otherApiKey: apiKey,
    };
  }

  function newInstallation(firstName: string | undefined, anonymous: boolean): unknown {
    if (world === undefined || firstName === undefined) return undefined;
    const installation = register(world, {});
    if (anonymous) installation.person = { externalUserId: null, data: { firstName } };
    else installation.person.data = { firstName };
    const { pushRegistrationId, person } = installation;
    return anonymous ? { pushRegistrationId } : { pushRegistrationId, externalUserId: person.externalUserId };
  }

  function setUp(state: string, { mode, firstName }: z.infer<typeof StateRequest>['params']): unknown {
    switch (state) {
      case PROFILE.name:
        return newProfile(mode);
      case OTHER_PROFILE.name:
        return otherProfile();
      case INSTALLATION_OF_PERSON.name:
        return newInstallation(firstName, false);
      case ANONYMOUS_INSTALLATION.name:
        return newInstallation(firstName, true);
      case API_KEY.name:
        return world === undefined ? undefined : { apiKey: world.apiKey };
      default:
        return undefined;
    }
  }

  return async ({ body }) => {
    const asked = StateRequest.parse(JSON.parse(body.toString('utf8')));
    if (asked.action === 'teardown') return jsonAnswer(200, {});
    const values = setUp(asked.state, asked.params);
    return values === undefined
      ? jsonAnswer(404, { error: `There is no state "${asked.state}" here.` })
      : jsonAnswer(200, values);
  };
}
