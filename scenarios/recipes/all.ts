// Every token recipe, in the order in which listings show them. A new family is added here.
import type { Recipe, RecipeId } from '../recipe.ts';
import { ALPHABET } from './alphabet.ts';
import { HOSTILE_BYTE_FORMS, HOSTILE_BYTES, WHITE_SPACE_RECIPES } from './bytes.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { EXP_TYPE } from './exp-type.ts';
import { EXPIRED, EXPIRED_AND_MALFORMED } from './expired.ts';
import { HOSTILE_SIZE } from './hostile-size.ts';
import { LENIENT_JSON, NO_JSON_OBJECT } from './json.ts';
import { CLAIM_RECIPES, HEADER_PARAMETER_RECIPES } from './mandatory.ts';
import { NOT_A_JWS, WRAPPED } from './not-a-jws.ts';
import { REFUSED_BY_BACKEND } from './refused-by-backend.ts';
import { SEGMENTS, STRAY_DOTS } from './segments.ts';
import { UNSPECIFIED } from './unspecified.ts';
import { VALID } from './valid.ts';
import { VALID_MEMBERS } from './valid-members.ts';
import { VALID_SIZES } from './valid-sizes.ts';
import { VALID_TEXTS } from './valid-texts.ts';

/** Every recipe. */
export const RECIPES: readonly Recipe[] = [
  ...VALID,
  ...VALID_TEXTS,
  ...VALID_MEMBERS,
  ...VALID_SIZES,
  ...EXPIRED,
  ...EXPIRED_AND_MALFORMED,
  ...EXP_TYPE,
  ...HEADER_PARAMETER_RECIPES,
  ...CLAIM_RECIPES,
  ...ELSEWHERE,
  ...SEGMENTS,
  ...STRAY_DOTS,
  ...WHITE_SPACE_RECIPES,
  ...HOSTILE_BYTES,
  ...HOSTILE_BYTE_FORMS,
  ...ALPHABET,
  ...NO_JSON_OBJECT,
  ...LENIENT_JSON,
  ...NOT_A_JWS,
  ...WRAPPED,
  ...HOSTILE_SIZE,
  ...REFUSED_BY_BACKEND,
  ...UNSPECIFIED,
];

const byId = new Map(RECIPES.map((recipe) => [recipe.id, recipe]));

/** A recipe's family: what stands before the slash of its id. */
export function familyOf(recipe: RecipeId): string {
  return recipe.slice(0, recipe.indexOf('/'));
}

/**
 * The recipe with this id.
 * @throws RangeError when there is none.
 */
export function recipeById(id: RecipeId): Recipe {
  const found = byId.get(id);
  if (found === undefined) throw new RangeError(`There is no token recipe ${id}.`);
  return found;
}
