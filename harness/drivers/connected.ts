// A driver of whatever a connector reaches: one adapter at a time, connected anew at each start.

import type { LateCallbacks } from '../../contracts/adapter-protocol.ts';
import type { Connection, Connector } from './channel.ts';
import { type Driver, DriverFault, type LogLine } from './driver.ts';
import type { Escaped } from './escaped.ts';
import { DEFAULT_TIMING, ProtocolClient, type Timing } from './protocol.ts';

/** Makes a driver of a connector. */
export function connectedDriver(connector: Connector, timing: Timing = DEFAULT_TIMING): Driver {
  const listeners: ((line: LogLine) => void)[] = [];
  const escapeListeners: ((escaped: Escaped) => void)[] = [];
  const lateListeners: ((late: LateCallbacks) => void)[] = [];
  let connection: Connection | undefined;
  let client: ProtocolClient | undefined;

  const log = (line: LogLine) => {
    for (const listener of listeners) listener(line);
  };
  const escaped = (one: Escaped) => {
    for (const listener of escapeListeners) listener(one);
  };
  const tell = (late: LateCallbacks = []) => {
    if (late.length > 0) for (const listener of lateListeners) listener(late);
  };
  const adapter = (): ProtocolClient => {
    if (client === undefined) throw new DriverFault('ADAPTER_EXITED', 'The adapter has not been started.');
    return client;
  };
  return {
    network: connector.network,
    start: async () => {
      connection = await connector.connect(log, escaped);
      client = new ProtocolClient(connection, timing);
      return client.initialize(connector.guarded === true);
    },
    createSdk: async (params) => adapter().createSdk(params),
    setUserDataJwt: async (params) => adapter().setUserDataJwt(params),
    invoke: async (params) => adapter().invoke(params),
    setClock: async (params) => adapter().setClock(params),
    disposeSdk: async (sdkId) => {
      const result = await adapter().disposeSdk(sdkId);
      for (const text of result.logs ?? []) log({ source: 'adapter', text, atMs: Date.now() });
      tell(result.late);
      return result;
    },
    onLog: (listener) => void listeners.push(listener),
    onEscaped: (listener) => void escapeListeners.push(listener),
    onLate: (listener) => void lateListeners.push(listener),
    stop: async () => {
      const [ending, open] = [client, connection];
      client = undefined;
      connection = undefined;
      // An adapter that does not end well is ended by its connection.
      tell((await ending?.shutdown().catch(() => undefined))?.late);
      await open?.close();
    },
  };
}
