// An adapter in this process under fuzz, for tests.
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import { type FuzzOptions, type FuzzRun, fuzzOpened } from '../fuzz/campaign/fuzz-target.ts';
import type { Subject } from '../fuzz/campaign/subject.ts';
import { adapterTarget } from '../target/in-process.ts';
import { opened } from '../target/opened-target.ts';

/** Fuzzes an adapter with the default seed; `create` makes it. */
export async function fuzzAdapter<T>(
  create: () => Adapter,
  subject: Subject<T>,
  options: Partial<FuzzOptions<T>> = {},
): Promise<FuzzRun<T>> {
  return fuzzOpened(await opened(adapterTarget(create)), {
    subject,
    seed: 1,
    runs: subject.defaultRuns,
    maxFindings: 1,
    bail: false,
    strict: false,
    callTimeoutMs: 2_000,
    ...options,
  });
}
