// What must follow when an operation is called in jwt mode: which authorisation, refused by whom and with which code,
// which callback. Read from what the model knows the SDK to hold.
import { type JwtOperation, needsJwt } from '../../../contracts/operations.ts';
import type { RequirementId } from '../../../contracts/requirement.ts';
import {
  accepted,
  bounded,
  confined,
  isOver,
  notAllowed,
  observes,
  once,
  refusedByBackend,
  refusedBySdk,
  succeeds,
} from '../../../scenarios/expect.ts';
import type { Authorisation, Expectation } from '../../../scenarios/scenario.ts';
import { firstNameIn } from './arguments.ts';
import type { Call } from './command.ts';
import { hasCode, isForEveryCall } from './faults.ts';
import { hasExpired, type Known, NAMES_UNKNOWN, recipeNow, type Somebody, type State } from './state.ts';

/** What must be seen of a call, and what is known after it. */
export interface Consequence {
  readonly expectations: readonly Expectation[];
  readonly state: State;
  /** The call goes out and succeeds, whatever happens meanwhile. */
  readonly succeeds?: true;
}

/** A call of one of the operations that take a JWT. */
export type JwtCall = Call & { readonly operation: JwtOperation };

/** Whether a call is one of an operation that takes a JWT. */
export function isJwtCall(call: Call): call is JwtCall {
  return needsJwt(call.operation);
}

/** The backend's failure reaches the error callback (UDA-22). */
export function troubled(
  state: State,
  by?: { readonly requirement: RequirementId; readonly by: Authorisation },
) {
  const failing: readonly Expectation[] = [
    ...(by === undefined ? [] : [{ kind: 'authorised', ...by } as const]),
    { requirement: 'UDA-22', kind: 'fails' },
    ...(state.fault !== null && hasCode(state.fault)
      ? [{ requirement: 'UDA-22', kind: 'fails-with-backend-code' } as const]
      : []),
    { requirement: 'UDA-22', kind: 'described' },
    once,
    bounded,
  ];
  return failing;
}

/** A first name is still there after a call that validation refused (UDA-37). */
function kept(firstName: string | undefined, { refused }: State): readonly Expectation[] {
  if (firstName === undefined || !refused) return [];
  return [{ requirement: 'UDA-37', kind: 'returns', path: 'firstName', equals: firstName }];
}

/** What fetchUser returns is what the backend answers, whatever the SDK has kept (UDA-38). */
export function fetched(call: Call): readonly Expectation[] {
  return call.operation === 'fetchUser' ? [{ requirement: 'UDA-38', kind: 'returns-what-was-answered' }] : [];
}

/** What a call was given goes out with no later one. */
function over(requirement: 'UDA-37' | 'UDA-39', call: Call, { calls }: State): readonly Expectation[] {
  const firstName = firstNameIn(call, calls);
  return firstName === undefined ? [] : [isOver(requirement, [firstName])];
}

/** A call that may have changed something. */
function unsure(call: Call, state: State): State {
  return call.operation === 'fetchUser' ? state : { ...state, ...NAMES_UNKNOWN };
}

function without(operation: JwtOperation, { expiredOn }: State): readonly JwtOperation[] {
  return expiredOn.filter((one) => one !== operation);
}

/** A call that the backend has done. */
function done(call: JwtCall, state: State): State {
  const expiredOn = state.held.is === 'token' ? without(call.operation, state) : state.expiredOn;
  const firstName = firstNameIn(call, state.calls);
  const { person, firstNames } = state;
  if (call.operation === 'fetchUser') {
    const known = person === null ? undefined : firstNames[person];
    return { ...state, expiredOn, onDevice: known };
  }
  const now: Somebody | null = call.operation === 'personalize' ? (call.as ?? 'own') : (call.as ?? person);
  const names = { ...firstNames };
  if (now !== null && firstName !== undefined) names[now] = firstName;
  // Who becomes a person by saving an ID has what was saved before, which the model does not keep.
  if (now !== null && now !== person && firstName === undefined) delete names[now];
  return {
    ...state,
    expiredOn,
    person: now,
    firstNames: names,
    onDevice: firstName ?? (now === person ? state.onDevice : undefined),
  };
}

function anonymous(call: JwtCall, state: State, by: 'UDA-06' | 'UDA-07'): Consequence | undefined {
  if (call.operation === 'personalize')
    return { expectations: notAllowed('UDA-08'), state: unsure(call, state) };
  // An ID that the person has already may be left out of the request.
  if (call.as !== undefined && call.as === state.person) return undefined;
  if (call.as !== undefined) return { expectations: notAllowed('UDA-10'), state: unsure(call, state) };
  if (state.fault !== null)
    return {
      expectations: [
        ...troubled(state, { requirement: by, by: 'application-code' }),
        ...over('UDA-39', call, state),
      ],
      state: unsure(call, state),
    };
  return {
    expectations: [
      ...accepted(by, 'application-code'),
      succeeds('UDA-09'),
      ...fetched(call),
      ...(call.operation === 'fetchUser' ? kept(nameOnBackend(state), state) : []),
    ],
    state: done(call, state),
    succeeds: true,
  };
}

function nameOnBackend({ person, firstNames }: State): string | undefined {
  return person === null ? undefined : firstNames[person];
}

/**
 * Refused on the device. An SDK may have refused the token in the setter already and kept the one before it (UDA-43):
 * a call that could then make another person of the device's is left out.
 */
function refusedHere(call: JwtCall, token: Known, state: State): Consequence | undefined {
  const names = call.operation === 'personalize' ? (call.as ?? 'own') : call.as;
  if (names !== undefined && (names !== token.sub || names !== state.person)) return undefined;
  const recipe = recipeNow(token, state);
  const expired = recipe.kind === 'expired';
  const before: readonly Expectation[] = hasExpired(token, state)
    ? [{ requirement: 'UDA-17', kind: 'fails', codes: recipe.codes }]
    : [];
  return {
    expectations: [...before, ...refusedBySdk(recipe), ...over('UDA-37', call, state), confined],
    state: {
      ...state,
      refused: true,
      expiredOn: expired ? [...without(call.operation, state), call.operation] : state.expiredOn,
    },
  };
}

function withToken(call: JwtCall, token: Known, state: State, via: RequirementId): Consequence | undefined {
  const recipe = recipeNow(token, state);
  const by = { token: token.name };
  if (recipe.refusedBy === 'sdk') return refusedHere(call, token, state);
  const other = call.operation === 'personalize' && (call.as ?? 'own') !== token.sub;
  if (other) return { expectations: [...notAllowed('UDA-11'), confined], state: unsure(call, state) };
  if (state.fault !== null)
    return {
      expectations: [...troubled(state, { requirement: via, by }), ...over('UDA-39', call, state), confined],
      state: unsure(call, state),
    };
  const wrongPerson = call.operation !== 'personalize' && state.person !== null && state.person !== token.sub;
  if (recipe.refusedBy === 'backend' || wrongPerson)
    return {
      expectations: [...refusedByBackend('UDA-20', by, 'jwt'), confined],
      state: unsure(call, state),
    };
  const about = state.expiredOn.includes(call.operation) ? 'UDA-18' : via;
  const id = `$${token.sub === 'own' ? 'externalUserId' : 'otherExternalUserId'}`;
  return {
    expectations: [
      ...accepted(about, by),
      ...fetched(call),
      ...(call.operation === 'personalize'
        ? [{ requirement: 'UDA-11', kind: 'sends', path: 'userIdentity.externalUserId', equals: id } as const]
        : []),
      ...(call.operation === 'fetchUser' ? kept(nameOnBackend(state), state) : []),
      confined,
    ],
    state: done(call, state),
    succeeds: true,
  };
}

/** Whether the SDK still holds its token is open: only that it calls back once is judged. */
function open(call: JwtCall, state: State): Consequence | undefined {
  if (call.operation === 'personalize' || call.as !== undefined) return undefined;
  return {
    expectations: [observes('UDA-44', 'Which authorisation does the call carry?'), once],
    state: { ...state, ...NAMES_UNKNOWN },
  };
}

/** A call that takes a JWT, in jwt mode; undefined: what must follow is not known. */
export function jwtCall(call: JwtCall, state: State): Consequence | undefined {
  const { held } = state;
  if (held.is === 'nothing') return anonymous(call, state, held.by);
  return held.is === 'open' ? open(call, state) : withToken(call, held.token, state, held.via);
}

/**
 * A call that takes none and fails, as any may (UDA-22). What a depersonalize that failed leaves on the device is open, and
 * that it is made again later is not (UDA-39).
 */
export function otherCallInTrouble(
  { operation }: Call,
  state: State,
  requirement: RequirementId,
): Consequence {
  const changes = operation !== 'fetchInstallation';
  const forgets = operation === 'depersonalize';
  const { held } = state;
  return {
    expectations: [
      ...troubled(state, { requirement, by: 'application-code' }),
      ...(changes ? [isOver('UDA-39')] : []),
      ...(state.tokens.length > 0 && state.mode === 'jwt' ? [confined] : []),
    ],
    state: forgets
      ? { ...state, ...NAMES_UNKNOWN, held: held.is === 'nothing' ? held : { is: 'open' } }
      : state,
  };
}

/** A call that takes none, in jwt mode (UDA-05). */
export function otherCall(call: Call, state: State): Consequence {
  if (call.operation === 'getUser')
    return { expectations: [succeeds('UDA-15'), once, ...kept(state.onDevice, state)], state };
  if (isForEveryCall(state.fault)) return otherCallInTrouble(call, state, 'UDA-05');
  const expectations = [
    ...accepted('UDA-05', 'application-code'),
    ...(state.tokens.length > 0 ? [confined] : []),
  ];
  if (call.operation !== 'depersonalize') return { expectations, state, succeeds: true };
  const { held } = state;
  return {
    expectations,
    state: {
      ...state,
      person: null,
      onDevice: undefined,
      held: held.is === 'nothing' ? held : { is: 'open' },
    },
  };
}
