// run(): the catalogue, or a part of it, against an SDK.
import type { Report } from '../../reports/model.ts';
import { runFleet, runTarget, type TargetRun } from '../engine/run/run-target.ts';
import { bailing } from './bail.ts';
import { inTurn, runsElsewhere } from './in-turn.ts';
import { planOf } from './plan.ts';
import { recordedIn } from './recorded.ts';
import { repeated } from './repeat.ts';
import type { RunOptions } from './run-options.ts';
import { type Completing, sayingOf } from './saying.ts';

/**
 * Plays the catalogue, or a part of it, against an SDK, and reports. What the SDK or its adapter does never makes it reject:
 * that is what the report's `verdict` is for (`passed`, `failed`, `incomplete`). With `reportDir` the report is also
 * written, and a journal while the run goes on.
 *
 * Runs of SDKs in this process take over its network and its standard streams: they wait for each other.
 * @throws UsageError the caller's mistake, told before anything is played; its `code` stays the same for ever.
 * @throws NotKept after everything, where the report could not be written: the event `finished` had it.
 */
export async function run(options: RunOptions = {}): Promise<Report> {
  const complete = await sayingOf(options);
  const told = completed(options.onEvent, complete);
  const plan = await planOf({ ...options, ...(told && { onEvent: told }) });
  const { reportDir, cwd = process.cwd() } = options;
  const work =
    reportDir === undefined
      ? async () => complete(await played(plan, options))
      : () =>
          recordedIn(reportDir, cwd, told, async (tell) =>
            complete(await played({ ...plan, onEvent: tell }, options)),
          );
  return plan.adapter === undefined && runsElsewhere(plan.target) ? work() : inTurn(work);
}

/** Tells of a report that is complete. */
function completed(onEvent: RunOptions['onEvent'], complete: Completing): RunOptions['onEvent'] {
  if (onEvent === undefined) return undefined;
  return (event) => onEvent(event.kind === 'finished' ? { ...event, report: complete(event.report) } : event);
}

/** Plays the plan once or several times, to its end or to so many failures. */
function played(plan: TargetRun, { bail, repeat = 1, agents = 1 }: RunOptions): Promise<Report> {
  const ending = bail === undefined ? plan : bailing(plan, bail);
  const runIt = agents === 1 ? runTarget : runFleet;
  return repeat === 1 ? runIt(ending) : repeated(ending, repeat, runIt);
}
