// Several devices of one kind in one run: each takes the next scenario when it is free, and one that drops out gives its
// scenario back.
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { directFetch } from '../../backend/direct.ts';
import { IN_PROCESS_BASE_URL } from '../../backend/in-process-address.ts';
import { createWorlds, type Worlds } from '../../backend/worlds.ts';
import { connectedDriver } from '../../drivers/connected.ts';
import { type Driver, DriverFault } from '../../drivers/driver.ts';
import { referenceAdapter } from '../../reference/adapter.ts';
import { select } from '../selection/select.ts';
import { runCatalogue } from './run.ts';

const scenarios = select(CATALOGUE, { ids: ['jwt/valid/plain/**', 'jwt/expired/by-1-hour/**'] });

interface Habits {
  /** The device drops out when it is asked to make an SDK for the n-th time. */
  readonly dropsAt?: number;
  /** It comes back after it has dropped out; else nobody knows for a long time whether it will. */
  readonly comesBack?: boolean;
  readonly version?: string;
  /** How long it is waited for, milliseconds. */
  readonly waitsMs?: number;
  /** Told of each SDK that it makes. */
  readonly onSdk?: () => void;
}

/** A device with an SDK of which there can be only one at a time. */
function device(worlds: Worlds, habits: Habits): Driver {
  const { dropsAt = Infinity, comesBack = false, version, onSdk, waitsMs = 600_000 } = habits;
  let made = 0;
  let starts = 0;
  return connectedDriver({
    network: 'http',
    connect: async () => {
      starts += 1;
      // As a place does: nobody dials in again.
      if (starts > 1 && !comesBack) {
        await new Promise((resolve) => setTimeout(resolve, waitsMs).unref());
        throw new DriverFault('ADAPTER_START_FAILED', 'It did not dial in again.');
      }
      const adapter = referenceAdapter({ fetch: directFetch(worlds) });
      return {
        request: async (method, params) => {
          if (method === 'createSdk') {
            made += 1;
            onSdk?.();
          }
          if (made === dropsAt && starts === 1) throw new DriverFault('ADAPTER_DISCONNECTED', 'Gone.');
          const answer = await (adapter[method] as (params: unknown) => Promise<unknown>).call(
            adapter,
            params,
          );
          if (method !== 'initialize') return answer;
          const introduction = answer as { sdk: object; capabilities: object };
          return {
            ...introduction,
            sdk: { ...introduction.sdk, ...(version === undefined ? {} : { version }) },
            capabilities: { ...introduction.capabilities, concurrentSdks: 1 },
          };
        },
        close: async () => {},
      };
    },
  });
}

function run(habits: readonly Habits[]) {
  const worlds = createWorlds();
  const [driver, ...beside] = habits.map((one) => device(worlds, one));
  if (driver === undefined) throw new Error('no device');
  return runCatalogue({
    scenarios,
    catalogue: CATALOGUE,
    driver,
    beside,
    worlds,
    backendBaseURL: IN_PROCESS_BASE_URL,
    target: 'agent',
    adapter: 'agent',
    command: 'mm-auth-conformance run',
    selection: [],
    strict: false,
    knownFailures: [],
    callTimeoutMs: 5_000,
  });
}

test('they share the scenarios: each is played once, none by one device alone', async () => {
  const made: number[] = [];
  const report = await run([0, 1, 2, 3].map((at) => ({ onSdk: () => void made.push(at) })));
  expect([report.verdict, report.counts.judged]).toEqual(['passed', scenarios.length]);
  expect(new Set(made).size).toBe(4);
});

test('one that drops out for good gives its scenario back: the report is whole, and says so', async () => {
  const report = await run([{}, { dropsAt: 2 }, {}, {}]);
  expect([report.verdict, report.counts.judged, report.counts.notJudged]).toEqual([
    'passed',
    scenarios.length,
    0,
  ]);
  expect(report.findings.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    expect.stringMatching(/^note: Device 2 dropped out \(Gone\.\) and did not come back; it gave back jwt\//),
  ]);
});

test('one that drops out at its very first call is waited for by nobody, either', async () => {
  const report = await run([{}, { dropsAt: 1 }, {}]);
  expect([report.verdict, report.counts.judged]).toEqual(['passed', scenarios.length]);
  expect(report.findings.map(({ kind }) => kind)).toEqual(['note']);
});

test('one that breaks down and comes back did break down: the run is incomplete, though all was judged', async () => {
  const report = await run([{}, { dropsAt: 2, comesBack: true }]);
  expect([report.verdict, report.counts.judged]).toEqual(['incomplete', scenarios.length]);
  expect(report.findings.map(({ kind }) => kind)).toEqual(['adapter-fault']);
});

test('where all drop out, what is left is not judged', async () => {
  const report = await run([
    { dropsAt: 2, waitsMs: 10 },
    { dropsAt: 2, waitsMs: 10 },
  ]);
  expect(report.verdict).toBe('incomplete');
  expect(report.counts.judged).toBeGreaterThan(0);
  expect(report.counts.notJudged).toBeGreaterThan(0);
});

test('a device with another SDK is left out, and the run is incomplete', async () => {
  const report = await run([{}, { version: '9.9.9' }]);
  expect([report.verdict, report.counts.judged]).toEqual(['incomplete', scenarios.length]);
  expect(report.findings[0]?.text).toContain('9.9.9 instead of');
});
