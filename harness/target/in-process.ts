// Targets whose SDK runs in this process.
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import { directFetch } from '../backend/direct.ts';
import { type HttpOptions, listenHttp } from '../backend/http.ts';
import { listenInProcess } from '../backend/in-process.ts';
import { IN_PROCESS_BASE_URL } from '../backend/in-process-address.ts';
import { adapterDriver } from '../drivers/adapter.ts';
import type { Driver } from '../drivers/driver.ts';
import type { Target } from '../drivers/target.ts';

/** A target whose requests MSW takes in this process. `load` imports it, or makes it. */
export function inProcessTarget(load: () => Driver | Promise<Driver>): Target {
  return {
    kind: 'module',
    listen: async (worlds) => ({ ...listenInProcess(worlds), load: async () => load() }),
  };
}

/** A target in this process whose SDK reaches the mock backend over HTTP: by whatever client, the packages of its own included. */
export function loopbackTarget(load: () => Driver | Promise<Driver>, network: HttpOptions = {}): Target {
  return {
    kind: 'module',
    listen: async (worlds) => ({ ...(await listenHttp(worlds, network)), load: async () => load() }),
  };
}

/** A target made of an adapter in this process; `create` is called at each start. */
export function adapterTarget(create: () => Adapter): Target {
  return inProcessTarget(() => adapterDriver(create));
}

/** A target whose SDK is given a `fetch` that is a call into the mock backend: for whoever plays thousands of them. */
export function directTarget(create: (options: { readonly fetch: typeof fetch }) => Adapter): Target {
  return {
    kind: 'module',
    listen: async (worlds) => ({
      baseUrl: IN_PROCESS_BASE_URL,
      stop: async () => {},
      load: async () => adapterDriver(() => create({ fetch: directFetch(worlds) })),
    }),
  };
}
