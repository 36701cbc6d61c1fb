// Commands that give the SDK a JWT, or take it away.
import { once, set, started, suppliedBad } from '../../../scenarios/expect.ts';
import { recipeById } from '../../../scenarios/recipes/all.ts';
import type { Expectation, InitStep, SetJwtStep, Supply } from '../../../scenarios/scenario.ts';
import { again, init, NULL, setJwt } from '../../../scenarios/steps.ts';
import { DEFAULT_LIFETIME_SECONDS } from '../../tokens/mint.ts';
import type { Clear, NewToken, SetAgain, SetToken, StartWith } from './command.ts';
import { hasExpired, type Known, recipeNow, type State, type Via } from './state.ts';

/** How long a token is good for that is to expire before the others, in seconds. */
const SHORT_SECONDS = 60;

/** A step that supplies, and what is known after it. */
export interface Supplied<S> {
  readonly step: S;
  readonly state: State;
}

function nameOf({ recipe, sub }: NewToken, number: number): string {
  const [family = 'valid'] = recipe.split('/');
  const kind =
    family === 'valid'
      ? 'good'
      : family === 'expired' || family === 'refused-by-backend'
        ? family
        : 'malformed';
  return `${sub === 'other' ? 'theirs' : kind}-${number}`;
}

function minted(token: NewToken, state: State): { readonly known: Known; readonly supply: Supply } {
  const { recipe, sub } = token;
  // Where time cannot be set a token that expires soon could do so at any moment.
  const short = token.short === true && state.clock;
  const known: Known = {
    name: nameOf(token, state.tokens.length + 1),
    recipe: recipeById(recipe),
    sub: sub ?? 'own',
    expiresAt: state.now + (short ? SHORT_SECONDS : DEFAULT_LIFETIME_SECONDS),
  };
  return {
    known,
    supply: {
      token: known.name,
      recipe,
      ...(sub === undefined ? {} : { sub }),
      ...(short ? { lifetimeSeconds: SHORT_SECONDS } : {}),
    },
  };
}

/** Only jwt mode says what becomes of a token that is no good, or that is another person's. */
function isOdd(token: NewToken): boolean {
  return token.sub === 'other' || recipeById(token.recipe).refusedBy !== 'nobody';
}

function bySetter(known: Known, state: State): readonly Expectation[] {
  if (state.mode !== 'jwt') return [once];
  return recipeNow(known, state).refusedBy === 'sdk' ? suppliedBad : set;
}

function via({ held }: State): Via {
  return held.is === 'nothing' ? 'UDA-03' : 'UDA-04';
}

/** The setter, with a new token. */
export function setNew({ token }: SetToken, state: State): Supplied<SetJwtStep> | undefined {
  if (state.mode !== 'jwt' && isOdd(token)) return undefined;
  const { known, supply } = minted(token, state);
  return {
    step: setJwt(supply, bySetter(known, state)),
    state: {
      ...state,
      tokens: [...state.tokens, known],
      held: { is: 'token', token: known, via: via(state) },
    },
  };
}

/** The setter, with a token of before. */
export function setAgain({ back }: SetAgain, state: State): Supplied<SetJwtStep> | undefined {
  const known = state.tokens.at(-1 - (back % Math.max(1, state.tokens.length)));
  if (known === undefined) return undefined;
  return {
    step: setJwt(again(known.name), bySetter(known, state)),
    state: { ...state, held: { is: 'token', token: known, via: via(state) } },
  };
}

/** The setter, with null. */
export function clear(_: Clear, state: State): Supplied<SetJwtStep> {
  return {
    step: setJwt(NULL, state.mode === 'jwt' ? set : [once]),
    // What the device keeps of the person before is open.
    state: { ...state, onDevice: undefined, held: { is: 'nothing', by: 'UDA-07' } },
  };
}

function initExpectations(known: Known | undefined, state: State): readonly Expectation[] {
  const bad = known !== undefined && recipeNow(known, state).refusedBy === 'sdk';
  return bad ? suppliedBad : started(state.mode);
}

/** The SDK is started, for the first time or anew: the installation is a new one, and the device's person its own. */
export function start(given: StartWith, state: State): Supplied<InitStep> | undefined {
  const anew = { ...state, person: 'own', onDevice: undefined, unsaved: undefined, expiredOn: [] } as const;
  if (given === 'nothing' || given === 'null')
    return {
      step: init(given === 'null' ? NULL : undefined, initExpectations(undefined, state)),
      state: { ...anew, held: { is: 'nothing', by: 'UDA-06' } },
    };
  if (state.mode !== 'jwt' && isOdd(given)) return undefined;
  const { known, supply } = minted(given, state);
  return {
    step: init(supply, initExpectations(known, state)),
    state: {
      ...anew,
      tokens: [...state.tokens, known],
      held: { is: 'token', token: known, via: 'UDA-02' },
    },
  };
}

/** Whether there is a token whose expiry can be waited for. */
export function canExpire(state: State): Known | undefined {
  const { held, clock, mode } = state;
  if (!clock || mode !== 'jwt' || held.is !== 'token') return undefined;
  const { token } = held;
  return token.recipe.refusedBy === 'nobody' && !hasExpired(token, state) ? token : undefined;
}
