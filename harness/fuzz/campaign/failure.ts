// What of a result failed, and what makes two failures one: the kind of expectation, never the words of a message.
import { LEVELS, type Level } from '../../../contracts/requirement.ts';
import type { Check, ScenarioResult } from '../../../reports/model.ts';

/** A check that failed. */
export type Failure = Pick<Check, 'requirement' | 'kind' | 'level'>;

/** The checks that failed, the strictest level first; none where the adapter failed and not the SDK. */
export function failuresOf(result: ScenarioResult): readonly Check[] {
  if (result.outcome === 'not-judged') return [];
  const failed = result.checks.filter((check) => check.status === 'failed');
  return LEVELS.flatMap((level: Level) => failed.filter((check) => check.level === level));
}

/**
 * The failure of a result that is of the same kind as another one, and no weaker. The requirement may differ: what a
 * smaller token breaks is often said by another one.
 */
export function sameFailure(result: ScenarioResult, { kind, level }: Failure): Failure | undefined {
  return failuresOf(result).find(
    (check) => check.kind === kind && LEVELS.indexOf(check.level) <= LEVELS.indexOf(level),
  );
}
