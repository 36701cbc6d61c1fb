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

/** How a command is run. */
export interface CommandOptions {
  readonly cwd: string;
  /** How long the adapter may take to start and to introduce itself, milliseconds. */
  readonly startTimeoutMs?: number;
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
  { cwd, startTimeoutMs = DEFAULT_TIMING.initializeMs, network = {} }: CommandOptions,
): { readonly driver: Driver; readonly listen: (worlds: Worlds) => Promise<BackendHost> } {
  let proxy: string | undefined;
  const timing = { ...DEFAULT_TIMING, initializeMs: startTimeoutMs };
  return {
    driver: connectedDriver(
      connector(command, cwd, () => proxy),
      timing,
    ),
    listen: async (worlds) => {
      const host = await listenHttp(worlds, { ...network, proxy: true });
      proxy = host.baseUrl;
      return host;
    },
  };
}
