// A run in process against an adapter made on the spot: for tests, and for whatever runs one SDK after another.
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import type { Report } from '../../reports/model.ts';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { listenInProcess } from '../backend/in-process.ts';
import { createWorlds } from '../backend/worlds.ts';
import { adapterDriver } from '../drivers/adapter.ts';
import { type RunOptions, runCatalogue } from '../engine/run/run.ts';

/** What differs from a plain run of the whole catalogue. */
export type AdapterRun = Partial<
  Pick<
    RunOptions,
    'scenarios' | 'strict' | 'knownFailures' | 'callTimeoutMs' | 'concurrency' | 'signal' | 'onEvent'
  >
>;

/** Runs the catalogue, or the scenarios given, against an adapter in this process. */
export async function runAdapter(create: () => Adapter, options: AdapterRun = {}): Promise<Report> {
  const worlds = createWorlds();
  const host = listenInProcess(worlds);
  try {
    return await runCatalogue({
      scenarios: CATALOGUE,
      catalogue: CATALOGUE,
      driver: adapterDriver(create),
      worlds,
      backendBaseURL: host.baseUrl,
      target: 'test',
      adapter: 'module',
      command: 'mm-auth-conformance run',
      selection: [],
      strict: false,
      knownFailures: [],
      callTimeoutMs: 10_000,
      ...options,
    });
  } finally {
    await host.stop();
  }
}
