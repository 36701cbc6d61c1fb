import { expect, test } from '@playwright/test';
import { type Driver, DriverFault } from './driver.ts';
import { workersDriver } from './workers.ts';

/** A worker that writes down what it is asked. */
function worker(name: string, log: string[], starts = true): Driver {
  const note = (what: string) => void log.push(`${name} ${what}`);
  const call = async ({ sdkId }: { sdkId: string }) => {
    note(sdkId);
    return { callbacks: [] };
  };
  return {
    network: 'http',
    start: async () => {
      if (!starts) throw new DriverFault('ADAPTER_EXITED', 'It exited.');
      const capabilities = {
        operations: [],
        setClock: false,
        concurrentSdks: 2,
        debounceMs: 0,
        silentSetter: false,
        registersLater: false,
        savesDifferences: false,
        startsAgain: false,
        insideCallbacks: [],
      };
      return {
        result: { protocolVersion: 1, sdk: { name, version: '1' }, capabilities, clockMs: 0 },
        clockSkewMs: 0,
      };
    },
    createSdk: call,
    setUserDataJwt: call,
    invoke: call,
    setClock: async ({ sdkId }) => note(sdkId),
    disposeSdk: async (sdkId) => {
      note(`drops ${sdkId}`);
      return { late: [] };
    },
    onLog: () => {},
    onLate: () => {},
    stop: async () => note('stops'),
  };
}

const create = (driver: Driver, sdkId: string) =>
  driver.createSdk({ sdkId, callId: 'c', backendBaseURL: '', applicationCode: '', timeoutMs: 1 });

test('an SDK lives where the fewest others do, and stays there', async () => {
  const log: string[] = [];
  const driver = workersDriver([worker('a', log), worker('b', log)]);
  expect((await driver.start()).result.capabilities.concurrentSdks).toBe(4);
  for (const sdkId of ['1', '2', '3']) await create(driver, sdkId);
  await driver.setClock({ sdkId: '2', clockMs: null });
  await driver.disposeSdk('1');
  await driver.disposeSdk('3');
  await create(driver, '4');
  expect(log).toEqual(['a 1', 'b 2', 'a 3', 'b 2', 'a drops 1', 'a drops 3', 'a 4']);
});

test('a worker that does not start is a fault of all, and all are stopped', async () => {
  const log: string[] = [];
  const driver = workersDriver([worker('a', log), worker('b', log, false)]);
  await expect(driver.start()).rejects.toThrow('It exited.');
  await driver.stop();
  expect(log).toEqual(['a stops', 'b stops']);
});

test('an SDK that nobody made is a fault', async () => {
  const driver = workersDriver([worker('a', [])]);
  await expect(driver.disposeSdk('1')).rejects.toThrow('There is no SDK 1.');
});

test('what is to be made inside the callback of a start is asked of the worker where it will be', async () => {
  const log: string[] = [];
  const driver = workersDriver([worker('a', log), worker('b', log)]);
  await driver.start();
  await create(driver, '1');
  const inside = { sdkId: '2', callId: 'c', timeoutMs: 1, insideCallbackOf: 'd' };
  await driver.invoke({ ...inside, operation: 'fetchUser' });
  await create(driver, '2');
  await driver.setUserDataJwt({ ...inside, sdkId: '3' });
  await create(driver, '3');
  expect(log).toEqual(['a 1', 'b 2', 'b 2', 'a 3', 'a 3']);
});
