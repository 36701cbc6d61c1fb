// Good tokens, plain and unusual: an SDK that refuses one, or sends another byte, is wrong.
import type { Recipe } from '../recipe.ts';
import { valid } from './kinds.ts';

const YEAR_SECONDS = 31_557_600;

/** Raw JSON for this many arrays inside each other. Built by repetition: recursion would not survive the depth. */
export function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

/** Raw JSON for this many objects inside each other. */
export function nestedObjects(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

/** Adds a member with raw JSON as its value to a JSON object's text. */
export function withRawMember(json: string, name: string, raw: string): string {
  return `${json.slice(0, -1)},${JSON.stringify(name)}:${raw}}`;
}

const forPerson = (recipe: Recipe, externalUserId: (plain: string) => string): Recipe => ({
  ...recipe,
  externalUserId,
});

export const VALID: readonly Recipe[] = [
  valid('plain', 'A good token with exactly the mandatory header parameters and claims.'),
  valid('extra-claims', 'A good token with claims that nobody asked for.', {
    claims: (claims) => ({
      ...claims,
      aud: 'mobile',
      roles: ['reader', 'writer'],
      profile: { theme: 'dark' },
    }),
  }),
  valid('extra-header-parameter', 'A good token with a header parameter that nobody asked for.', {
    header: (header) => ({ ...header, cty: 'application/json' }),
  }),
  forPerson(
    valid('unicode-sub', 'A good token whose sub has letters outside ASCII and an emoji.'),
    (plain) => `żółw-名前-🦊-${plain}`,
  ),
  forPerson(
    valid('200-character-sub', 'A good token whose sub is 200 characters long.'),
    (plain) => plain + 'x'.repeat(200 - plain.length),
  ),
  valid('escaped-sub', 'A good token whose JSON writes the sub with unicode escapes.', {
    payloadText: (json) => json.replace(/"sub":"p/, '"sub":"\\u0070'),
  }),
  valid('long-lived', 'A good token that expires in ten years.', {
    claims: (claims, { now }) => ({ ...claims, exp: now + 10 * YEAR_SECONDS }),
  }),
  valid('exp-float-future', 'A good token whose exp is a number with a fraction, an hour ahead.', {
    claims: (claims, { now }) => ({ ...claims, exp: now + 3_600.5 }),
  }),
  valid('exp-in-exponent-notation', 'A good token whose JSON writes exp in exponent notation.', {
    payloadText: (json) => json.replace(/"exp":(\d+)/, (_, digits: string) => `"exp":${digits}00e-2`),
  }),
  // RFC 7519 §2: a NumericDate is a number of seconds, however large. This one lies far ahead, so it has not expired.
  valid(
    'exp-in-milliseconds',
    'A token whose exp was written in milliseconds: a date far ahead, not expired.',
    {
      claims: (claims, { now }) => ({ ...claims, exp: (now + 3_600) * 1_000 }),
    },
  ),
  valid('nbf-past', 'A good token with an nbf that has passed.', {
    claims: (claims, { now }) => ({ ...claims, nbf: now - 60 }),
  }),
  valid('old-iat', 'A good token that was issued a year ago and has not expired.', {
    claims: (claims, { now }) => ({ ...claims, iat: now - YEAR_SECONDS }),
  }),
  valid('reordered', 'A good token whose claims and header parameters stand in another order.', {
    header: ({ alg, typ, kid }) => ({ kid: kid ?? null, typ: typ ?? null, alg: alg ?? null }),
    claims: (claims) => Object.fromEntries(Object.entries(claims).reverse()),
  }),
  valid('pretty-printed', 'A good token whose JSON is indented: white space inside JSON is no defect.', {
    headerText: (json) => JSON.stringify(JSON.parse(json), null, 2),
    payloadText: (json) => JSON.stringify(JSON.parse(json), null, 2),
  }),
  valid('nested-10-deep', 'A good token with an extra claim ten arrays deep.', {
    payloadText: (json) => withRawMember(json, 'deep', nested(10)),
  }),
];
