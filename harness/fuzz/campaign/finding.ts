import type { ScenarioResult } from '../../../reports/model.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { Failure } from './failure.ts';

/** A value whose scenario failed. */
export interface Suspect<T> extends Failure {
  /** Counted from 0. */
  readonly run: number;
  readonly value: T;
}

/** A failure, made as small as it gets. */
export interface Counterexample<T> extends Suspect<T> {
  /** Together with the seed it names the value. */
  readonly path: string;
  readonly scenario: Scenario;
  readonly result: ScenarioResult;
  /** How many other runs fail in the same way. */
  alsoIn: number;
  /** It failed again when it was repeated. */
  readonly repeated: boolean;
}
