// Every mandatory header parameter and claim: missing (MUST, UDA-12), or there without a usable value (SHOULD, UDA-33).
// Of the header the article names `kid` alone: a missing `alg` is UDA-33 (RFC 7515 §4.1.1), and whether an SDK looks at
// the header's `typ` is open (UDA-43).
import type { Json, JsonObject } from '../../contracts/json.ts';
import { CLAIMS, HEADER_PARAMETERS } from '../../contracts/wire.ts';
import type { Recipe, TokenPlan } from '../recipe.ts';
import { malformed, unspecified } from './kinds.ts';

type Part = 'header' | 'claims';

function without(name: string) {
  return (object: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

function plan(part: Part, change: (object: JsonObject) => Json): TokenPlan {
  return part === 'header' ? { header: change } : { claims: change };
}

/** The unusable values, by what they are called in an id. */
const UNUSABLE: Readonly<Record<string, Json>> = {
  null: null,
  empty: '',
  number: 7,
  array: ['text'],
  object: { value: 'text' },
};

/** `iat` is a number: what is unusable for it is something else. */
const UNUSABLE_TIME: Readonly<Record<string, Json>> = {
  null: null,
  empty: '',
  text: 'yesterday',
  true: true,
  array: [1],
};

function recipesFor(part: Part, name: string): readonly Recipe[] {
  const family = part === 'header' ? 'header-parameter' : 'claim';
  const what = part === 'header' ? `header parameter ${name}` : `claim ${name}`;
  const missingId = `${family}/${name}-missing`;
  const open = part === 'header' && name === 'typ';
  const missing = open
    ? unspecified(missingId, `The ${what} is missing.`, plan(part, without(name)))
    : malformed(
        missingId,
        `The ${what} is missing.`,
        plan(part, without(name)),
        part === 'header' && name === 'alg' ? 'UDA-33' : 'UDA-12',
      );
  // A non-numeric exp has a family of its own: it may be called expired as well.
  if (part === 'claims' && name === 'exp') return [missing];
  const values = part === 'claims' && name === 'iat' ? UNUSABLE_TIME : UNUSABLE;
  const unusable = Object.entries(values).map(([kind, value]) => {
    const is =
      kind === 'null' || kind === 'true'
        ? kind
        : kind === 'empty'
          ? 'an empty string'
          : `of the wrong type (${kind})`;
    const id = `${family}/${name}-${kind}`;
    const change = plan(part, (object) => ({ ...object, [name]: value }));
    return open
      ? unspecified(id, `The ${what} is ${is}.`, change)
      : malformed(id, `The ${what} is ${is}.`, change, 'UDA-33');
  });
  return [missing, ...unusable];
}

export const HEADER_PARAMETER_RECIPES = HEADER_PARAMETERS.flatMap((name) => recipesFor('header', name));
export const CLAIM_RECIPES = CLAIMS.flatMap((name) => recipesFor('claims', name));
