// What outcomes are called and which of two is worse. Colour, icon and word always come together in a report.
import type { RequirementOutcome, ScenarioOutcome } from '../../model.ts';

/** Any outcome that a report shows. */
export type Outcome = ScenarioOutcome | RequirementOutcome;

/** Every outcome, the one that asks for attention first. Unknown is never green: it outranks what was judged well. */
export const WORST_FIRST: readonly Outcome[] = [
  'failed',
  'not-judged',
  'known',
  'warning',
  'not-covered',
  'observed',
  'passed',
  'not-applicable',
];

/** The word for an outcome, as a reader sees it. */
export const OUTCOME_WORD: Readonly<Record<Outcome, string>> = {
  failed: 'Failed',
  'not-judged': 'Not judged',
  known: 'Known failure',
  warning: 'Warning',
  'not-covered': 'Not covered',
  observed: 'Observed',
  passed: 'Passed',
  'not-applicable': 'Not applicable',
};

/** What an outcome means, in one sentence. */
export const OUTCOME_MEANING: Readonly<Record<Outcome, string>> = {
  failed: 'A requirement that binds was seen broken.',
  'not-judged': 'It could not be decided; this is never counted as passed.',
  known: 'It failed, and is listed as a known failure.',
  warning: 'Only a SHOULD was broken.',
  'not-covered': 'No scenario of this run judged it.',
  observed: 'Our sources are silent: what was done is shown, not judged.',
  passed: 'Everything that was expected was seen.',
  'not-applicable': 'What it is about is not there.',
};

/** The worst of some outcomes; undefined for none. */
export function worstOf(outcomes: Iterable<Outcome>): Outcome | undefined {
  const seen = new Set(outcomes);
  return WORST_FIRST.find((outcome) => seen.has(outcome));
}
