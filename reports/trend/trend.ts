// How an SDK fared over its reports: one line a report, oldest first, each compared with the one before it. Pure.
import { causesInWords } from '../compare/causes.ts';
import { compareReports } from '../compare/compare.ts';
import type { Counts, Report, Verdict } from '../model.ts';

/** One report in the line of an SDK. */
export interface Point {
  /** ISO 8601. */
  readonly startedAt: string;
  readonly version: string;
  readonly verdict: Verdict;
  readonly headline: string;
  readonly counts: Counts;
  readonly catalogue: string;
  readonly brokenMust: number;
  /** Requirements newly broken and newly fixed since the report before; absent for the first. */
  readonly since?: {
    readonly broken: readonly string[];
    readonly fixed: readonly string[];
    /** What is new and what is fixed, by cause, in one line; empty: neither. */
    readonly causes: string;
    /** How many scenarios could not be compared. */
    readonly notCompared: number;
    /** Another catalogue, another selection. */
    readonly warnings: readonly string[];
  };
  /** The report's file, as it was given. */
  readonly file: string;
}

/** The reports of one SDK on one platform. */
export interface Line {
  readonly subject: 'sdk' | 'backend';
  readonly sdk: string;
  readonly points: readonly Point[];
}

/** A report with the file that it was read from. */
export interface DatedReport {
  readonly file: string;
  readonly report: Report;
}

function nameOf({ sdk, subject }: Report): string {
  if (subject === 'backend') return `${sdk.name} at ${sdk.target}`;
  return sdk.platform === undefined ? sdk.name : `${sdk.name} (${sdk.platform})`;
}

function requirementsIn(changes: readonly { readonly requirement: string }[]): readonly string[] {
  return [...new Set(changes.map((one) => one.requirement))];
}

function pointOf({ file, report }: DatedReport, before: DatedReport | undefined): Point {
  const { run, sdk, verdict, headline, counts, catalogue, requirements } = report;
  const point = {
    startedAt: run.startedAt,
    version: sdk.version,
    verdict,
    headline,
    counts,
    catalogue: `${catalogue.version} (${catalogue.hash})`,
    brokenMust: requirements.filter((one) => one.level === 'MUST' && one.outcome === 'failed').length,
    file,
  };
  if (before === undefined) return point;
  const { newlyBroken, newlyFixed, notCompared, warnings, causes } = compareReports(before.report, report);
  const since = {
    broken: requirementsIn(newlyBroken),
    fixed: requirementsIn(newlyFixed),
    causes: causesInWords(causes),
    notCompared: notCompared.length,
    warnings,
  };
  return { ...point, since };
}

/** The lines of all SDKs among these reports, by name. */
export function trendOf(reports: readonly DatedReport[]): readonly Line[] {
  const oldestFirst = [...reports].sort(
    (a, b) => Date.parse(a.report.run.startedAt) - Date.parse(b.report.run.startedAt),
  );
  const bySdk = new Map<string, DatedReport[]>();
  for (const one of oldestFirst) {
    const line = bySdk.get(nameOf(one.report)) ?? [];
    bySdk.set(nameOf(one.report), [...line, one]);
  }
  return [...bySdk]
    .map(([sdk, line]) => ({
      subject: line[0]?.report.subject ?? ('sdk' as const),
      sdk,
      points: line.map((one, at) => pointOf(one, line[at - 1])),
    }))
    .sort((a, b) => a.sdk.localeCompare(b.sdk, 'en'));
}
