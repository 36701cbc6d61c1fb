// An adapter in this process under fuzz, for tests.
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import { listenInProcess } from '../backend/in-process.ts';
import { adapterDriver } from '../drivers/adapter.ts';
import { type FuzzOptions, type FuzzRun, fuzzOpened } from '../fuzz/campaign/fuzz-target.ts';
import type { Subject } from '../fuzz/campaign/subject.ts';

/** Fuzzes an adapter with the default seed; `create` makes it. */
export function fuzzAdapter<T>(
  create: () => Adapter,
  subject: Subject<T>,
  options: Partial<FuzzOptions<T>> = {},
): Promise<FuzzRun<T>> {
  const listen = async (worlds: Parameters<typeof listenInProcess>[0]) => listenInProcess(worlds);
  return fuzzOpened(
    { driver: adapterDriver(create), kind: 'module', listen },
    {
      subject,
      seed: 1,
      runs: subject.defaultRuns,
      maxFindings: 1,
      bail: false,
      strict: false,
      callTimeoutMs: 2_000,
      ...options,
    },
  );
}
