// Known failures: what an SDK is known to break, so that a run shows it without failing for it. An entry that no
// longer says the truth (passes now, matches nothing, past its date) is a problem of its own: a stale list hides news.
import type { KnownFailureNote, KnownFailureProblem, ScenarioResult } from '../../../reports/model.ts';
import { idMatcher } from '../selection/select.ts';

/** One entry of a known-failures file. */
export interface KnownFailure {
  /** A scenario id, or a glob over them. */
  readonly scenario: string;
  /** The requirement that is broken there. */
  readonly requirement: string;
  /** Why it is known, in words for whoever reads the report. */
  readonly reason: string;
  readonly link?: string;
  /** The last day on which it holds, `YYYY-MM-DD` in UTC. */
  readonly expires?: string;
}

/** How an entry is named in messages. */
function entryName(entry: KnownFailure): string {
  return `${entry.scenario} (${entry.requirement})`;
}

/** Whether an entry's last day is over. */
function isPast(entry: KnownFailure, nowMs: number): boolean {
  return entry.expires !== undefined && new Date(nowMs).toISOString().slice(0, 10) > entry.expires;
}

/** The entries in force that apply to a scenario's failed checks, as a lookup by requirement. */
export function knownFor(
  entries: readonly KnownFailure[],
  scenarioId: string,
  nowMs: number,
): ReadonlyMap<string, KnownFailureNote> {
  const notes = new Map<string, KnownFailureNote>();
  for (const entry of entries) {
    if (isPast(entry, nowMs) || !idMatcher(entry.scenario)(scenarioId)) continue;
    notes.set(entry.requirement, {
      requirement: entry.requirement,
      reason: entry.reason,
      ...(entry.link === undefined ? {} : { link: entry.link }),
      ...(entry.expires === undefined ? {} : { expires: entry.expires }),
    });
  }
  return notes;
}

function breaks(result: ScenarioResult, requirement: string): boolean {
  return result.checks.some((check) => check.requirement === requirement && check.status === 'failed');
}

function problemOf(
  entry: KnownFailure,
  results: readonly ScenarioResult[],
  catalogueIds: readonly string[],
  nowMs: number,
): Pick<KnownFailureProblem, 'problem' | 'text'> | undefined {
  const matches = idMatcher(entry.scenario);
  if (!catalogueIds.some(matches)) {
    return {
      problem: 'matches-nothing',
      text: 'No scenario of the catalogue has this id. Correct or remove the entry.',
    };
  }
  if (isPast(entry, nowMs)) {
    return {
      problem: 'expired',
      text: `It held until ${entry.expires}. Fix the SDK, or decide on a new date.`,
    };
  }
  const concerned = results.filter((result) => matches(result.id) && result.outcome !== 'not-applicable');
  if (concerned.length === 0 || concerned.some((result) => breaks(result, entry.requirement)))
    return undefined;
  if (concerned.some((result) => result.outcome === 'not-judged')) {
    return {
      problem: 'not-judged',
      text: 'Its scenarios could not all be judged, so nothing is known of it now.',
    };
  }
  return { problem: 'passes-now', text: 'It passes now. Remove the entry, so that a relapse is seen.' };
}

/** The entries that no longer say the truth about this run. Entries of scenarios that were not selected are left alone. */
export function knownFailureProblems(
  entries: readonly KnownFailure[],
  results: readonly ScenarioResult[],
  catalogueIds: readonly string[],
  nowMs: number,
): readonly KnownFailureProblem[] {
  return entries.flatMap((entry) => {
    const { scenario, requirement } = entry;
    const found = problemOf(entry, results, catalogueIds, nowMs);
    return found === undefined ? [] : [{ ...found, scenario, requirement, entry: entryName(entry) }];
  });
}
