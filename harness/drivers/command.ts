// `command:'…'`: an adapter in a process of its own, in any language.
import type { Connector } from './channel.ts';
import { connectedDriver } from './connected.ts';
import type { Driver } from './driver.ts';
import { JsonRpcPeer } from './json-rpc.ts';
import type { Timing } from './protocol.ts';
import { StdioTransport } from './stdio.ts';

function connector(command: string, cwd: string): Connector {
  return {
    network: 'http',
    connect: async (log) => {
      const transport = new StdioTransport(command, cwd, log);
      const peer = new JsonRpcPeer(transport);
      return {
        request: (method, params) => peer.request(method, params),
        trace: () => peer.trace(),
        close: () => transport.close(),
      };
    },
  };
}

/** The driver of an adapter that a shell command starts, in this folder. */
export function commandDriver(command: string, cwd: string, timing?: Timing): Driver {
  return connectedDriver(connector(command, cwd), timing);
}
