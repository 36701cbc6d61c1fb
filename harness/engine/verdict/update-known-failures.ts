// A list of known failures brought up to date with a run: what fails is added, an entry for each cause; what no longer fails
// is taken out; what still says the truth stays as somebody wrote it.
import type { Report } from '../../../reports/model.ts';
import { exactGlobs } from './exact-globs.ts';
import { type KnownFailure, knownFor } from './known-failures.ts';
import { binds } from './outcome.ts';

/** The list, and what became of it. */
export interface UpdatedKnownFailures {
  readonly entries: readonly KnownFailure[];
  readonly added: readonly KnownFailure[];
  readonly removed: readonly KnownFailure[];
}

/** By requirement: the scenarios that fail the run for it, and for which no entry stands. */
function failures(
  { scenarios, run }: Report,
  entries: readonly KnownFailure[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { id, outcome, checks, startedAtMs } of scenarios) {
    if (outcome !== 'failed') continue;
    const listed = knownFor(entries, id, startedAtMs);
    for (const { requirement, status, level } of checks) {
      if (status !== 'failed' || listed.has(requirement) || !binds(level, run.strict)) continue;
      const ids = found.get(requirement) ?? new Set();
      found.set(requirement, ids.add(id));
    }
  }
  return found;
}

/** Entries for one requirement: one for each cause, and one for what no cause explains. */
function entriesFor(
  requirement: string,
  failing: ReadonlySet<string>,
  report: Report,
  { reason, catalogue }: { readonly reason: string; readonly catalogue: readonly string[] },
): readonly KnownFailure[] {
  const left = new Set(failing);
  const groups = (report.causes ?? []).map(({ text, scenarios }) => {
    const ids = scenarios.filter((id) => left.delete(id));
    return { ids, reason: `${reason}: ${text}` };
  });
  return [...groups, { ids: [...left], reason }].flatMap((group) =>
    exactGlobs(group.ids, catalogue).map((scenario) => ({ scenario, requirement, reason: group.reason })),
  );
}

/** Whether the run says of an entry that it is no longer true. Nobody but its author decides on one that is past its date. */
function isOver(entry: KnownFailure, { knownFailureProblems }: Report): boolean {
  return knownFailureProblems.some(
    ({ problem, scenario, requirement }) =>
      (problem === 'passes-now' || problem === 'matches-nothing') &&
      scenario === entry.scenario &&
      requirement === entry.requirement,
  );
}

/**
 * Brings a list up to date.
 * @param entries What the run was judged with; entries that it says nothing of stay.
 * @param reason Stands in new entries, before what the SDK does.
 * @param catalogue The ids of all scenarios: a new entry names those that failed and no others.
 */
export function updatedKnownFailures(
  entries: readonly KnownFailure[],
  report: Report,
  options: { readonly reason: string; readonly catalogue: readonly string[] },
): UpdatedKnownFailures {
  const removed = entries.filter((entry) => isOver(entry, report));
  const kept = entries.filter((entry) => !removed.includes(entry));
  const byId = [...failures(report, kept)].sort(([a], [b]) => (a < b ? -1 : 1));
  const added = byId.flatMap(([requirement, ids]) => entriesFor(requirement, ids, report, options));
  return { entries: [...kept, ...added], added, removed };
}
