// A run against a target for tests: the scenarios that are named, with a report as `run` makes it.
import type { Report } from '../../reports/model.ts';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { runTarget, type TargetRun } from '../engine/run/run-target.ts';
import { type Selection, select } from '../engine/selection/select.ts';

/** What differs from a plain run. */
export type ScenarioRun = Partial<
  Pick<
    TargetRun,
    'agents' | 'network' | 'strict' | 'cwd' | 'callTimeoutMs' | 'concurrency' | 'signal' | 'onEvent'
  >
>;

/** Runs the selected scenarios against a target. */
export async function runScenarios(
  target: string,
  selection: Selection,
  options: ScenarioRun = {},
): Promise<Report> {
  return runTarget({
    target,
    cwd: process.cwd(),
    scenarios: select(CATALOGUE, selection),
    catalogue: CATALOGUE,
    command: `mm-auth-conformance run --sdk ${target}`,
    selection: [],
    strict: false,
    knownFailures: [],
    callTimeoutMs: 10_000,
    ...options,
  });
}

/** The scenarios that are not as they should be, with their reasons: for a message that says everything. */
export function wrongIn(report: Report): readonly string[] {
  return report.scenarios
    .filter((one) => !['passed', 'observed', 'not-applicable'].includes(one.outcome))
    .map((one) => `${one.outcome} ${one.id}: ${one.reason ?? ''}`);
}
