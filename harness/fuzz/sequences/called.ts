// A call as a step: its argument, and what must follow in the mode.
import type { CallStep } from '../../../scenarios/scenario.ts';
import { call as callStep } from '../../../scenarios/steps.ts';
import { argumentOf } from './arguments.ts';
import { type Consequence, isJwtCall, jwtCall, otherCall } from './calls.ts';
import { callUnderRestriction, callWithApplicationCode } from './calls-in-other-modes.ts';
import type { Call } from './command.ts';
import type { State } from './state.ts';

/** A call with what must be seen of it. */
export interface Called extends Consequence {
  readonly step: CallStep;
}

/** With a token the ID that is saved is the token's person's: another one is the backend's to refuse, in no set way. */
function fitted({ same, ...given }: Call, { held, differences }: State): Call {
  const call: Call = same === undefined || differences ? given : { ...given, same };
  if (call.operation !== 'saveUser' || call.as === undefined || held.is !== 'token') return call;
  return { ...call, as: held.token.sub };
}

function outcomeOf(call: Call, state: State): Consequence | undefined {
  switch (state.mode) {
    case 'application-code':
      return callWithApplicationCode(call, state);
    case 'contact-information-api':
      return callUnderRestriction(call, state);
    case 'jwt':
      return isJwtCall(call) ? jwtCall(call, state) : otherCall(call, state);
  }
}

/** The step of a call; undefined: what must follow is not known, so it is left out. */
export function called(given: Call, state: State): Called | undefined {
  const call = fitted(given, state);
  const outcome = outcomeOf(call, state);
  if (outcome === undefined) return undefined;
  const step = callStep(call.operation, outcome.expectations, argumentOf(call, state.calls));
  return { ...outcome, step, state: { ...outcome.state, calls: state.calls + 1 } };
}
