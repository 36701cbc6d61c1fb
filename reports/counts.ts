// How many scenarios there were of each kind.
import type { Counts, ScenarioOutcome, ScenarioResult } from './model.ts';

/** Counts scenarios by outcome. */
export function countsOf(results: readonly Pick<ScenarioResult, 'outcome'>[]): Counts {
  const of = (outcome: ScenarioOutcome) => results.filter((result) => result.outcome === outcome).length;
  const notJudged = of('not-judged');
  const notApplicable = of('not-applicable');
  return {
    planned: results.length,
    judged: results.length - notJudged - notApplicable,
    passed: of('passed'),
    failed: of('failed'),
    known: of('known'),
    warnings: of('warning'),
    observed: of('observed'),
    notJudged,
    notApplicable,
  };
}
