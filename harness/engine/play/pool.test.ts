// What happens to the others when one scenario brings the adapter down.
import { expect, test } from '@playwright/test';
import type { InitializeResult } from '../../../contracts/adapter-protocol.ts';
import type { ScenarioResult } from '../../../reports/model.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { Driver, DriverFaultCode } from '../../drivers/driver.ts';
import { Feed } from './feed.ts';
import { type Played, playAll } from './pool.ts';
import { Session } from './session.ts';

const INTRODUCTION: InitializeResult = {
  protocolVersion: 1,
  sdk: { name: 'fake', version: '1' },
  capabilities: {
    operations: [],
    setClock: false,
    concurrentSdks: 1,
    debounceMs: 0,
    silentSetter: false,
    registersLater: false,
    savesDifferences: false,
    startsAgain: false,
    insideCallbacks: [],
  },
  clockMs: Date.now(),
};

function driver(network: Driver['network'], onStart: () => void = () => {}): Driver {
  const never = () => Promise.reject(new Error('not called'));
  return {
    network,
    start: async () => {
      onStart();
      return { result: INTRODUCTION, clockSkewMs: 0 };
    },
    createSdk: never,
    setUserDataJwt: never,
    invoke: never,
    setClock: never,
    disposeSdk: never,
    onLog: () => {},
    onLate: () => {},
    stop: async () => {},
  };
}

const named = (id: string): Scenario => ({
  id,
  theme: 't',
  sentence: '',
  mode: 'jwt',
  level: 'MUST',
  requirements: [],
  steps: [],
});

/** Plays scenarios of which those named `bad…` end the adapter, and everything beside them with it. */
async function run(
  ids: readonly string[],
  concurrency: number,
  network: Driver['network'] = 'http',
  code: DriverFaultCode = 'ADAPTER_EXITED',
) {
  let starts = 0;
  const session = new Session(
    driver(network, () => {
      starts += 1;
    }),
  );
  await session.start();
  const results: ScenarioResult[] = [];
  const played: string[] = [];
  /** The start of the adapter that a scenario has ended: whatever is under way with it goes down too. */
  let endedStart: number | undefined;
  const playOne = async (scenario: Scenario): Promise<Played> => {
    const startedWith = starts;
    await new Promise((resolve) => setTimeout(resolve, 5));
    played.push(scenario.id);
    const first = played.filter((id) => id === scenario.id).length === 1;
    if (scenario.id.startsWith('bad') || (scenario.id.startsWith('once') && first)) endedStart = startedWith;
    const down = endedStart === startedWith;
    const result = { id: scenario.id, outcome: down ? 'not-judged' : 'passed' } as ScenarioResult;
    return down ? { result, fault: { code, message: 'It is gone.' } } : { result };
  };
  const feed = new Feed(ids.map(named));
  await playAll(feed, {
    session,
    concurrency,
    signal: undefined,
    playOne,
    onFault: () => {},
    onResult: (result) => results.push(result),
  });
  return {
    outcomes: Object.fromEntries(results.map((one) => [one.id, one.outcome])),
    left: feed.leave().map((one) => one.id),
    starts,
  };
}

test('only the scenario that brings the adapter down is left unjudged', async () => {
  const { outcomes, left } = await run(['a', 'b', 'bad', 'c', 'd', 'e'], 3);
  expect(outcomes).toEqual({
    a: 'passed',
    b: 'passed',
    bad: 'not-judged',
    c: 'passed',
    d: 'passed',
    e: 'passed',
  });
  expect(left).toEqual([]);
});

test('an adapter that dies of everything is started a bounded number of times', async () => {
  const { outcomes, left, starts } = await run(['bad1', 'bad2', 'bad3', 'bad4', 'bad5', 'bad6'], 1);
  expect(starts).toBeLessThanOrEqual(4);
  expect(Object.values(outcomes)).not.toContain('passed');
  expect(left.length + Object.keys(outcomes).length).toBe(6);
});

test('in process there is nothing to start again', async () => {
  const { outcomes, starts } = await run(['a', 'bad', 'c'], 1, 'in-process');
  expect(starts).toBe(1);
  expect(outcomes['bad']).toBe('not-judged');
});

test("a connection that is lost once is nobody's fault, one that is lost twice is the scenario's", async () => {
  const { outcomes, left } = await run(['a', 'once', 'bad', 'c'], 1, 'http', 'ADAPTER_DISCONNECTED');
  expect(outcomes).toEqual({ a: 'passed', once: 'passed', bad: 'not-judged', c: 'passed' });
  expect(left).toEqual([]);
});
