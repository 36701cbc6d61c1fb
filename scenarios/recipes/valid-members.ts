// Good tokens with members that nobody knows, of every JSON type and in odd forms, and with odd but right times.
import type { Json } from '../../contracts/json.ts';
import type { Recipe } from '../recipe.ts';
import { valid } from './kinds.ts';
import { withRawMember } from './valid.ts';

/** Values of every JSON type, and what they are in words. */
const VALUES: Readonly<Record<string, { readonly is: string; readonly value: Json }>> = {
  null: { is: 'null', value: null },
  false: { is: 'false', value: false },
  number: { is: 'a number', value: -0.5 },
  'empty-text': { is: 'an empty text', value: '' },
  'empty-array': { is: 'an empty array', value: [] },
  'array-of-objects': { is: 'an array of objects', value: [{ id: 1 }, { id: null }] },
  'empty-object': { is: 'an empty object', value: {} },
  object: { is: 'an object', value: { tier: 'gold', since: { year: 2019 } } },
  'text-outside-ascii': { is: 'a text outside ASCII', value: 'Žluťoučký 🦊 مرحبا' },
  'escaped-text': { is: 'a text with escapes', value: 'a"b\\c\n\u2028' },
};

const unknown: readonly Recipe[] = Object.entries(VALUES).flatMap(([name, { is, value }]) => [
  valid(`claim-${name}`, `A good token with a claim that nobody knows, ${is}.`, {
    claims: (claims) => ({ ...claims, x: value }),
  }),
  valid(`header-parameter-${name}`, `A good token with a header parameter that nobody knows, ${is}.`, {
    header: (header) => ({ ...header, x: value }),
  }),
]);

/** What code that looks for names in the text, or in a prototype, falls over. */
const NAMES: readonly Recipe[] = [
  valid(
    'claim-with-names-inside',
    'A good token with an object claim that has an old exp and another sub in it.',
    {
      claims: (claims) => ({ context: { exp: 1, sub: 'nobody', typ: 'Refresh' }, ...claims }),
    },
  ),
  valid('claim-with-json-as-text', 'A good token with a text claim that holds JSON with an old exp.', {
    claims: (claims) => ({ context: '{"exp":1,"sub":"nobody"}', ...claims }),
  }),
  valid('claim-in-other-case', 'A good token with the claims EXP and Sub besides.', {
    claims: (claims) => ({ ...claims, EXP: 1, Sub: null }),
  }),
  valid('claim-constructor', 'A good token with a claim named "constructor".', {
    claims: (claims) => ({ ...claims, constructor: 'x' }),
  }),
  valid('claim-empty-name', 'A good token with a claim whose name is empty.', {
    claims: (claims) => ({ ...claims, '': 1 }),
  }),
  valid('claim-beyond-numbers', 'A good token with a claim of more digits than a number holds.', {
    payloadText: (json) => withRawMember(json, 'x', '123456789012345678901234567890'),
  }),
  valid('claim-like-an-array-of-audiences', 'A good token with several audiences and an issuer.', {
    claims: (claims) => ({ ...claims, iss: 'https://issuer.example/?a=b', aud: ['mobile', 'web'] }),
  }),
  valid('slashes-escaped', 'A good token whose JSON escapes its slashes.', {
    payloadText: (json) => withRawMember(json, 'x', '"https:\\/\\/a.example\\/"'),
  }),
];

const TIMES: readonly Recipe[] = [
  valid('iat-fractional', 'A good token whose iat has a fraction.', {
    claims: (claims, { now }) => ({ ...claims, iat: now - 10.75 }),
  }),
  valid('iat-zero', 'A good token that was issued in 1970.', { claims: (claims) => ({ ...claims, iat: 0 }) }),
  valid('iat-ten-years-ago', 'A good token that was issued ten years ago.', {
    claims: (claims, { now }) => ({ ...claims, iat: now - 315_576_000 }),
  }),
  valid('exp-after-2038', 'A good token that expires beyond the 32 bits of a time.', {
    claims: (claims) => ({ ...claims, exp: 2_147_483_648 + 3_600 }),
  }),
  valid('exp-after-2106', 'A good token that expires beyond the 32 bits of a time without a sign.', {
    claims: (claims) => ({ ...claims, exp: 4_294_967_296 + 3_600 }),
  }),
  valid('exp-in-the-year-9999', 'A good token that expires in the last second of the year 9999.', {
    claims: (claims) => ({ ...claims, exp: 253_402_300_799 }),
  }),
  valid('exp-with-a-zero-fraction', 'A good token whose JSON writes exp with a fraction of zero.', {
    payloadText: (json) => json.replace(/"exp":(\d+)/, '"exp":$1.0'),
  }),
  valid('exp-ten-minutes-ahead', 'A good token that expires in ten minutes.', {
    claims: (claims, { now }) => ({ ...claims, exp: now + 600 }),
  }),
];

export const VALID_MEMBERS: readonly Recipe[] = [...unknown, ...NAMES, ...TIMES];
