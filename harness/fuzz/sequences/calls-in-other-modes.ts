// What must follow when an operation is called in the two modes in which a JWT authorises nothing.
import type { Operation } from '../../../contracts/operations.ts';
import { accepted, bounded, observes, once, succeeds } from '../../../scenarios/expect.ts';
import type { Expectation } from '../../../scenarios/scenario.ts';
import { firstNameIn } from './arguments.ts';
import { type Consequence, fetched, isJwtCall, otherCallInTrouble, troubled } from './calls.ts';
import type { Call } from './command.ts';
import { isForEveryCall } from './faults.ts';
import type { State } from './state.ts';

/** What happens to a token that may be held, when the person is forgotten (UDA-44). */
function afterwards(operation: Operation, state: State): State {
  const { held } = state;
  if (operation !== 'depersonalize' || held.is === 'nothing') return state;
  return { ...state, held: { is: 'open' } };
}

/** application-code mode: everything is authorised with the application code (UDA-01); with a JWT it is open (UDA-40). */
export function callWithApplicationCode(call: Call, state: State): Consequence {
  if (call.operation === 'getUser') return { expectations: [succeeds('UDA-15'), once], state };
  if (isJwtCall(call)) {
    if (state.held.is !== 'nothing')
      return { expectations: [observes('UDA-40', 'Which authorisation was sent?'), once], state };
    if (state.fault !== null)
      return {
        expectations: troubled(state, { requirement: 'UDA-01', by: 'application-code' }),
        state,
      };
  } else if (isForEveryCall(state.fault)) return otherCallInTrouble(call, state, 'UDA-01');
  return {
    expectations: [...accepted('UDA-01', 'application-code'), ...fetched(call)],
    state: afterwards(call.operation, state),
    succeeds: true,
  };
}

const restricted: readonly Expectation[] = [
  { requirement: 'UDA-21', kind: 'fails', codes: ['USER_DATA_RESTRICTED'] },
  { requirement: 'UDA-21', kind: 'fails-with-backend-code' },
  { requirement: 'UDA-21', kind: 'described' },
  once,
];

/** contact-information-api mode: the backend refuses to change personal information (UDA-21). */
export function callUnderRestriction(call: Call, state: State): Consequence | undefined {
  if (call.operation === 'getUser') {
    const { unsaved } = state;
    const lacks: readonly Expectation[] =
      unsaved === undefined
        ? []
        : [{ requirement: 'UDA-21', kind: 'returns-not', path: 'firstName', value: unsaved }];
    return { expectations: [succeeds('UDA-15'), once, ...lacks], state };
  }
  if (call.operation === 'fetchUser')
    return { expectations: [observes('UDA-42', 'Does fetchUser work?'), once], state };
  if (isJwtCall(call)) {
    // An SDK that holds a token of somebody else may refuse that on the device: the mode is not told to it.
    if (call.as === 'other' && state.held.is !== 'nothing') return undefined;
    const unsaved = state.fault === null ? firstNameIn(call, state.calls) : undefined;
    return {
      expectations: state.fault === null ? restricted : troubled(state),
      state: unsaved === undefined ? state : { ...state, unsaved },
    };
  }
  if (isForEveryCall(state.fault))
    return {
      expectations: [{ requirement: 'UDA-22', kind: 'fails' }, once, bounded],
      state: afterwards(call.operation, state),
    };
  return {
    expectations: [succeeds('UDA-15'), once],
    state: afterwards(call.operation, state),
    succeeds: true,
  };
}
