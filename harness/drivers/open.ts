// From a target on the command line to a driver.
import { UsageError } from '../cli/usage-error.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { adapterDriver } from './adapter.ts';
import type { Driver } from './driver.ts';

/**
 * The driver for a target.
 * @throws UsageError `UNKNOWN_TARGET` when it is none that we know.
 */
export async function openTarget(target: string): Promise<Driver> {
  if (target === 'reference') return adapterDriver(() => referenceAdapter());
  throw new UsageError('UNKNOWN_TARGET', `"${target}" is no target.`, 'Use reference.');
}
