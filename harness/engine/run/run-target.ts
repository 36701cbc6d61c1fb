// A run from a target on the command line to its report.
import type { Report } from '../../../reports/model.ts';
import { createWorlds } from '../../backend/worlds.ts';
import { defined } from '../../base/defined.ts';
import type { Introduction, LogLine } from '../../drivers/driver.ts';
import { type OpenedTarget, opened, openedTarget } from '../../target/opened-target.ts';
import { agentTargets, type OpenOptions } from '../../target/target-of.ts';
import { type RunOptions, runCatalogue } from './run.ts';

/** What a run against a target needs: all that the engine asks for, but for what the target brings. */
export interface TargetRun
  extends Omit<RunOptions, 'driver' | 'adapter' | 'worlds' | 'backendBaseURL' | 'preflight' | 'beside'>,
    OpenOptions {
  /** As `RunOptions.preflight`, where the SDK is to be judged. */
  readonly preflightAt?: (
    place: Pick<OpenedTarget, 'driver' | 'worlds' | 'backendBaseURL'>,
    introduction: Introduction,
  ) => Promise<string | undefined>;
  /** Takes each line that the SDK or its adapter writes. */
  readonly onLog?: (line: LogLine) => void;
}

/** Runs scenarios against a target that is open; `beside`: more of its kind, which share them. */
async function runOpened(
  { kind, stop, ...place }: OpenedTarget,
  options: TargetRun,
  beside: readonly OpenedTarget[] = [],
): Promise<Report> {
  const { onLog, preflightAt } = options;
  if (onLog !== undefined) for (const { driver } of [place, ...beside]) driver.onLog(onLog);
  try {
    const preflight: RunOptions['preflight'] =
      preflightAt && ((introduction, driver) => preflightAt({ ...place, driver }, introduction));
    return await runCatalogue({
      ...options,
      ...place,
      adapter: kind,
      ...defined({ preflight, beside: beside.length === 0 ? undefined : beside.map(({ driver }) => driver) }),
    });
  } finally {
    await Promise.all([stop, ...beside.map((one) => one.stop)].map((end) => end()));
  }
}

/**
 * Runs scenarios against a target and reports; gives back every port and process, whatever happens.
 * @throws UsageError when the target cannot be opened.
 */
export async function runTarget(options: TargetRun): Promise<Report> {
  return runOpened(await openedTarget(options.target, options), options);
}

/**
 * Runs scenarios once on several agents of one kind: each takes the next scenario when it is free, one that drops out gives
 * its scenario back. They share the mock backend.
 * @throws UsageError `CANNOT_LISTEN`
 */
export async function runFleet(options: TargetRun): Promise<Report> {
  const { all, stop } = await agentTargets(options);
  try {
    const worlds = createWorlds();
    const [first, ...beside] = await Promise.all(all.map((target) => opened(target, worlds)));
    if (first === undefined) throw new RangeError('A fleet has at least one agent.');
    return await runOpened(first, options, beside);
  } finally {
    await stop();
  }
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
