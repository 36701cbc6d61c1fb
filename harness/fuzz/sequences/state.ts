// What the model knows at a point of a sequence. It knows the tokens because it chose them: nothing here looks at one.
import type { Mode } from '../../../contracts/mode.ts';
import type { JwtOperation } from '../../../contracts/operations.ts';
import type { Recipe } from '../../../scenarios/recipe.ts';
import { recipeById } from '../../../scenarios/recipes/all.ts';
import type { TokenName } from '../../../scenarios/scenario.ts';
import type { FaultName } from './faults.ts';

/** A person of the stage. */
export type Somebody = 'own' | 'other';

/** A token that was supplied. */
export interface Known {
  readonly name: TokenName;
  readonly recipe: Recipe;
  readonly sub: Somebody;
  /** On the model's clock, in seconds. */
  readonly expiresAt: number;
}

/** How a token came in: that says which requirement a call with it is about. */
export type Via = 'UDA-02' | 'UDA-03' | 'UDA-04';

/** What the SDK holds as its JWT. `open`: our sources do not say whether it still holds one (UDA-44). */
export type Held =
  | { readonly is: 'nothing'; readonly by: 'UDA-06' | 'UDA-07' }
  | { readonly is: 'token'; readonly token: Known; readonly via: Via }
  | { readonly is: 'open' };

/** What the model knows. Each command makes a new one. */
export interface State {
  readonly mode: Mode;
  /** Whether time can pass: the SDK's clock can be set. */
  readonly clock: boolean;
  /** The SDK saves differences: it makes no request for what the backend has already. */
  readonly differences: boolean;
  /** Seconds since the start, on the SDK's clock. */
  readonly now: number;
  readonly tokens: readonly Known[];
  readonly held: Held;
  readonly fault: FaultName | null;
  /** Whom the installation belongs to on the backend; null: to nobody who is known. */
  readonly person: Somebody | null;
  /** The first name of each on the backend; absent: not known. */
  readonly firstNames: Readonly<Partial<Record<Somebody, string>>>;
  /** The first name on the device; undefined: not known. */
  readonly onDevice: string | undefined;
  /** A call has been refused on the device since the names are known. */
  readonly refused: boolean;
  /** The operations that were refused with JWT_TOKEN_EXPIRED and have not succeeded since. */
  readonly expiredOn: readonly JwtOperation[];
  /** A first name that the backend refused to save. */
  readonly unsaved: string | undefined;
  /** How many calls were made: it makes their arguments differ. */
  readonly calls: number;
}

/** The recipe of an expired token: one that was good is then as good as minted by it. */
const EXPIRED = recipeById('expired/by-1-hour');

/** Whether a token that was good when it was supplied has expired since. */
export function hasExpired(token: Known, { now }: State): boolean {
  return token.recipe.refusedBy !== 'sdk' && token.expiresAt <= now;
}

/** What a token is by now. */
export function recipeNow(token: Known, state: State): Recipe {
  return hasExpired(token, state) ? EXPIRED : token.recipe;
}

/** What is known of names is not, any more. */
export const NAMES_UNKNOWN = { firstNames: {}, onDevice: undefined, refused: false } as const;
