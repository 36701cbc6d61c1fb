// run(): the catalogue, or a part of it, against an SDK.
import type { Report } from '../../reports/model.ts';
import { runTarget } from '../engine/run/run-target.ts';
import { inTurn, runsElsewhere } from './in-turn.ts';
import { planOf } from './plan.ts';
import { recordedIn } from './recorded.ts';
import type { RunOptions } from './run-options.ts';

/**
 * Plays the catalogue, or a part of it, against an SDK, and reports. What the SDK or its adapter does never makes it reject:
 * that is what the report's `verdict` is for (`passed`, `failed`, `incomplete`). With `reportDir` the report is also
 * written, and a journal while the run goes on.
 *
 * Runs of SDKs in this process take over its network and its standard streams: they wait for each other.
 * @throws UsageError the caller's mistake, told before anything is played; its `code` stays the same for ever.
 *   `REPORT_NOT_WRITTEN` comes after everything: the event `finished` had the report.
 */
export async function run(options: RunOptions = {}): Promise<Report> {
  const plan = await planOf(options);
  const { reportDir, cwd = process.cwd(), onEvent } = options;
  const work =
    reportDir === undefined
      ? () => runTarget(plan)
      : () => recordedIn(reportDir, cwd, onEvent, (tell) => runTarget({ ...plan, onEvent: tell }));
  return plan.adapter === undefined && runsElsewhere(plan.target) ? work() : inTurn(work);
}
