// What makes the bundled mock backend another one: a step before and after it, for backends that are broken on purpose and for
// those that take a liberty.

import type { Endpoint } from '../../../../contracts/wire.ts';
import type { Arrived } from '../../../backend/arrived.ts';
import type { Reaction } from '../../../backend/faulty.ts';
import { handle } from '../../../backend/handle.ts';
import { wayOf } from '../../../backend/route.ts';
import type { Installation, World } from '../../../backend/state.ts';
import type { Worlds } from '../../../backend/worlds.ts';

/** A request before the backend has seen it. */
export interface Turn {
  readonly request: Arrived;
  readonly endpoint: Endpoint | undefined;
  /** Whose registration the path names; undefined: nobody's. */
  readonly installation: Installation | undefined;
  /** The application that the request is for. */
  readonly world: World | undefined;
  /** Every application of the backend. */
  readonly worlds: Worlds;
  /** The connection that it came on. */
  readonly connection: object;
  /** The body as JSON; undefined: none. */
  readonly body: unknown;
  /** Has the backend answer the request, or another one in its place. */
  readonly next: (request?: Arrived) => Promise<Reaction>;
}

/** Answers a request, with or without the backend. */
export type Twist = (turn: Turn) => Promise<Reaction>;

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Answers a request with the backend behind a twist. */
export function twisted(
  worlds: Worlds,
  twist: Twist | undefined,
  request: Arrived,
  connection: object,
): Promise<Reaction> {
  const next = (other: Arrived = request) => handle(worlds, other);
  if (twist === undefined) return next();
  const { endpoint, pushRegistrationId: id } = wayOf(request.method, request.url.pathname, request.headers);
  const world = worlds.resolve({ pushRegistrationId: id }, request.headers);
  return twist({
    request,
    world,
    worlds,
    endpoint: endpoint ?? undefined,
    installation: id === undefined ? undefined : installationIn(world, id),
    connection,
    body: parsed(request.text),
    next,
  });
}

function installationIn(world: World | undefined, id: string): Installation | undefined {
  return world?.installations.get(id);
}
