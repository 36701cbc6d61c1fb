// The way to an SDK under test, in the one order that works: listen, load, start. A driver is had from a backend that
// listens, and in no other way: so no file of an adapter is imported, and no process started, before its network is there.
// An SDK that keeps `fetch` when it is imported keeps the one that leads to the mock backend.
import type { BackendHost } from '../backend/backend-host.ts';
import type { Worlds } from '../backend/worlds.ts';
import type { Driver } from './driver.ts';

/** Where an SDK runs. */
export type TargetKind = 'module' | 'command' | 'page' | 'agent';

/** An SDK of which nothing is loaded yet. */
export interface Target {
  readonly kind: TargetKind;
  /** Serves the worlds where the SDK will reach them. */
  listen(worlds: Worlds): Promise<ListeningTarget>;
}

/** The mock backend is up where the SDK will reach it. */
export interface ListeningTarget extends BackendHost {
  /**
   * The SDK's driver, not started yet; a file of an adapter is imported now.
   * @throws UsageError when that file is no adapter.
   */
  load(): Promise<Driver>;
}
