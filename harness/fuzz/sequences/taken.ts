import type { Step } from '../../../scenarios/scenario.ts';
import type { State } from './state.ts';

/** What a command becomes: steps, and what is known after them. */
export interface Taken {
  readonly steps: readonly Step[];
  readonly state: State;
}
