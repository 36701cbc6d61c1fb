// Which operation and which route a recipe is tried on. Every recipe on every operation and every route would multiply
// the catalogue by nine for nothing; the choice depends on the recipe's id alone, so that a new recipe moves no other.
import type { JwtOperation } from '../contracts/operations.ts';
import { JWT_OPERATIONS } from '../contracts/operations.ts';
import type { RecipeId } from './recipe.ts';

/** How a bad token gets into the SDK. */
export const SUPPLY_ROUTES = ['setter', 'init', 'replaced'] as const;
export type SupplyRoute = (typeof SUPPLY_ROUTES)[number];

/** One way to try a recipe. */
export interface Trial {
  readonly operation: JwtOperation;
  readonly route: SupplyRoute;
}

/** Every way to try a recipe. */
export const ALL_TRIALS: readonly Trial[] = JWT_OPERATIONS.flatMap((operation) =>
  SUPPLY_ROUTES.map((route) => ({ operation, route })),
);

function numberOf(id: RecipeId): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}

/** One or more ways to try a recipe, spread over operations and routes. */
export function trialsFor(recipe: RecipeId, count: number): readonly Trial[] {
  const first = numberOf(recipe);
  // 4 and 9 have no common factor: successive trials differ in operation and in route.
  return Array.from(
    { length: count },
    (_, index) => ALL_TRIALS[(first + index * 4) % ALL_TRIALS.length] as Trial,
  );
}
