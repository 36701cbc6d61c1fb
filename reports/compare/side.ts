// What a comparison says of each of the reports that it compares.
import type { Counts, Report, ScenarioResult, Verdict } from '../model.ts';

/** One report, without its scenarios. */
export interface Side {
  readonly sdk: Report['sdk'];
  readonly catalogue: Report['catalogue'];
  /** ISO 8601. */
  readonly startedAt: string;
  readonly command: string;
  readonly selection: readonly string[];
  readonly strict: boolean;
  readonly verdict: Verdict;
  readonly headline: string;
  readonly counts: Counts;
}

/** What a report says of itself. */
export function sideOf(report: Report): Side {
  const { sdk, catalogue, run, verdict, headline, counts } = report;
  const { startedAt, command, selection, strict } = run;
  return { sdk, catalogue, startedAt, command, selection, strict, verdict, headline, counts };
}

/** A side in a few words: the SDK's name, version and platform. */
export function sideName({ sdk }: Pick<Side, 'sdk'>): string {
  return `${sdk.name} ${sdk.version}${sdk.platform === undefined ? '' : ` (${sdk.platform})`}`;
}

/** Whether a scenario's outcome says something about the SDK. */
export function isJudged(scenario: ScenarioResult | undefined): scenario is ScenarioResult {
  return scenario !== undefined && scenario.outcome !== 'not-judged' && scenario.outcome !== 'not-applicable';
}

/** A report's scenarios by their ids. */
export function byId(report: Report): ReadonlyMap<string, ScenarioResult> {
  return new Map(report.scenarios.map((scenario) => [scenario.id, scenario]));
}

/** The ids of all reports' scenarios, each once, in the order in which they first come. */
export function allIds(reports: readonly Report[]): readonly string[] {
  return [...new Set(reports.flatMap((report) => report.scenarios.map((scenario) => scenario.id)))];
}
