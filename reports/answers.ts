// What was observed of an INFO requirement, grouped by answer: our sources are silent, so the answer is all there is to say.
import type { ScenarioResult } from './model.ts';

/** One answer, and where it was given. */
export interface ObservedAnswer {
  readonly seen: string;
  /** Scenario ids. */
  readonly scenarios: readonly string[];
}

/** The answers to one question, the commonest first. */
export interface Answers {
  readonly requirement: string;
  readonly answers: readonly ObservedAnswer[];
}

/** What stands for an identifier that is another one in each scenario: two answers that differ in it alone are one. */
const OWN = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{8,}\b/gi;

/** By requirement, in their order. */
export function answersOf(scenarios: readonly ScenarioResult[]): readonly Answers[] {
  const found = new Map<string, Map<string, string[]>>();
  for (const { id, checks } of scenarios)
    for (const { requirement, status, seen } of checks) {
      if (status !== 'observed') continue;
      const answers = found.get(requirement) ?? new Map<string, string[]>();
      found.set(requirement, answers);
      const answer = seen.replace(OWN, '…');
      const ids = answers.get(answer) ?? [];
      answers.set(answer, ids);
      if (!ids.includes(id)) ids.push(id);
    }
  return [...found]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([requirement, answers]) => ({
      requirement,
      answers: [...answers]
        .map(([seen, ids]) => ({ seen, scenarios: ids }))
        .sort((a, b) => b.scenarios.length - a.scenarios.length || (a.seen < b.seen ? -1 : 1)),
    }));
}
