// What a comparison says of each of the reports that it compares.
import type { Counts, Report, ScenarioResult, Verdict } from '../model.ts';

/** One report, without its scenarios. */
export interface Side {
  /** As in the report. */
  readonly subject?: 'sdk' | 'backend';
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
  const side = { sdk, catalogue, startedAt, command, selection, strict, verdict, headline, counts };
  return report.subject === undefined ? side : { subject: report.subject, ...side };
}

/** A side in a few words: the SDK's name, version and platform. */
export function sideName({ sdk }: Pick<Side, 'sdk'>): string {
  return `${sdk.name} ${sdk.version}${sdk.platform === undefined ? '' : ` (${sdk.platform})`}`;
}

/** Whether two reports tell of one and the same run. */
function isSameRun(a: Side, b: Side): boolean {
  return a.startedAt === b.startedAt && a.command === b.command && sideName(a) === sideName(b);
}

/** What a reader must know who expects reports of different runs; empty: they are. */
export function sameRunNotes(sides: readonly Side[]): readonly string[] {
  const twice = sides.filter((side, at) => sides.findIndex((other) => isSameRun(other, side)) !== at);
  return [...new Set(twice.map((side) => `${sideName(side)}, started ${side.startedAt}`))].map(
    (run) => `The same run is given more than once: ${run}. It is compared with itself.`,
  );
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
