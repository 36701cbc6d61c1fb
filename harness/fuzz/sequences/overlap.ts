// Calls that overlap. What must follow may not depend on which of them the backend does first.
import { bounded, followsTheToken, once, succeeds } from '../../../scenarios/expect.ts';
import type { CallStep, SetJwtStep } from '../../../scenarios/scenario.ts';
import { meanwhile } from '../../../scenarios/steps.ts';
import { type Called, called } from './called.ts';
import type { Call, Overlap } from './command.ts';
import { NAMES_UNKNOWN, type State } from './state.ts';
import { clear, setAgain, setNew } from './supplies.ts';
import type { Taken } from './taken.ts';

type Inner = Overlap['meanwhile'][number];

/** A call that changes neither whom the device belongs to nor what the SDK holds. */
function steady(call: Call, state: State): Called | undefined {
  const made = called(call, state);
  const same = made !== undefined && made.state.person === state.person && made.state.held === state.held;
  return same && call.operation !== 'getUser' ? made : undefined;
}

function meetsTrouble({ step }: Called): boolean {
  return step.expectations.some(({ kind, requirement }) => kind === 'fails' && requirement === 'UDA-22');
}

/** What is expected of the call that is under way: a retry after a failure may carry what was set meanwhile. */
function underWay(outer: Called, { mode }: State): CallStep | undefined {
  if (outer.succeeds === true) return outer.step;
  if (!meetsTrouble(outer)) return undefined;
  const follows = mode === 'jwt' ? [followsTheToken('UDA-39')] : [];
  return {
    ...outer.step,
    expectations: [{ requirement: 'UDA-22', kind: 'fails' }, once, bounded, ...follows],
  };
}

interface Under {
  readonly outer: Called;
  readonly began: State;
}

/** Of two calls of one operation at once nobody can say whose request is whose: only the callbacks are judged. */
function inner(command: Inner, state: State, { outer, began }: Under) {
  switch (command.do) {
    case 'set':
      return setNew(command, state);
    case 'set-again':
      return setAgain(command, state);
    case 'clear':
      return clear(command, state);
    case 'nothing':
      return undefined;
    case 'call': {
      const made = steady(command, state);
      if (made === undefined || command.operation !== outer.step.operation) return made;
      if (outer.succeeds !== true || made.succeeds !== true || state.held !== began.held) return undefined;
      return { ...made, step: { ...made.step, expectations: [succeeds('UDA-15'), once] } };
    }
  }
}

/** What is known of names afterwards: nothing where one was saved, and it is open which call came first. */
function namesAfter(made: readonly CallStep[], before: State, after: State): State {
  if (made.some(({ operation }) => operation === 'saveUser' || operation === 'personalize'))
    return { ...after, ...NAMES_UNKNOWN };
  const { firstNames, onDevice, person, refused } = before;
  const fetched = made.some(({ operation }) => operation === 'fetchUser');
  const same = person !== null && firstNames[person] === onDevice;
  return {
    ...after,
    firstNames,
    onDevice: fetched && !same ? undefined : onDevice,
    refused: refused || after.refused,
  };
}

/** A call with what happens while it is under way; undefined: it is none that goes out. */
export function overlapped(call: Call, commands: Overlap['meanwhile'], before: State): Taken | undefined {
  const began = { ...before, ...NAMES_UNKNOWN };
  const outer = steady(call, began);
  const outerStep = outer === undefined ? undefined : underWay(outer, began);
  if (outer === undefined || outerStep === undefined) return undefined;
  let { state } = outer;
  const steps: (SetJwtStep | CallStep)[] = [];
  for (const command of commands) {
    const made = inner(command, state, { outer, began });
    if (made === undefined) continue;
    steps.push(made.step);
    state = made.state;
  }
  const calls = [outerStep, ...steps.flatMap((step) => (step.do === 'call' ? [step] : []))];
  return {
    steps: [steps.length === 0 ? outer.step : meanwhile(outerStep, steps)],
    state: namesAfter(calls, before, state),
  };
}
