// An adapter in this process as a driver: plain method calls, each message validated in both directions, each wait bounded.
import type { z } from 'zod';
import { type Adapter, METHODS, type Method, PROTOCOL_VERSION } from '../../contracts/adapter-protocol.ts';
import { captureLogs } from './capture-logs.ts';
import { type Driver, DriverFault, type LogLine } from './driver.ts';
import { validated } from './validated.ts';

/** Added to a call's own time-out before the adapter counts as not answering, milliseconds. */
const GRACE_MS = 2_000;
/** How long a method without a time-out of its own may take, milliseconds. */
const METHOD_TIMEOUT_MS = 10_000;

async function within<T>(work: Promise<T>, ms: number, method: Method): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new DriverFault(
            'ADAPTER_TIMEOUT',
            `The adapter did not answer ${method} within ${Math.round(ms)} ms.`,
          ),
        ),
      ms,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Makes a driver of an adapter. `create` is called at each start: an adapter that was stopped is not used again. */
export function adapterDriver(create: () => Adapter | Promise<Adapter>): Driver {
  const listeners: ((line: LogLine) => void)[] = [];
  let adapter: Adapter | undefined;
  let release: (() => void) | undefined;

  async function ask<M extends Method>(
    method: M,
    params: unknown,
  ): Promise<z.output<(typeof METHODS)[M]['result']>> {
    const target = adapter;
    if (target === undefined) throw new DriverFault('ADAPTER_EXITED', 'The adapter has not been started.');
    const call = target[method] as ((params: unknown) => Promise<unknown>) | undefined;
    if (call === undefined) throw new DriverFault('ADAPTER_INVALID', `The adapter has no method ${method}.`);
    const checked = validated(METHODS[method].params, params, `${method} parameters`);
    const timeoutMs =
      typeof checked === 'object' && checked !== null && 'timeoutMs' in checked
        ? Number(checked.timeoutMs) + GRACE_MS
        : METHOD_TIMEOUT_MS;
    let answer: unknown;
    try {
      answer = await within(Promise.resolve(call.call(target, checked)), timeoutMs, method);
    } catch (error) {
      if (error instanceof DriverFault) throw error;
      const message = error instanceof Error ? error.message : String(error);
      throw new DriverFault('ADAPTER_ERROR', `The adapter's ${method} failed: ${message}`);
    }
    return validated(METHODS[method].result, answer, `the adapter's answer to ${method}`) as z.output<
      (typeof METHODS)[M]['result']
    >;
  }

  return {
    network: 'in-process',
    start: async () => {
      release ??= captureLogs((line) => {
        for (const listener of listeners) listener(line);
      });
      adapter = await create();
      return ask('initialize', {
        protocolVersion: PROTOCOL_VERSION,
        harness: { name: 'mm-auth-conformance', version: '1' },
      });
    },
    createSdk: (params) => ask('createSdk', params),
    setUserDataJwt: (params) => ask('setUserDataJwt', params),
    invoke: (params) => ask('invoke', params),
    setClock: async (params) => void (await ask('setClock', params)),
    disposeSdk: (sdkId) => ask('disposeSdk', { sdkId }),
    onLog: (listener) => void listeners.push(listener),
    stop: async () => {
      try {
        if (adapter !== undefined) await ask('shutdown', {});
      } catch {
        // An adapter that does not end well has nothing left that we could take back.
      }
      adapter = undefined;
      release?.();
      release = undefined;
    },
  };
}
