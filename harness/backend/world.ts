// A world: everything that a backend knows for one application profile. Each scenario has its own.
import { randomUUID } from 'node:crypto';
import type { Mode } from '../../contracts/mode.ts';
import type { SigningKey } from '../tokens/signing-key.ts';
import { STRICT } from './policy.ts';
import type { BackendPolicy, Installation, Person, UserData, World } from './state.ts';

/** What makes a world. */
export interface WorldOptions {
  readonly mode: Mode;
  readonly applicationCode: string;
  readonly key: SigningKey;
  /** null: a newly registered installation belongs to an anonymous person. */
  readonly externalUserId: string | null;
  readonly otherExternalUserId?: string;
  readonly nowMs: () => number;
  /** Overrides of what a correct backend does, for backends that are broken on purpose. */
  readonly policy?: Partial<BackendPolicy>;
}

/** The first name that every person has before anybody changes it. */
const FIRST_NAME = 'Ada';

function isNamed(id: string | null | undefined): id is string {
  return typeof id === 'string';
}

/** Makes a world with the persons that are named. */
export function createWorld(options: WorldOptions): World {
  const { mode, applicationCode, key, externalUserId, otherExternalUserId, nowMs } = options;
  const person = (id: string): [string, Person] => [
    id,
    { externalUserId: id, data: { firstName: FIRST_NAME } },
  ];
  return {
    mode,
    applicationCode,
    key,
    apiKey: `api-${randomUUID()}`,
    externalUserId,
    policy: { ...STRICT, ...options.policy },
    persons: new Map([externalUserId, otherExternalUserId].filter(isNamed).map(person)),
    installations: new Map(),
    journal: [],
    neighbours: [],
    fault: null,
    held: null,
    diversion: null,
    closing: new AbortController(),
    nowMs,
  };
}

/** The person with this external user ID; made when there is none yet. */
export function personOf(world: World, externalUserId: string): Person {
  const known = world.persons.get(externalUserId);
  if (known !== undefined) return known;
  const person: Person = { externalUserId, data: {} };
  world.persons.set(externalUserId, person);
  return person;
}

/**
 * Registers an installation. It belongs to the world's person, where it names one: the device's user is then one whom
 * the backend knows, so that a token made for somebody else is wrong from the first call on.
 */
export function register(world: World, data: UserData): Installation {
  const installation: Installation = {
    pushRegistrationId: `${world.applicationCode}-${randomUUID()}`,
    person:
      world.externalUserId === null
        ? { externalUserId: null, data: {} }
        : personOf(world, world.externalUserId),
    data,
  };
  world.installations.set(installation.pushRegistrationId, installation);
  return installation;
}
