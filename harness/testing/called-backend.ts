// For tests: the mock backend as a function of a request, without a network.
import type { Json } from '../../contracts/json.ts';
import type { Mode } from '../../contracts/mode.ts';
import { recipeById } from '../../scenarios/recipes/all.ts';
import { handle } from '../backend/handle.ts';
import type { BackendPolicy, World } from '../backend/state.ts';
import { createWorld } from '../backend/world.ts';
import { createWorlds, type Worlds } from '../backend/worlds.ts';
import { mint } from '../tokens/mint.ts';
import { newSigningKey } from '../tokens/signing-key.ts';

/** What was answered. */
export interface Answered {
  readonly status: number;
  /** The body as JSON; undefined: there is none. */
  readonly body: Json | undefined;
  readonly contentType: string;
  /** The code, where it is a refusal. */
  readonly code: string | undefined;
}

/** What a request has besides method and path. */
export interface Asking {
  readonly authorization?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is; all else as JSON. */
  readonly body?: Json;
}

/** A world and the way to it. */
export interface CalledWorld {
  readonly worlds: Worlds;
  readonly world: World;
  readonly send: (method: string, path: string, asking?: Asking) => Promise<Answered>;
  /** Registers an installation, and returns the path of it. */
  readonly register: () => Promise<string>;
  /** The Authorization header with a token of this recipe, for this person. */
  readonly bearer: (sub?: string, recipe?: string) => Promise<string>;
}

/** The persons of a world that has some. */
export const PERSONS = { externalUserId: 'person-1', otherExternalUserId: 'person-2' };

/** A world in this mode; without persons, installations are anonymous. */
export function calledWorld(
  mode: Mode,
  persons: Partial<typeof PERSONS> = PERSONS,
  policy: Partial<BackendPolicy> = {},
): CalledWorld {
  const worlds = createWorlds();
  const key = newSigningKey();
  const applicationCode = 'code-1';
  const world = createWorld({
    mode,
    applicationCode,
    key,
    externalUserId: null,
    ...persons,
    nowMs: Date.now,
    policy,
  });
  worlds.add(world);
  const send: CalledWorld['send'] = async (method, path, asking = {}) => {
    const { authorization = `App ${applicationCode}`, headers = {}, body } = asking;
    const outcome = await handle(worlds, {
      method,
      url: new URL(path, 'https://backend.test'),
      headers: { authorization, ...headers },
      text: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
    });
    if (outcome === 'reset') throw new Error('The connection was reset.');
    const { status, contentType, messageId: code } = outcome;
    return { status, contentType, code, body: outcome.body === '' ? undefined : JSON.parse(outcome.body) };
  };
  return {
    worlds,
    world,
    send,
    register: async () => {
      const { body } = await send('POST', '/mobile/1/appinstance');
      return `/mobile/1/appinstance/${(body as { pushRegId: string }).pushRegId}`;
    },
    bearer: async (sub = 'person-1', recipe = 'valid/plain') => {
      const minted = await mint(recipeById(recipe), { nowMs: Date.now(), sub, applicationCode, key });
      return `Bearer ${minted.value}`;
    },
  };
}
