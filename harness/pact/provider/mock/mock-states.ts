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
import { createWorld, personOf, register } from '../../../backend/world.ts';
import type { Worlds } from '../../../backend/worlds.ts';
import { jsonAnswer, type Respond } from '../../../net/listen.ts';
import { newSigningKey } from '../../../tokens/signing-key.ts';
import type { Application } from '../application.ts';

const StateRequest = z.object({
  action: z.enum(['setup', 'teardown']).default('setup'),
  state: z.string(),
  params: z
    .object({
      mode: z.string().optional(),
      firstName: z.string().optional(),
      applicationCode: z.string().optional(),
    })
    .default({}),
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

type Params = z.infer<typeof StateRequest>['params'];

/** A profile, and the one that stands beside it where a state asked for it. */
interface Profile {
  readonly world: World;
  other?: World;
}

/** Decides as which backend each new profile behaves. */
export type PolicyFor = () => Partial<BackendPolicy>;

/** Answers the POSTs of a verifier: each application profile is a world of its own, gone when it is torn down. */
export function mockStates(worlds: Worlds, policyFor: PolicyFor): Respond {
  const profiles = new Map<string, Profile>();
  let latest: Profile | undefined;

  function newProfile(mode: unknown): unknown {
    if (!isMode(mode)) return undefined;
    const world = newWorld(mode, policyFor());
    latest = { world };
    profiles.set(world.applicationCode, latest);
    worlds.add(world);
    return applicationOf(world);
  }

  function otherProfile(profile: Profile): unknown {
    const other = newWorld(profile.world.mode, profile.world.policy);
    profile.other = other;
    worlds.add(other);
    profile.world.neighbours.push(other);
    const { applicationCode, keyId, secretHex, apiKey } = applicationOf(other);
    return {
      otherApplicationCode: applicationCode,
      otherKeyId: keyId,
      otherSecretHex: secretHex,
      otherApiKey: apiKey,
    };
  }

  /** Each is of a person of its own. */
  function newInstallation({ world }: Profile, firstName: string | undefined, anonymous: boolean): unknown {
    if (firstName === undefined) return undefined;
    const installation = register(world, {});
    if (anonymous) installation.person = { externalUserId: null, data: { firstName } };
    else if (world.installations.size > 1) installation.person = personOf(world, `person-${randomUUID()}`);
    installation.person.data = { firstName };
    const { pushRegistrationId, person } = installation;
    return anonymous ? { pushRegistrationId } : { pushRegistrationId, externalUserId: person.externalUserId };
  }

  function setUp(state: string, { mode, firstName, applicationCode }: Params): unknown {
    if (state === PROFILE.name) return newProfile(mode);
    const profile = applicationCode === undefined ? latest : profiles.get(applicationCode);
    if (profile === undefined) return undefined;
    switch (state) {
      case OTHER_PROFILE.name:
        return otherProfile(profile);
      case INSTALLATION_OF_PERSON.name:
        return newInstallation(profile, firstName, false);
      case ANONYMOUS_INSTALLATION.name:
        return newInstallation(profile, firstName, true);
      case API_KEY.name:
        return { apiKey: profile.world.apiKey };
      default:
        return undefined;
    }
  }

  function tearDown(state: string, { applicationCode = '' }: Params): void {
    const profile = profiles.get(applicationCode);
    if (state !== PROFILE.name || profile === undefined) return;
    profiles.delete(applicationCode);
    for (const one of [profile.world, profile.other]) if (one !== undefined) worlds.remove(one);
  }

  return async ({ body }) => {
    const asked = StateRequest.parse(JSON.parse(body.toString('utf8')));
    if (asked.action === 'teardown') {
      tearDown(asked.state, asked.params);
      return jsonAnswer(200, {});
    }
    const values = setUp(asked.state, asked.params);
    return values === undefined
      ? jsonAnswer(404, { error: `There is no state "${asked.state}" here.` })
      : jsonAnswer(200, values);
  };
}
