// Requests that arrive after their scenario was judged.
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { World } from '../../backend/state.ts';
import type { Observation } from './observation.ts';

/** A scenario that was played, kept until the run's end. */
export interface Past {
  readonly scenario: Scenario;
  readonly world: World;
  readonly observation: Observation;
  readonly span: { readonly startedAtMs: number; readonly durationMs: number };
}

/** The observation with what arrived since, as requests that no step explains; undefined: nothing did. */
export function withLateRequests({ world, observation }: Past): Observation | undefined {
  const seen = new Set([...observation.steps.flatMap((step) => step.requests), ...observation.strays]);
  const late = world.journal.filter((request) => !seen.has(request));
  return late.length === 0 ? undefined : { ...observation, strays: [...observation.strays, ...late] };
}
