// The mock backend alone, for a real app that is pointed at it by hand: one application profile, every request judged.
import type { Mode } from '../../contracts/mode.ts';
import { listenHttp } from '../backend/http.ts';
import type { World } from '../backend/state.ts';
import { createWorld } from '../backend/world.ts';
import { createWorlds } from '../backend/worlds.ts';
import type { Credentials } from '../tokens/credentials.ts';
import { type JudgedRequest, judgedRequest } from './judged-request.ts';
import { type StatusServer, serveStatus } from './status-server.ts';

/** How many requests are kept for the status page; the backend's own journal is kept as short. */
const KEPT = 200;

/** What makes a served backend. */
export interface ServeOptions {
  readonly mode: Mode;
  readonly credentials: Credentials;
  /** The person whom an installation belongs to; absent: an anonymous one, until it is personalized. */
  readonly externalUserId?: string;
  readonly host?: string;
  readonly port?: number;
  readonly publicUrl?: string;
  readonly statusPort?: number;
  readonly onRequest: (judged: JudgedRequest) => void;
}

/** A mock backend that is served. */
export interface Served {
  readonly baseUrl: string;
  readonly statusUrl: string;
  readonly world: World;
  stop(): Promise<void>;
}

/**
 * Serves a mock backend until it is stopped.
 * @throws UsageError `CANNOT_LISTEN`
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const { mode, credentials, externalUserId = null } = options;
  const world = createWorld({ mode, ...credentials, externalUserId, nowMs: Date.now });
  const kept: JudgedRequest[] = [];
  let seen = 0;
  let status: StatusServer | undefined;
  const worlds = createWorlds((request, owner) => {
    const judged = judgedRequest(request, owner);
    seen += 1;
    kept.push(judged);
    for (const list of [kept, world.journal, worlds.strays])
      if (list.length > KEPT) list.splice(0, list.length - KEPT);
    options.onRequest(judged);
    status?.show(judged, seen);
  });
  worlds.add(world);
  const host = await listenHttp(worlds, options);
  const { applicationCode, key } = credentials;
  const view = () => ({ mode, baseUrl: host.baseUrl, applicationCode, keyId: key.kid, requests: kept, seen });
  const stop = async () => {
    worlds.remove(world);
    await Promise.all([host.stop(), status?.stop()]);
  };
  try {
    status = await serveStatus(view, options.statusPort ?? 0);
  } catch (error) {
    await stop();
    throw error;
  }
  return { baseUrl: host.baseUrl, statusUrl: status.url, world, stop };
}
