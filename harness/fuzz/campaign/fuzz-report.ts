// The usual report of what a fuzz run found: its findings as scenarios, and what could not be judged. Pure.
import type { Report, ScenarioResult } from '../../../reports/model.ts';
import { TOOL } from '../../base/tool.ts';
import { catalogueStamp } from '../../engine/selection/catalogue-stamp.ts';
import { reportOf } from '../../engine/verdict/run-record.ts';
import type { FuzzRun } from './fuzz-target.ts';

/** What the report says besides the run. */
export interface ReportWords {
  readonly command: string;
  readonly target: string;
  readonly strict: boolean;
  readonly interrupted: boolean;
  /** What was varied, for whoever wonders where the other scenarios are. */
  readonly selection: string;
}

/** The report of a run's findings; undefined: there is nothing to show. */
export function fuzzReport(run: FuzzRun<unknown>, words: ReportWords): Report | undefined {
  const shown = [...(run.outcome?.findings ?? []), ...(run.outcome?.unjudged ?? [])];
  if (shown.length === 0) return undefined;
  const { command, target, strict, interrupted, selection } = words;
  const results: readonly ScenarioResult[] = shown.map(({ scenario, result }) => ({
    ...result,
    id: scenario.id,
  }));
  return reportOf({
    plan: {
      startedAtMs: run.startedAtMs,
      tool: TOOL,
      node: process.version,
      catalogue: catalogueStamp(shown.map(({ scenario }) => scenario)),
      catalogueIds: results.map(({ id }) => id),
      command,
      selection: [selection],
      strict,
      target,
      adapter: run.adapter,
      knownFailures: [],
      planned: results,
    },
    ...(run.introduction === undefined ? {} : { introduction: run.introduction }),
    results,
    findings: [],
    interrupted,
    endedAtMs: run.endedAtMs,
  });
}
