// Texts that get into the place of a token by mistake. All have an invalid structure (MUST, UDA-12).
import type { Recipe } from '../recipe.ts';
import { AROUND, type Around } from '../token-forms/around.ts';
import { malformed } from './kinds.ts';

const instead = (text: string) => ({ compact: () => text });

/** Something before a token makes its header no base64url (MUST); after it, its signature (SHOULD). */
export const WRAPPED: readonly Recipe[] = Object.entries<Around>(AROUND).map(
  ([name, { says, before, wrap }]) =>
    malformed(`wrapped/${name}`, `A good token ${says}.`, { compact: wrap }, before ? 'UDA-12' : 'UDA-31'),
);

export const NOT_A_JWS: readonly Recipe[] = [
  malformed('not-a-jws/blank', 'Three spaces instead of a token.', instead('   ')),
  malformed('not-a-jws/word', 'A word instead of a token.', instead('token')),
  malformed('not-a-jws/null-as-text', 'The text "null".', instead('null')),
  malformed('not-a-jws/undefined-as-text', 'The text "undefined".', instead('undefined')),
  malformed('not-a-jws/object-as-text', 'The text "[object Object]".', instead('[object Object]')),
  malformed('not-a-jws/bearer-prefix', 'A good token with "Bearer " before it.', {
    compact: (token) => `Bearer ${token}`,
  }),
  malformed('not-a-jws/quoted', 'A good token in double quotes.', { compact: (token) => `"${token}"` }),
  malformed('not-a-jws/jwe-shape', 'A token of five segments, as an encrypted one has (RFC 7516 §3.1).', {
    header: ({ kid }) => ({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: kid ?? null }),
    compact: (token) => {
      const [header] = token.split('.');
      return `${header}.ZW5jcnlwdGVkLWtleQ.aXY.Y2lwaGVydGV4dA.dGFn`;
    },
  }),
  malformed('not-a-jws/json-serialization', 'A token in the JSON serialization (RFC 7515 §7.2).', {
    compact: (token) => {
      const [header, payload, signature] = token.split('.');
      return JSON.stringify({ protected: header, payload, signature });
    },
  }),
  malformed('not-a-jws/response-body', 'The JSON answer that a token came in, instead of the token.', {
    compact: (token) => JSON.stringify({ token }),
  }),
  malformed('not-a-jws/url', 'An address instead of a token.', instead('https://example.test/token')),
  malformed('not-a-jws/dotted-words', 'Three words with dots between them.', instead('not.a.token')),
];
