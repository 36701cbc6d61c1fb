// A run in process against an adapter made on the spot: for tests, and for whatever runs one SDK after another.
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import type { Report } from '../../reports/model.ts';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { type RunOptions, runCatalogue } from '../engine/run/run.ts';
import { adapterTarget } from '../target/in-process.ts';
import { opened } from '../target/opened-target.ts';

/** What differs from a plain run of the whole catalogue. */
export type AdapterRun = Partial<
  Pick<
    RunOptions,
    | 'scenarios'
    | 'catalogue'
    | 'strict'
    | 'knownFailures'
    | 'callTimeoutMs'
    | 'concurrency'
    | 'signal'
    | 'onEvent'
  >
>;

/** Runs the catalogue, or the scenarios given, against an adapter in this process. */
export async function runAdapter(create: () => Adapter, options: AdapterRun = {}): Promise<Report> {
  const { kind, stop, ...place } = await opened(adapterTarget(create));
  try {
    return await runCatalogue({
      scenarios: CATALOGUE,
      catalogue: CATALOGUE,
      ...place,
      target: 'test',
      adapter: kind,
      command: 'mm-auth-conformance run',
      selection: [],
      strict: false,
      knownFailures: [],
      callTimeoutMs: 10_000,
      ...options,
    });
  } finally {
    await stop();
  }
}
