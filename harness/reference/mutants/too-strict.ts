// Mutants that refuse good tokens: unusual ones, whose oddity is no defect.
import { CLAIMS, HEADER_PARAMETERS } from '../../../contracts/wire.ts';
import { TOKEN_RULES } from '../parts/validate-jwt.ts';
import { type Mutant, ruleMutant } from './mutant.ts';

const DAY_SECONDS = 86_400;

/** Whether an object has no other members than these. */
function hasOnly(object: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return Object.keys(object).every((name) => names.includes(name));
}

export const TOO_STRICT: readonly Mutant[] = [
  ruleMutant(
    'unknown-claims-refused',
    {
      requirement: 'UDA-02',
      sentence: 'A token with claims beyond the mandatory ones is refused.',
      cause: 'The payload is read into a class whose deserialiser fails on unknown fields.',
    },
    { isAcceptable: (claims) => hasOnly(claims, CLAIMS) },
  ),
  ruleMutant(
    'unknown-header-parameters-refused',
    {
      requirement: 'UDA-02',
      sentence: 'A token with header parameters beyond the mandatory ones is refused.',
      cause: 'The header is read into a class whose deserialiser fails on unknown fields.',
    },
    { isAcceptable: (_, header) => hasOnly(header, HEADER_PARAMETERS) },
  ),
  ruleMutant(
    'claims-read-with-patterns',
    {
      requirement: 'UDA-02',
      sentence: 'Claims are found by regular expressions, which miss white space around the colon.',
      cause: 'A JSON parser was not at hand in the native layer.',
    },
    {
      json: (text) => {
        const value = TOKEN_RULES.json(text);
        return /":\s/.test(text) ? {} : value;
      },
    },
  ),
  ruleMutant(
    'sub-compared-as-bytes',
    {
      requirement: 'UDA-02',
      sentence: 'A token whose JSON escapes the sub is refused.',
      cause: 'The sub is looked for in the text of the payload before it is parsed.',
    },
    { json: (text) => (text.includes('\\u') ? {} : TOKEN_RULES.json(text)) },
  ),
  ruleMutant(
    'claims-decoded-as-ascii',
    {
      requirement: 'UDA-02',
      sentence: 'A token with letters outside ASCII in its claims is refused.',
      cause: 'The payload is decoded as ASCII, and what is none ends the decoding.',
    },
    {
      utf8: (bytes) => {
        if (bytes.some((byte) => byte > 127)) throw new TypeError('not ASCII');
        return TOKEN_RULES.utf8(bytes);
      },
    },
  ),
  ruleMutant(
    'order-of-claims-taken-for-granted',
    {
      requirement: 'UDA-02',
      sentence: 'A token whose claims stand in another order is refused.',
      cause: 'The claims are read by position, as the one token service in use writes them.',
    },
    { isAcceptable: (claims) => Object.keys(claims)[0] === 'typ' },
  ),
  ruleMutant(
    'exp-must-be-whole',
    {
      requirement: 'UDA-02',
      sentence: 'A token whose exp has a fraction is refused.',
      cause: 'exp is read as an integer, and NumericDate allows fractions (RFC 7519 §2).',
    },
    {
      isUsable: (name, value) =>
        TOKEN_RULES.isUsable(name, value) && (name !== 'exp' || Number.isInteger(value)),
    },
  ),
  ruleMutant(
    'exp-in-exponent-notation-refused',
    {
      requirement: 'UDA-02',
      sentence: 'A token whose JSON writes exp in exponent notation is refused.',
      cause: 'The number is kept as text and read as a long when it is needed.',
    },
    { json: (text) => (/"exp":\d+e/i.test(text) ? {} : TOKEN_RULES.json(text)) },
  ),
  ruleMutant(
    'issued-long-ago-refused',
    {
      requirement: 'UDA-02',
      sentence: 'A token that was issued more than a day ago is refused although it has not expired.',
      cause: 'A maximum age is checked besides exp, which nobody promised.',
    },
    {
      isAcceptable: ({ iat, exp }, _, nowMs) =>
        TOKEN_RULES.isExpired(exp, nowMs) || nowMs / 1_000 - Number(iat) < DAY_SECONDS,
    },
  ),
  ruleMutant(
    'nbf-compared-the-wrong-way',
    {
      requirement: 'UDA-02',
      sentence: 'A token whose nbf has passed is refused.',
      cause: 'nbf is compared like exp.',
    },
    {
      isAcceptable: ({ nbf }, _, nowMs) => typeof nbf !== 'number' || nbf > nowMs / 1_000,
    },
  ),
  ruleMutant(
    'long-lived-token-refused',
    {
      requirement: 'UDA-02',
      sentence: 'A token that expires in more than a year is refused.',
      cause: 'A limit meant for session tokens is checked here as well.',
    },
    { isAcceptable: ({ exp }, _, nowMs) => Number(exp) - nowMs / 1_000 < 365 * DAY_SECONDS },
  ),
];
