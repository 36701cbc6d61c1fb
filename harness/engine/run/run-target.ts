// A run from a target on the command line to its report.
import type { Report } from '../../../reports/model.ts';
import type { Introduction, LogLine } from '../../drivers/driver.ts';
import { type OpenedTarget, opened, openedTarget } from '../../target/opened-target.ts';
import { agentTargets, type OpenOptions } from '../../target/target-of.ts';
import { type RunOptions, runCatalogue } from './run.ts';

/** What a run against a target needs: all that the engine asks for, but for what the target brings. */
export interface TargetRun
  extends Omit<RunOptions, 'driver' | 'adapter' | 'worlds' | 'backendBaseURL' | 'preflight'>,
    OpenOptions {
  /** As `RunOptions.preflight`, where the SDK is to be judged. */
  readonly preflightAt?: (
    place: Pick<OpenedTarget, 'driver' | 'worlds' | 'backendBaseURL'>,
    introduction: Introduction,
  ) => Promise<string | undefined>;
  /** Takes each line that the SDK or its adapter writes. */
  readonly onLog?: (line: LogLine) => void;
}

/** Runs scenarios against a target that is open. */
async function runOpened({ kind, stop, ...place }: OpenedTarget, options: TargetRun): Promise<Report> {
  if (options.onLog !== undefined) place.driver.onLog(options.onLog);
  try {
    const { preflightAt } = options;
    const preflight = preflightAt && ((introduction: Introduction) => preflightAt(place, introduction));
    return await runCatalogue({
      ...options,
      ...place,
      adapter: kind,
      ...(preflight === undefined ? {} : { preflight }),
    });
  } finally {
    await stop();
  }
}

/**
 * Runs scenarios against a target and reports; gives back every port and process, whatever happens.
 * @throws UsageError when the target cannot be opened.
 */
export async function runTarget(options: TargetRun): Promise<Report> {
  return runOpened(await openedTarget(options.target, options), options);
}

/** What is told of one of several runs side by side. */
export type Watch = Pick<TargetRun, 'onEvent' | 'onLog'>;

/**
 * Runs scenarios against several agents side by side, each in a run of its own that begins when it dials in. `watch`
 * gives what takes the events of the run with this number, counted from 0.
 * @throws UsageError `CANNOT_LISTEN`
 */
export async function runAgents(
  options: TargetRun,
  watch: (index: number) => Watch,
): Promise<readonly PromiseSettledResult<Report>[]> {
  const { all, stop } = await agentTargets(options);
  try {
    // Each ends on its own, and none takes another's report with it.
    return await Promise.allSettled(
      all.map(async (target, index) => runOpened(await opened(target), { ...options, ...watch(index) })),
    );
  } finally {
    await stop();
  }
}
