// A run from a target on the command line to its report: the driver, the mock backend where that driver's SDK reaches it,
// the engine. The one place that brings the three together.
import type { Report } from '../reports/model.ts';
import { createWorlds } from './backend/worlds.ts';
import type { LogLine } from './drivers/driver.ts';
import { openTarget } from './drivers/open.ts';
import { type RunOptions, runCatalogue } from './engine/run.ts';

/** What a run against a target needs: all that the engine asks for, but for what the target brings. */
export interface TargetRun extends Omit<RunOptions, 'driver' | 'adapter' | 'worlds' | 'backendBaseURL'> {
  /** What relative paths start from. */
  readonly cwd: string;
  /** How long an adapter may take to start and to introduce itself, milliseconds. Default: the protocol's. */
  readonly startTimeoutMs?: number;
  /** Takes each line that the SDK or its adapter writes. */
  readonly onLog?: (line: LogLine) => void;
}

/**
 * Runs scenarios against a target and reports; gives back every port and process, whatever happens.
 * @throws UsageError when the target cannot be opened.
 */
export async function runTarget(options: TargetRun): Promise<Report> {
  const { cwd, startTimeoutMs } = options;
  const { driver, kind, listen } = await openTarget(options.target, {
    cwd,
    ...(startTimeoutMs === undefined ? {} : { startTimeoutMs }),
  });
  if (options.onLog !== undefined) driver.onLog(options.onLog);
  const worlds = createWorlds();
  const host = await listen(worlds);
  try {
    return await runCatalogue({ ...options, driver, adapter: kind, worlds, backendBaseURL: host.baseUrl });
  } finally {
    await host.stop();
  }
}
