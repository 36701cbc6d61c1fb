// What is broken, requirement by requirement: the answer of the first screen.
import type { RequirementResult } from '../../model.ts';
import type { PageData, Reason } from './page-data.ts';

/** A broken requirement with what is to be said of it in two lines. */
export interface Broken {
  readonly requirement: RequirementResult;
  /** In how many scenarios it was broken, known failures left out. */
  readonly scenarios: number;
  /** How it was broken, the commonest first. */
  readonly reasons: readonly Reason[];
}

const LEVEL_RANK: Readonly<Record<string, number>> = { MUST: 0, SHOULD: 1, INFO: 2 };

/** The requirements that were broken beyond what is known: MUST before SHOULD, the commonest first. */
export function brokenOf({ summary, rows, reasons }: PageData): readonly Broken[] {
  const scenarios = new Map<string, number>();
  for (const row of rows) for (const id of row.broken) scenarios.set(id, (scenarios.get(id) ?? 0) + 1);
  return summary.requirements
    .filter((requirement) => (scenarios.get(requirement.id) ?? 0) > 0)
    .map((requirement) => ({
      requirement,
      scenarios: scenarios.get(requirement.id) ?? 0,
      reasons: reasons[requirement.id] ?? [],
    }))
    .sort(
      (a, b) =>
        (LEVEL_RANK[a.requirement.level] ?? 3) - (LEVEL_RANK[b.requirement.level] ?? 3) ||
        b.scenarios - a.scenarios,
    );
}

/** Why scenarios could not be judged, each reason once, the commonest first. */
export function unjudgedReasons({
  rows,
}: PageData): readonly { readonly reason: string; readonly scenarios: number }[] {
  const found = new Map<string, number>();
  for (const row of rows) {
    if (row.outcome !== 'not-judged') continue;
    const reason = row.reason === '' ? 'No reason was recorded.' : row.reason;
    found.set(reason, (found.get(reason) ?? 0) + 1);
  }
  return [...found]
    .map(([reason, scenarios]) => ({ reason, scenarios }))
    .sort((a, b) => b.scenarios - a.scenarios);
}
