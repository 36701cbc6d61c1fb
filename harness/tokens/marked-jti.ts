// A `jti` that says after which recipe its token was minted, to whoever has the key, and looks random to everyone else. So
// a token that comes back in a request is known by how it was made, and nobody has to judge it a second time.
import { createHmac, randomBytes } from 'node:crypto';
import type { RecipeId } from '../../scenarios/recipe.ts';
import type { SigningKey } from './signing-key.ts';

const RANDOM_DIGITS = 12;
const TAG_DIGITS = 18;

function tagOf(recipe: RecipeId, random: string, { secretHex }: SigningKey): string {
  return createHmac('sha256', Buffer.from(secretHex, 'hex'))
    .update(`jti ${recipe} ${random}`)
    .digest('hex')
    .slice(0, TAG_DIGITS);
}

/** A new, unique `jti`: a UUID of version 8, whose content is the maker's (RFC 9562 §5.8). */
export function markedJti(recipe: RecipeId, key: SigningKey): string {
  const random = randomBytes(RANDOM_DIGITS / 2).toString('hex');
  const tag = tagOf(recipe, random, key);
  return [
    random.slice(0, 8),
    random.slice(8),
    `8${tag.slice(0, 3)}`,
    `a${tag.slice(3, 6)}`,
    tag.slice(6),
  ].join('-');
}

/** The recipe that a `jti` was marked with, among these; undefined: none of them, or not by this key. */
export function recipeOfJti(jti: string, recipes: Iterable<RecipeId>, key: SigningKey): RecipeId | undefined {
  const [, first, second, third, fourth, rest] =
    /^([\da-f]{8})-([\da-f]{4})-8([\da-f]{3})-a([\da-f]{3})-([\da-f]{12})$/.exec(jti) ?? [];
  if (first === undefined || rest === undefined) return undefined;
  const [random, tag] = [`${first}${second}`, `${third}${fourth}${rest}`];
  for (const recipe of recipes) if (tagOf(recipe, random, key) === tag) return recipe;
  return undefined;
}
