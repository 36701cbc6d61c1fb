// What random sequences are made of: things an application does, and things that happen to it. Data, so that fast-check
// can leave parts out; what each means for the SDK is the model's to say.
import type { Mode } from '../../../contracts/mode.ts';
import type { Operation } from '../../../contracts/operations.ts';
import type { RecipeId } from '../../../scenarios/recipe.ts';
import type { FaultName } from './faults.ts';

/** A token that is minted for a command. */
export interface NewToken {
  readonly recipe: RecipeId;
  /** Whose external user ID it is made for. Default: the device's own person. */
  readonly sub?: 'other';
  /** It expires soon, so that of two tokens one can expire. */
  readonly short?: true;
}

/** A call of an operation, in one of the ways in which a model knows what must follow. */
export interface Call {
  readonly do: 'call';
  readonly operation: Operation;
  /** saveUser: with the external user ID of the person. personalize: as another person. */
  readonly as?: 'own' | 'other';
  /** personalize: with `forceDepersonalize`. */
  readonly force?: true;
  /** saveUser: with the same argument each time. */
  readonly same?: true;
}

/** Gives the setter a new token. */
export interface SetToken {
  readonly do: 'set';
  readonly token: NewToken;
}

/** Gives the setter a token that was supplied before; which one, counted from the last. */
export interface SetAgain {
  readonly do: 'set-again';
  readonly back: number;
}

/** Gives the setter null. */
export interface Clear {
  readonly do: 'clear';
}

/** How an SDK is started. `null`: with null as its JWT; `nothing`: without any. */
export type StartWith = NewToken | 'null' | 'nothing';

/** Starts the SDK anew, after a clean-up or without. */
export interface StartAnew {
  readonly do: 'start';
  readonly with: StartWith;
  readonly cleanup: boolean;
}

/** Nothing: what is left of a command that a failing sequence does not need. */
export interface Nothing {
  readonly do: 'nothing';
}

/** Does something while a call is under way; `atOnce` false: after it. */
export interface Overlap {
  readonly do: 'overlap';
  readonly atOnce: boolean;
  readonly call: Call | Nothing;
  readonly meanwhile: readonly (SetToken | SetAgain | Clear | Call | Nothing)[];
}

/** Lets time pass until the token that the SDK holds has expired. */
export interface Expire {
  readonly do: 'expire';
}

/** The backend begins to fail, or works again. */
export interface Backend {
  readonly do: 'backend';
  readonly fault: FaultName | null;
}

/** Somebody else changes the person on the backend; then it is fetched. */
export interface ChangedElsewhere {
  readonly do: 'changed-elsewhere';
}

/** One command of a sequence. What makes no sense where it stands is left out. */
export type Command =
  | Call
  | SetToken
  | SetAgain
  | Clear
  | StartAnew
  | Overlap
  | Expire
  | Backend
  | ChangedElsewhere
  | Nothing;

/** A random sequence. */
export interface Sequence {
  readonly mode: Mode;
  readonly start: StartWith;
  readonly commands: readonly Command[];
}
