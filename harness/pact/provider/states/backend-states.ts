import type { ProviderState } from '../../../../contracts/provider-states.ts';
import type { StateContext, StateParams, StateValues } from './context.ts';

/** A state to bring about. */
export interface Asked {
  readonly state: ProviderState;
  readonly params: StateParams;
}

/** Somebody who brings about the states that are about the backend's data. */
export interface BackendStates {
  /** Whether it is the one to ask for this state. */
  covers(asked: Asked, context: StateContext): boolean;
  /** @throws StateNotMet when it cannot be done. */
  setUp(asked: Asked, context: StateContext): Promise<StateValues>;
  /** The interaction is over. Says what went wrong; nobody's verdict hangs on it. */
  tearDown?(asked: Asked, context: StateContext): Promise<string | undefined>;
}
