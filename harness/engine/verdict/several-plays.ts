// Several plays of one scenario as one result: the worst counts, and that they differ is said.
import type { Finding, ScenarioOutcome, ScenarioResult } from '../../../reports/model.ts';

const WORST_FIRST: readonly ScenarioOutcome[] = [
  'failed',
  'not-judged',
  'warning',
  'known',
  'observed',
  'passed',
  'not-applicable',
];

/** Several plays of a scenario as one result: the worst, with how often which outcome was seen. */
export function together(id: string, results: readonly ScenarioResult[]): ScenarioResult | undefined {
  const outcomes = WORST_FIRST.flatMap((outcome) => {
    const times = results.filter((one) => one.outcome === outcome).length;
    return times === 0 ? [] : [{ outcome, times }];
  });
  const [worst] = outcomes;
  const shown = results.find(({ outcome }) => outcome === worst?.outcome);
  if (shown === undefined) return undefined;
  const own = { ...shown, id, repeated: { times: results.length, outcomes } };
  return {
    ...own,
    findings: shown.findings.map((one) => (one.scenario === undefined ? one : { ...one, scenario: id })),
  };
}

/** How often a scenario's plays had which outcome, where they differ. */
export function flakiness({ id, repeated }: ScenarioResult): readonly Finding[] {
  if (repeated === undefined || repeated.outcomes.length < 2) return [];
  const words = repeated.outcomes.map(({ outcome, times }) => `${outcome} ${times}`).join(', ');
  return [{ kind: 'note', text: `Flaky: ${id} in ${repeated.times} plays: ${words}`, scenario: id }];
}
