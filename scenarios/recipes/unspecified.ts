// Tokens of which our sources do not say whether an SDK looks (UDA-43): what it does is shown. The backend refuses the
// algorithms and the `typ` claim (UDB-04).
import type { Recipe } from '../recipe.ts';
import { unspecified } from './kinds.ts';

export const UNSPECIFIED: readonly Recipe[] = [
  unspecified('algorithm/none', 'An unsecured token: alg is "none", and the signature is empty.', {
    header: (header) => ({ ...header, alg: 'none' }),
    signing: 'none',
  }),
  unspecified('algorithm/hs512', 'It is signed with HS512.', {
    header: (header) => ({ ...header, alg: 'HS512' }),
    signing: 'HS512',
  }),
  unspecified('algorithm/rs256', 'It is signed with RS256.', {
    header: (header) => ({ ...header, alg: 'RS256' }),
    signing: 'RS256',
  }),
  unspecified('algorithm/unknown', 'Its alg is a word that names no algorithm.', {
    header: (header) => ({ ...header, alg: 'XX999' }),
  }),
  // RFC 7515 §4.1.11 is about those who verify: an SDK does not.
  unspecified('crit/unknown-extension', 'Its header says that an extension is critical which nobody knows.', {
    header: (header) => ({ ...header, crit: ['x-unknown'], 'x-unknown': true }),
  }),
  unspecified('crit/empty', 'Its header has an empty list of critical extensions.', {
    header: (header) => ({ ...header, crit: [] }),
  }),
  unspecified('typ-claim/other', 'Its typ claim is "Refresh" instead of "Bearer".', {
    claims: (claims) => ({ ...claims, typ: 'Refresh' }),
  }),
  unspecified('typ-claim/lower-case', 'Its typ claim is "bearer" in lower case.', {
    claims: (claims) => ({ ...claims, typ: 'bearer' }),
  }),
  unspecified('typ-header/other', 'Its header says typ "at+jwt" instead of "JWT".', {
    header: (header) => ({ ...header, typ: 'at+jwt' }),
  }),
  unspecified('time/nbf-future', 'Its nbf is an hour ahead.', {
    claims: (claims, { now }) => ({ ...claims, nbf: now + 3_600, exp: now + 7_200 }),
  }),
  unspecified('time/iat-future', 'Its iat is an hour ahead.', {
    claims: (claims, { now }) => ({ ...claims, iat: now + 3_600, exp: now + 7_200 }),
  }),
];
