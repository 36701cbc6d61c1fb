// What a scenario observed, in a form that two runs share: names that a run makes up for itself are taken out.
import type { ScenarioResult } from '../model.ts';

/** What makes up names: a scenario's own application code, persons, key and texts; identifiers of the backend. */
const MADE_UP = [
  [/\b(app|person|other|value|key)-(?:\d+-)?[0-9a-f]{8}(?:-\d+)?\b/g, '$1-…'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '…'],
] as const;

/** The text without what is different in every run. */
export function steady(text: string): string {
  return MADE_UP.reduce((result, [pattern, put]) => result.replace(pattern, put), text);
}

/** A question of our sources' silence, and what the SDK did. */
export interface ComparedAnswer {
  readonly requirement: string;
  readonly question: string;
  readonly seen: string;
}

/** What was observed in a scenario, unjudged. */
export function answersOf(scenario: ScenarioResult | undefined): readonly ComparedAnswer[] {
  return (scenario?.checks ?? [])
    .filter((check) => check.status === 'observed')
    .map((check) => ({
      requirement: check.requirement,
      question: steady(check.expected),
      seen: steady(check.seen),
    }));
}
