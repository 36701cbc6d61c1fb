// An adapter in this process: the protocol's methods are plain method calls.
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import { captureLogs } from './capture-logs.ts';
import type { Connection } from './channel.ts';
import { connectedDriver } from './connected.ts';
import { type Driver, DriverFault } from './driver.ts';
import { inSdk, watchEscaped } from './escaped.ts';
import { letCallbacksThrow } from './let-callbacks-throw.ts';

function connectionTo(adapter: Adapter, release: () => void): Connection {
  return {
    request: async (method, params) => {
      const call = adapter[method] as ((params: unknown) => Promise<unknown>) | undefined;
      if (call === undefined)
        throw new DriverFault('ADAPTER_INVALID', `The adapter has no method ${method}.`);
      return inSdk(() => call.call(adapter, params));
    },
    close: async () => release(),
  };
}

/** Makes a driver of an adapter. `create` is called at each start: an adapter that was stopped is not used again. */
export function adapterDriver(create: () => Adapter | Promise<Adapter>): Driver {
  return connectedDriver({
    network: 'in-process',
    guarded: true,
    connect: async (log, escaped) => {
      const giveBack = [captureLogs(log), letCallbacksThrow(), watchEscaped(escaped)];
      const release = () => {
        for (const give of giveBack) give();
      };
      try {
        return connectionTo(await inSdk(async () => create()), release);
      } catch (error) {
        release();
        const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        throw new DriverFault(
          'ADAPTER_START_FAILED',
          `The adapter could not be made: ${message}`,
          undefined,
          {
            cause: error,
          },
        );
      }
    },
  });
}
