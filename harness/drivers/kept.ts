// A driver that is kept over several runs: started once, stopped at the end, started anew only after a fault.
import type { Driver, Introduction } from './driver.ts';

/** A driver for several runs in a row. */
export interface KeptDriver {
  /** What each run is given. */
  readonly driver: Driver;
  /** Ends the adapter for good. */
  readonly end: () => Promise<void>;
}

/** Keeps a driver: `start` starts it when it is not running, `stop` ends it only when a call has failed. */
export function keptDriver(inner: Driver): KeptDriver {
  let running: Promise<Introduction> | undefined;
  let faulty = false;
  const watched = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      faulty = true;
      throw error;
    }
  };
  const end = async () => {
    running = undefined;
    faulty = false;
    await inner.stop();
  };
  const driver: Driver = {
    network: inner.network,
    ...(inner.backendBaseURL === undefined ? {} : { backendBaseURL: () => inner.backendBaseURL?.() ?? '' }),
    start: () => {
      running ??= inner.start();
      return watched(running);
    },
    createSdk: (params) => watched(inner.createSdk(params)),
    setUserDataJwt: (params) => watched(inner.setUserDataJwt(params)),
    invoke: (params) => watched(inner.invoke(params)),
    setClock: (params) => watched(inner.setClock(params)),
    disposeSdk: (sdkId) => watched(inner.disposeSdk(sdkId)),
    onLog: (listener) => inner.onLog(listener),
    onLate: (listener) => inner.onLate(listener),
    stop: async () => {
      if (faulty) await end();
    },
  };
  return { driver, end };
}
