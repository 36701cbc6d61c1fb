// What a scenario looks at that no other does. A scenario that judges guards a requirement on an operation with a kind of
// token, in a mode. One that only observes guards a question, which also depends on what the SDK was given and how.
import type { Scenario, Step } from '../../scenarios/scenario.ts';

/** What a step gives to the SDK, in a word; undefined: it gives nothing. */
function givenBy(step: Step): string | undefined {
  if (step.do !== 'init' && step.do !== 'set-jwt') return undefined;
  const { jwt } = step;
  const way = step.do === 'init' ? 'init' : 'setter';
  if (jwt === undefined) return way;
  if ('absent' in jwt) return `${way} undefined`;
  if ('value' in jwt) return `${way} ${JSON.stringify(jwt.value)}`;
  if ('again' in jwt) return `${way} again`;
  return `${way} ${'recipe' in jwt ? jwt.recipe : JSON.stringify(jwt.edits)}`;
}

function storyOf(scenario: Scenario): string {
  return scenario.steps.flatMap((step) => givenBy(step) ?? []).join(', then ');
}

/** Everything that a scenario guards, in words. */
function guardsOf(scenario: Scenario): readonly string[] {
  const { mode, operation, recipe, level } = scenario;
  const where = [mode, operation ?? 'several operations', recipe ?? 'no recipe'];
  const given = level === 'INFO' ? [storyOf(scenario)] : [];
  return scenario.requirements.map((requirement) => [requirement, ...where, ...given].join(' · '));
}

/** By scenario id: what it guards and no other scenario does. */
export function guardedAlone(catalogue: readonly Scenario[]): ReadonlyMap<string, readonly string[]> {
  const times = new Map<string, number>();
  for (const guard of catalogue.flatMap(guardsOf)) times.set(guard, (times.get(guard) ?? 0) + 1);
  return new Map(
    catalogue.map((scenario) => [scenario.id, guardsOf(scenario).filter((guard) => times.get(guard) === 1)]),
  );
}
