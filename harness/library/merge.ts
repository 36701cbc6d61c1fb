// mergeReports(): the reports of a run's parts as one report.
import type { Report, ScenarioResult } from '../../reports/model.ts';
import { plainText } from '../../reports/text.ts';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { UsageError } from '../base/usage-error.ts';
import { catalogueStamp } from '../engine/selection/catalogue-stamp.ts';
import { mergeReports as merge } from '../engine/verdict/merge.ts';
import { unplayed } from '../engine/verdict/result.ts';

/** One report of several, with the shards (`3/4`) that have none: what they were to play is not judged. */
export interface MergedReport {
  readonly report: Report;
  readonly missing: readonly string[];
}

/** Everything that the parts were to play, where this version's catalogue says it: they were cut from the whole of it. */
function plannedBy(reports: readonly Report[]): readonly ScenarioResult[] {
  const { hash } = catalogueStamp(CATALOGUE);
  const cutFromAll = reports.every(({ catalogue, run }) => {
    // Its words are the part's alone: nothing was filtered.
    return catalogue.hash === hash && run.shard !== undefined && run.selection.length === 1;
  });
  if (!cutFromAll) return [];
  return CATALOGUE.map((scenario) =>
    unplayed(scenario, 'not-judged', 'The shard that was to play it has no report.'),
  );
}

/**
 * Makes one report of the reports of a run's parts.
 * @throws UsageError `REPORTS_DIFFER`, `SCENARIO_TWICE` or `BACKEND_REPORT`; `TOO_FEW_REPORTS` for none at all.
 */
export function mergeReports(reports: readonly Report[]): MergedReport {
  if (reports.length === 0)
    throw new UsageError(
      'TOO_FEW_REPORTS',
      'There is nothing to merge.',
      "Name the reports of a run's parts.",
    );
  const merged = merge(reports, plannedBy(reports));
  if (merged.ok) return { report: merged.report, missing: merged.missing };
  const { code, message } = merged.problem;
  throw new UsageError(code, plainText(message), 'Merge the reports of one run only, each part once.');
}
