// `command:'…'`: an adapter in a process of its own, in any language.
import { type HttpOptions, listenHttp } from '../backend/http.ts';
import type { Connector } from './channel.ts';
import { connectedDriver } from './connected.ts';
import { environment } from './environment.ts';
import { JsonRpcPeer } from './json-rpc.ts';
import { DEFAULT_TIMING } from './protocol.ts';
import { StdioTransport } from './stdio.ts';
import type { Target } from './target.ts';
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

function connector(command: string, cwd: string, proxy: string | undefined): Connector {
  return {
    network: 'http',
    connect: async (log) => {
      const transport = new StdioTransport(command, { cwd, env: environment(proxy) }, log);
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
): Target {
  const timing = { ...DEFAULT_TIMING, initializeMs: startTimeoutMs };
  return {
    kind: 'command',
    listen: async (worlds) => {
      const host = await listenHttp(worlds, { ...network, proxy: true });
      // Under a public URL something else may answer than a proxy.
      const proxy = network.publicUrl === undefined ? host.baseUrl : undefined;
      const worker = () => connectedDriver(connector(command, cwd, proxy), timing);
      const more = Array.from({ length: workers - 1 }, worker);
      return {
        ...host,
        load: async () => (workers === 1 ? worker() : workersDriver([worker(), ...more])),
      };
    },
  };
}
