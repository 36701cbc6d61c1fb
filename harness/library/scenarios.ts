// scenarios(): what a run would play.
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { select } from '../engine/selection/select.ts';
import type { SelectionOptions } from './run-options.ts';

/** A scenario of the catalogue, without its steps. */
export type ListedScenario = Omit<Scenario, 'steps'>;

/**
 * The scenarios of the catalogue that a selection names, in the catalogue's order.
 * @throws UsageError `FILTER_MATCHES_NOTHING`
 */
export function scenarios(selection: SelectionOptions = {}): readonly ListedScenario[] {
  return select(CATALOGUE, selection).map(({ steps: _, ...listed }) => listed);
}
