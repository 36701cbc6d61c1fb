// `command:'…'`: an adapter in a process of its own, in any language.
import type { BackendHost } from '../backend/backend-host.ts';
import { type HttpOptions, listenHttp } from '../backend/http.ts';
import type { Worlds } from '../backend/worlds.ts';
import type { Connector } from './channel.ts';
import { connectedDriver } from './connected.ts';
import type { Driver } from './driver.ts';
import { environment } from './environment.ts';
import { JsonRpcPeer } from './json-rpc.ts';
import { DEFAULT_TIMING } from './protocol.ts';
import { StdioTransport } from './stdio.ts';
import { workersDriver } from './workers.ts';

/** How a command is run. */
export interface CommandOptions {
  readonly cwd: string;
  /** How long the adapter may take to start and to introduce itself, milliseconds. */
  readonly startTimeoutMs?: number;
  /** How many processes run side by side; default 1. */
  readonly workers?: number;
  /** Where the mock backend listens: by default, for this machine only. */
  readonly network?: HttpOptions;
}

function connector(command: string, cwd: string, proxy: () => string | undefined): Connector {
  return {
    network: 'http',
    connect: async (log) => {
      const transport = new StdioTransport(command, { cwd, env: environment(proxy()) }, log);
      const peer = new JsonRpcPeer(transport);
      return {
        request: (method, params) => peer.request(method, params),
        trace: () => peer.trace(),
        close: () => transport.close(),
      };
    },
  };
}

/** An adapter that a shell command starts, and the mock backend, which is also the proxy of its process. */
export function commandTarget(
  command: string,
  { cwd, startTimeoutMs = DEFAULT_TIMING.initializeMs, workers = 1, network = {} }: CommandOptions,
): { readonly driver: Driver; readonly listen: (worlds: Worlds) => Promise<BackendHost> } {
  let proxy: string | undefined;
  const timing = { ...DEFAULT_TIMING, initializeMs: startTimeoutMs };
  const worker = () =>
    connectedDriver(
      connector(command, cwd, () => proxy),
      timing,
    );
  return {
    driver:
      workers === 1 ? worker() : workersDriver([worker(), ...Array.from({ length: workers - 1 }, worker)]),
    listen: async (worlds) => {
      const host = await listenHttp(worlds, { ...network, proxy: true });
      // Under a public URL something else may answer than a proxy.
      proxy = network.publicUrl === undefined ? host.baseUrl : undefined;
      return host;
    },
  };
}
