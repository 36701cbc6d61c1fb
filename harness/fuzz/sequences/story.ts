// The model: from a sequence to a scenario's steps with what must be seen of each. Commands that the SDK has no operation
// for, and those of which nothing is known where they stand, are left out.
import type { Capabilities } from '../../../contracts/adapter-protocol.ts';
import type { Operation } from '../../../contracts/operations.ts';
import { bounded, once } from '../../../scenarios/expect.ts';
import type { Expectation, Step } from '../../../scenarios/scenario.ts';
import { backend, call, expire } from '../../../scenarios/steps.ts';
import { called } from './called.ts';
import type { Command, Overlap, Sequence, StartAnew } from './command.ts';
import { FAULTS, isForEveryCall } from './faults.ts';
import { overlapped } from './overlap.ts';
import type { State } from './state.ts';
import { canExpire, clear, setAgain, setNew, start } from './supplies.ts';
import type { Taken } from './taken.ts';

/** The operations that no capability declares away. */
const ALWAYS: readonly Operation[] = ['fetchUser', 'saveUser', 'personalize'];

function stateOf({ mode }: Sequence, { setClock, savesDifferences }: Capabilities): State {
  return {
    mode,
    clock: setClock,
    differences: savesDifferences,
    now: 0,
    tokens: [],
    held: { is: 'nothing', by: 'UDA-06' },
    fault: null,
    person: 'own',
    firstNames: {},
    onDevice: undefined,
    refused: false,
    expiredOn: [],
    unsaved: undefined,
    calls: 0,
  };
}

function one(made: { readonly step: Step; readonly state: State } | undefined): Taken | undefined {
  return made === undefined ? undefined : { steps: [made.step], state: made.state };
}

/** What must be seen of a start whose registration would fail: an SDK that was started before need not register again. */
const startInTrouble: readonly Expectation[] = [once, bounded];

function startedAnew({ with: given, cleanup }: StartAnew, state: State, has: Has): Taken | undefined {
  // Whether it registers again is open, and with it whose the installation then is.
  if (state.person !== 'own') return undefined;
  const cleaned = cleanup && has('cleanup') ? [call('cleanup', [once])] : [];
  const made = start(given, state);
  if (made === undefined) return undefined;
  if (!isForEveryCall(state.fault)) return { steps: [...cleaned, made.step], state: made.state };
  // A start that fails leaves an SDK of which nothing is known: it is started once more.
  const failing = { ...made.step, expectations: startInTrouble };
  const again = start('nothing', { ...made.state, fault: null });
  if (again === undefined) return undefined;
  return { steps: [...cleaned, failing, backend(null), again.step], state: again.state };
}

/** The person changes on the backend by somebody else, and is fetched. */
function changedElsewhere(state: State): Taken | undefined {
  const fetches = state.fault === null ? called({ do: 'call', operation: 'fetchUser' }, state) : undefined;
  if (fetches?.succeeds !== true) return undefined;
  const user = { lastName: `Changed ${state.calls + 1}` };
  return {
    steps: [backend({ kind: 'person-changed', user }), fetches.step, backend(null)],
    state: fetches.state,
  };
}

function timePassed(state: State): Taken | undefined {
  const token = canExpire(state);
  if (token === undefined) return undefined;
  return { steps: [expire(token.name)], state: { ...state, now: Math.max(state.now, token.expiresAt + 1) } };
}

type Has = (operation: Operation) => boolean;

/** Several commands, one after another. */
function inTurn(commands: readonly Command[], from: State, has: Has): Taken {
  const steps: Step[] = [];
  let state = from;
  for (const command of commands) {
    const next = taken(command, state, has);
    if (next === undefined) continue;
    steps.push(...next.steps);
    state = next.state;
  }
  return { steps, state };
}

function atOnce({ call: outer, meanwhile, ...command }: Overlap, state: State, has: Has): Taken | undefined {
  if (!command.atOnce || outer.do === 'nothing') return inTurn([outer, ...meanwhile], state, has);
  const known = meanwhile.filter((each) => each.do !== 'call' || has(each.operation));
  return has(outer.operation) ? overlapped(outer, known, state) : undefined;
}

/** What a command becomes where it stands; undefined: nothing. */
function taken(command: Command, state: State, has: Has): Taken | undefined {
  switch (command.do) {
    case 'call':
      return has(command.operation) ? one(called(command, state)) : undefined;
    case 'set':
      return one(setNew(command, state));
    case 'set-again':
      return one(setAgain(command, state));
    case 'clear':
      return one(clear(command, state));
    case 'start':
      return startedAnew(command, state, has);
    case 'overlap':
      return atOnce(command, state, has);
    case 'nothing':
      return undefined;
    case 'expire':
      return timePassed(state);
    case 'changed-elsewhere':
      return changedElsewhere(state);
    case 'backend': {
      if (command.fault === state.fault) return undefined;
      const { fault } = command;
      return { steps: [backend(fault === null ? null : FAULTS[fault])], state: { ...state, fault } };
    }
  }
}

const NEGATIVE: readonly Expectation['kind'][] = [
  'fails',
  'fails-with-backend-code',
  'no-request',
  'no-bearer',
];

function expectationsOf(step: Step): readonly Expectation[] {
  if (step.do === 'meanwhile') return [step.call, ...step.steps].flatMap(expectationsOf);
  return step.do === 'call' ? step.expectations : [];
}

/** Absence proves nothing by itself, nor does a story without a call: such a one ends with calls that must arrive. */
function needsControls(steps: readonly Step[]): boolean {
  const seen = steps.flatMap(expectationsOf);
  return seen.length === 0 || seen.some(({ kind }) => NEGATIVE.includes(kind));
}

function controlCommands({ mode, person }: State): readonly Command[] {
  const works: Command = { do: 'backend', fault: null };
  const fetches: Command = { do: 'call', operation: 'fetchUser' };
  const saves: Command = { do: 'call', operation: 'saveUser' };
  const token = { recipe: 'valid/plain', ...(person === 'other' ? { sub: 'other' as const } : {}) };
  switch (mode) {
    case 'jwt':
      return [works, { do: 'set', token }, fetches, saves];
    case 'application-code':
      return [works, { do: 'clear' }, fetches, saves];
    case 'contact-information-api':
      return [works, fetches];
  }
}

function asControl(step: Step): Step {
  return step.do === 'call' ? { ...step, control: true } : step;
}

/** The steps of a sequence on an SDK that can do this. */
export function storyOf(sequence: Sequence, capabilities: Capabilities): readonly Step[] {
  const has: Has = (operation) =>
    ALWAYS.includes(operation) || (capabilities.operations as readonly Operation[]).includes(operation);
  const from = stateOf(sequence, capabilities);
  const first = start(sequence.start, from) ?? start('nothing', from);
  const story = inTurn(sequence.commands, first?.state ?? from, has);
  const { refused, onDevice } = story.state;
  const looks: readonly Command[] =
    refused && onDevice !== undefined ? [{ do: 'call', operation: 'getUser' }] : [];
  const end = inTurn(looks, story.state, has);
  const steps = [...(first === undefined ? [] : [first.step]), ...story.steps, ...end.steps];
  if (!needsControls(steps)) return steps;
  return [...steps, ...inTurn(controlCommands(end.state), end.state, has).steps.map(asControl)];
}
