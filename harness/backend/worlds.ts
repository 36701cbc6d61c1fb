// The worlds under way, and which of them a request belongs to.
import type { RecordedRequest } from './recorded-request.ts';
import type { Way } from './route.ts';
import type { World } from './state.ts';

/** Every world that a backend serves. */
export interface Worlds {
  add(world: World): void;
  remove(world: World): void;
  /** Every world. */
  all(): readonly World[];
  /** There is no world: no scenario has begun. */
  empty(): boolean;
  /**
   * The world that a request belongs to: by application code, registration, or the application that a token names; else by
   * the host that it was sent to, and last, where one scenario is played alone, that one: a request without any authorisation
   * is its evidence, too.
   */
  resolve(
    way: Pick<Way, 'pushRegistrationId'>,
    headers: Readonly<Record<string, string>>,
    url?: URL,
  ): World | undefined;
  /** The worlds whose scenarios are being played. */
  readonly playing: Set<World>;
  /** Servers of our own that a process whose network is taken over must still reach: origins, such as `http://127.0.0.1:4711`. */
  readonly letThrough: Set<string>;
  /** Requests that belong to no world. */
  readonly strays: RecordedRequest[];
  /** Told of each request once it has been answered, with the world that it belongs to. */
  readonly answered: OnAnswered;
}

/** Told of a request that has been answered; `world` undefined: it is a stray. */
export type OnAnswered = (request: RecordedRequest, world: World | undefined) => void;

/** The application that a token says it is for, read without verifying anything. */
function applicationNamedIn(token: string): string | undefined {
  const payload = token.slice(0, 20_000).split('.')[1];
  if (payload === undefined) return undefined;
  return Buffer.from(payload, 'base64url')
    .toString('utf8')
    .match(/"infobip-api-key"\s*:\s*"([^"]{1,200})"/)?.[1];
}

/** The length of a UUID in text. */
const UUID_LENGTH = 36;

/** The host name's first label by which a world is told, made of its application code. */
export function hostLabelOf(applicationCode: string): string {
  return applicationCode.toLowerCase();
}

/** Makes an empty registry. */
export function createWorlds(onAnswered: OnAnswered = () => {}): Worlds {
  const byCode = new Map<string, World>();
  const byLabel = new Map<string, World>();
  const playing = new Set<World>();
  const byAddress = (url: URL): World | undefined => {
    const [label = ''] = url.hostname.split('.', 1);
    return byLabel.get(label) ?? (playing.size === 1 ? [...playing][0] : undefined);
  };
  const byRegistration = (id: string | undefined): World | undefined => {
    if (id === undefined) return undefined;
    // A registration's ID is the application code, a hyphen and a UUID: looked up, as a run has a world for each scenario.
    const world = byCode.get(id.slice(0, -UUID_LENGTH - 1));
    return world?.installations.has(id) === true ? world : undefined;
  };
  return {
    letThrough: new Set(),
    strays: [],
    playing,
    answered: onAnswered,
    all: () => [...byCode.values()],
    empty: () => byCode.size === 0,
    add: (world) => {
      byCode.set(world.applicationCode, world);
      byLabel.set(hostLabelOf(world.applicationCode), world);
    },
    remove: (world) => {
      // With a reason of our own: the usual one is made with a stack, for each of many worlds.
      world.closing.abort('The world is closed.');
      byCode.delete(world.applicationCode);
      byLabel.delete(hostLabelOf(world.applicationCode));
    },
    resolve: ({ pushRegistrationId }, headers, url) => {
      const authorization = headers['authorization'] ?? '';
      const space = authorization.indexOf(' ');
      const credential = authorization.slice(space + 1);
      if (authorization.startsWith('App ')) {
        const named = byCode.get(credential);
        if (named !== undefined) return named;
      }
      const appCode = byCode.get(headers['appcode'] ?? '');
      if (appCode !== undefined) return appCode;
      const known = byRegistration(pushRegistrationId) ?? byCode.get(applicationNamedIn(credential) ?? '');
      return known ?? (url === undefined ? undefined : byAddress(url));
    },
  };
}
