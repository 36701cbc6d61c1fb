// Which requirements a scenario broke, and how.
import type { Check, KnownFailureNote, ScenarioResult } from '../model.ts';

/** A requirement that was broken in a scenario. */
export interface Breakage {
  readonly requirement: string;
  readonly level: Check['level'];
  /** The words of its first failed check. */
  readonly expected: string;
  readonly seen: string;
  readonly step: number;
  /** It is listed as a known failure. */
  readonly known?: KnownFailureNote;
}

/** The requirements that a scenario broke, each once; of one that could not be judged, nothing is said. */
export function breakagesOf(scenario: ScenarioResult | undefined): readonly Breakage[] {
  const found = new Map<string, Breakage>();
  if (scenario?.outcome === 'not-judged') return [];
  for (const check of scenario?.checks ?? []) {
    if (check.status !== 'failed' || found.has(check.requirement)) continue;
    const { requirement, level, expected, seen, step } = check;
    const known = scenario?.known?.find((note) => note.requirement === requirement);
    found.set(requirement, {
      requirement,
      level,
      expected,
      seen,
      step,
      ...(known === undefined ? {} : { known }),
    });
  }
  return [...found.values()];
}

/** Whether a scenario has a decided check of a requirement: its passing, too, is then a fact. */
export function decides(scenario: ScenarioResult | undefined, requirement: string): boolean {
  return (
    scenario?.checks.some(
      (check) =>
        check.requirement === requirement && (check.status === 'passed' || check.status === 'failed'),
    ) === true
  );
}
