// Mutants that read more than base64url, or let bytes through that no token has.
import type { Endpoint } from '../../../contracts/wire.ts';
import type { SdkError } from '../parts/sdk-error.ts';
import { TOKEN_RULES } from '../parts/validate-jwt.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant, ruleMutant } from './mutant.ts';

/** Looks at a token as if some of its characters were not there; it is sent as it is. */
const without = (pattern: RegExp) => ({ text: (token: string) => token.replaceAll(pattern, '') });

class NonAsciiLetThrough extends ReferenceSdk {
  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    return super.problemWith(
      typeof token === 'string' ? token.replaceAll(/[^\u0000-\u007f]/g, '') : token,
      endpoint,
    );
  }
}

export const ALPHABET: readonly Mutant[] = [
  ruleMutant(
    'standard-base64-accepted',
    {
      requirement: 'UDA-31',
      sentence: 'The standard base64 alphabet is accepted besides the URL-safe one.',
      cause: 'The decoder replaces "-" and "_" and then takes both alphabets.',
    },
    {
      isBase64url: (segment) => /^[\w+/-]+$/.test(segment) && segment.length % 4 !== 1,
    },
  ),
  ruleMutant(
    'padding-accepted',
    {
      requirement: 'UDA-31',
      sentence: 'Padded segments are accepted.',
      cause: 'The decoder needs padding and adds it, and does not mind what is there already.',
    },
    {
      isBase64url: (segment) => TOKEN_RULES.isBase64url(segment.replace(/={1,2}$/, ''), 'payload'),
      bytes: (segment) => TOKEN_RULES.bytes(segment.replace(/=+$/, '')),
    },
  ),
  ruleMutant(
    'any-padding-accepted',
    {
      requirement: 'UDA-31',
      sentence: 'Equals signs are accepted anywhere, in any number.',
      cause: 'They are taken out before decoding, wherever they are.',
    },
    without(/=/g),
  ),
  ruleMutant(
    'impossible-length-accepted',
    {
      requirement: 'UDA-31',
      sentence: 'A signature of a length that no base64url text has is accepted.',
      cause: 'The alphabet is checked with a regular expression, which says nothing of the length.',
    },
    {
      isBase64url: (segment, name) =>
        name === 'signature' ? /^[\w-]+$/.test(segment) : TOKEN_RULES.isBase64url(segment, name),
    },
  ),
  ruleMutant(
    'signature-not-looked-at',
    {
      requirement: 'UDA-31',
      sentence: 'Any characters are accepted in the signature segment.',
      cause: 'Only what is decoded is checked, and the SDK does not decode the signature.',
    },
    {
      isBase64url: (segment, name) =>
        name === 'signature' ? /^[\x21-\x7e]+$/.test(segment) : TOKEN_RULES.isBase64url(segment, name),
    },
  ),
  ruleMutant(
    'foreign-characters-skipped',
    {
      requirement: 'UDA-12',
      sentence: 'Characters of no base64 in header and payload are skipped.',
      cause: "Java's MIME decoder, Node's Buffer and others skip what they do not know.",
    },
    without(/[!*%$]/g),
  ),
  ruleMutant(
    'white-space-stripped',
    {
      requirement: 'UDA-31',
      sentence: 'White space anywhere in a token is skipped when it is validated.',
      cause: 'The base64 decoder was written for mails and skips white space and line breaks.',
    },
    without(/\s/g),
  ),
  ruleMutant(
    'line-breaks-accepted-at-the-end',
    {
      requirement: 'UDA-34',
      sentence: 'A line break after the token is let through.',
      cause: 'In most regular expressions "$" also matches before a last line break.',
    },
    { text: (token) => token.replace(/\n$/, '') },
  ),
  ruleMutant(
    'folded-lines-skipped',
    {
      requirement: 'UDA-34',
      sentence: 'A line break with what follows it on its line is skipped when a token is validated.',
      cause: 'Header values are unfolded first, as mail headers are.',
    },
    without(/\r\n[^\r\n]*(\r\n)?/g),
  ),
  ruleMutant(
    'control-characters-skipped',
    {
      requirement: 'UDA-34',
      sentence: 'Control characters in a token are skipped when it is validated.',
      cause: 'A text was taken over from C, where what is not printable is left out.',
    },
    without(/[\u0000-\u0008\u000e-\u001f]/g),
  ),
  mutant(
    'non-ascii-let-through',
    {
      requirement: 'UDA-34',
      sentence: 'Letters outside ASCII are let through to the HTTP client, which fails on them.',
      cause: 'The pattern asks for letters and digits, and letters are those of Unicode.',
      tags: ['token-handling'],
    },
    NonAsciiLetThrough,
  ),
];
