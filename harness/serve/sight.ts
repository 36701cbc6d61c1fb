// What can be seen of a token that came in a request. Where it was minted by us, its own `jti` says after which recipe, and
// that is what it is. Otherwise a library reads it: what it cannot read is said in its words, and nothing is judged that
// the library does not see. Never the validator of an SDK: that would be one SDK's opinion of another.
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { CLAIMS, HEADER_PARAMETERS } from '../../contracts/wire.ts';
import type { Recipe } from '../../scenarios/recipe.ts';
import { RECIPES } from '../../scenarios/recipes/all.ts';
import { recipeOfJti } from '../tokens/marked-jti.ts';
import type { SigningKey } from '../tokens/signing-key.ts';

/** How far a clock and the way of a request may be off before a token counts as expired when it was sent, milliseconds. */
export const CLOCK_AND_TRAVEL_MS = 5_000;

/** A token as it is seen. */
export interface TokenSight {
  /** How we minted it; absent: it is not ours, or too broken to say. */
  readonly recipe?: Recipe;
  /** Why a library cannot read it as a JWT. */
  readonly unreadable?: string;
  /** Mandatory header parameters and claims that it does not have. */
  readonly missing: readonly string[];
  /** How long before the request arrived it had expired, milliseconds; absent: it had not, or has no readable `exp`. */
  readonly expiredForMs?: number;
}

const BY_ID = new Map(RECIPES.map((recipe) => [recipe.id, recipe]));

/** The `jti` that stands in the token's claims, however broken the token is. */
function jtiIn(token: string): string | undefined {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64').toString('utf8');
  return /"jti"\s*:\s*"([\da-f-]{36})"/.exec(claims)?.[1];
}

function mintedAs(token: string, key: SigningKey): Recipe | undefined {
  const jti = jtiIn(token);
  const id = jti === undefined ? undefined : recipeOfJti(jti, BY_ID.keys(), key);
  return id === undefined ? undefined : BY_ID.get(id);
}

type Read =
  | { readonly header: Readonly<Record<string, unknown>>; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly why: string };

function read(token: string): Read {
  try {
    return { header: { ...decodeProtectedHeader(token) }, claims: decodeJwt(token) };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

/** Looks at a token. `atMs`: when its request arrived, epoch milliseconds. Never throws, whatever the text. */
export function sightOf(token: string, key: SigningKey, atMs: number): TokenSight {
  const recipe = mintedAs(token, key);
  const ours = recipe === undefined ? {} : { recipe };
  const found = read(token);
  if ('why' in found) return { ...ours, unreadable: found.why, missing: [] };
  const missing = [
    ...HEADER_PARAMETERS.filter((name) => !(name in found.header)).map((name) => `"${name}" of the header`),
    ...CLAIMS.filter((name) => !(name in found.claims)).map((name) => `the claim "${name}"`),
  ];
  const { exp } = found.claims;
  const expiredForMs = typeof exp === 'number' ? atMs - exp * 1_000 : Number.NaN;
  return { ...ours, missing, ...(expiredForMs >= 0 ? { expiredForMs } : {}) };
}
