import type { RecipeId } from '../../scenarios/recipe.ts';

/** A token as it was given to the SDK. It is usable: judge with it, show it only through `decodeForDisplay`. */
export interface MintedToken {
  /** What the SDK is given, byte for byte. */
  readonly value: string;
  readonly recipe: RecipeId;
  readonly jti: string;
  /** The moment at which it was minted, epoch milliseconds of the SDK's clock. */
  readonly mintedAtMs: number;
  readonly sub: string;
  /** Its numeric `exp` in seconds, where it has one by construction. */
  readonly exp: number | null;
}
