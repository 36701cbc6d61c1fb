// Several adapters of one kind as one driver: each SDK instance lives in one of them. For adapters that serve one SDK at a
// time, so that scenarios run side by side all the same.
import type { InvokeParams } from '../../contracts/adapter-protocol.ts';
import { type Driver, DriverFault, type Introduction } from './driver.ts';

/** Two workers' SDKs are more than one's. The protocol bounds what one may declare. */
function together({ result, clockSkewMs }: Introduction, workers: number): Introduction {
  const { capabilities } = result;
  const concurrentSdks = capabilities.concurrentSdks * workers;
  return { result: { ...result, capabilities: { ...capabilities, concurrentSdks } }, clockSkewMs };
}

/** Makes one driver of several. They are started and stopped together: a fault of one ends all. */
export function workersDriver(workers: readonly [Driver, ...Driver[]]): Driver {
  const places = new Map<string, Driver>();
  const load = (worker: Driver) => [...places.values()].filter((one) => one === worker).length;
  const of = (sdkId: string): Driver => {
    const worker = places.get(sdkId);
    if (worker === undefined) throw new DriverFault('ADAPTER_ERROR', `There is no SDK ${sdkId}.`);
    return worker;
  };
  const place = (sdkId: string): Driver => {
    const least = workers.reduce((best, worker) => (load(worker) < load(best) ? worker : best));
    const worker = places.get(sdkId) ?? least;
    places.set(sdkId, worker);
    return worker;
  };
  /** What is to be made inside the callback of a start comes before that start. */
  const forCall = ({ sdkId, insideCallbackOf }: Pick<InvokeParams, 'sdkId' | 'insideCallbackOf'>) =>
    insideCallbackOf === undefined ? of(sdkId) : place(sdkId);
  const stop = async () => {
    places.clear();
    await Promise.all(workers.map((worker) => worker.stop()));
  };
  return {
    network: workers[0].network,
    start: async () => {
      const [first, ...others] = workers.map((worker) => worker.start());
      // All of them are waited for: one that is still starting could not be stopped.
      await Promise.allSettled([first, ...others]);
      await Promise.all(others);
      return together(await (first as Promise<Introduction>), workers.length);
    },
    createSdk: async (params) => place(params.sdkId).createSdk(params),
    setUserDataJwt: async (params) => forCall(params).setUserDataJwt(params),
    invoke: async (params) => forCall(params).invoke(params),
    setClock: async (params) => of(params.sdkId).setClock(params),
    disposeSdk: async (sdkId) => {
      const worker = of(sdkId);
      places.delete(sdkId);
      return worker.disposeSdk(sdkId);
    },
    onLog: (listener) => {
      for (const worker of workers) worker.onLog(listener);
    },
    onLate: (listener) => {
      for (const worker of workers) worker.onLate(listener);
    },
    stop,
  };
}
