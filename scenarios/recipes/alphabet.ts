// base64url (RFC 7515 §2): the other alphabet and padding are SHOULD (UDA-31); a header or payload with characters of no
// base64 at all is not base64url, which is MUST (UDA-12).
import type { Recipe } from '../recipe.ts';
import { malformed } from './kinds.ts';

/** Padding as RFC 4648 §4 has it; a segment whose length needs none gets none. */
function padded(segment: string): string {
  return segment + '='.repeat((4 - (segment.length % 4)) % 4);
}

/** The standard alphabet (RFC 4648 §4) instead of the URL-safe one. */
function standard(segment: string): string {
  return segment.replaceAll('-', '+').replaceAll('_', '/');
}

/** JSON whose base64url has both `-` and `_`, and whose length leaves room for padding. */
const SPECIAL = '>>>???~~~ÿÿþ';
const withSpecial = {
  headerText: (json: string) => room(json.replace('}', `,"x":"${SPECIAL}"}`)),
  payloadText: (json: string) => room(json.replace(/}$/, `,"x":"${SPECIAL}"}`)),
};

/** Adds white space to a JSON text until its base64url needs padding. */
function room(json: string): string {
  return new TextEncoder().encode(json).length % 3 === 0 ? `${json} ` : json;
}

/** Puts text into a segment, before it is signed. */
const foreign = (text: string) => (segment: string) => segment.slice(0, 6) + text + segment.slice(6);

export const ALPHABET: readonly Recipe[] = [
  malformed(
    'alphabet/standard-in-header',
    'The header is in the standard base64 alphabet.',
    { ...withSpecial, headerSegment: standard },
    'UDA-31',
  ),
  malformed(
    'alphabet/standard-in-payload',
    'The payload is in the standard base64 alphabet.',
    { ...withSpecial, payloadSegment: standard },
    'UDA-31',
  ),
  malformed(
    'alphabet/standard-in-signature',
    'The signature is in the standard base64 alphabet.',
    // A signature is what it is: where it has neither character, one that has stands in its place.
    { signatureSegment: (segment) => (/[-_]/.test(segment) ? standard(segment) : `+/${segment.slice(2)}`) },
    'UDA-31',
  ),
  malformed(
    'alphabet/padding-in-header',
    'The header is padded.',
    { ...withSpecial, headerSegment: padded },
    'UDA-31',
  ),
  malformed(
    'alphabet/padding-in-payload',
    'The payload is padded.',
    { ...withSpecial, payloadSegment: padded },
    'UDA-31',
  ),
  malformed(
    'alphabet/padding-in-signature',
    'The signature is padded.',
    { signatureSegment: padded },
    'UDA-31',
  ),
  malformed(
    'alphabet/wrong-padding',
    'The payload has more padding than base64 ever needs.',
    { payloadSegment: (segment) => `${segment}====` },
    'UDA-31',
  ),
  malformed(
    'alphabet/padding-inside',
    'There is padding in the middle of the payload.',
    { payloadSegment: foreign('==') },
    'UDA-31',
  ),
  malformed(
    'alphabet/impossible-length',
    'The signature has a length that no base64 text has.',
    { signatureSegment: (segment) => `${segment.slice(0, 41)}` },
    'UDA-31',
  ),
  malformed('alphabet/foreign-in-header', 'The header has characters of no base64.', {
    headerSegment: foreign('!*'),
  }),
  malformed('alphabet/foreign-in-payload', 'The payload has characters of no base64.', {
    payloadSegment: foreign('%$'),
  }),
  malformed(
    'alphabet/foreign-in-signature',
    'The signature has characters of no base64.',
    { signatureSegment: foreign('!*') },
    'UDA-31',
  ),
  malformed('alphabet/backslash-in-header', 'The header has a backslash in it.', {
    headerSegment: foreign('\\'),
  }),
  malformed('alphabet/backslash-in-payload', 'The payload has a backslash in it.', {
    payloadSegment: foreign('\\'),
  }),
  malformed('alphabet/percent-encoded', 'The payload begins with a percent-encoded character.', {
    payloadSegment: (segment) => `%65${segment.slice(1)}`,
  }),
];
