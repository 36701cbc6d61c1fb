// Mutants that refuse good tokens for a text, a member, a time or a size that is allowed.
import { TOKEN_RULES, type TokenRules } from '../parts/validate-jwt.ts';
import { type Mutant, ruleMutant } from './mutant.ts';

type Acceptable = TokenRules['isAcceptable'];

function refusing(id: string, sentence: string, cause: string, isAcceptable: Acceptable): Mutant {
  return ruleMutant(id, { requirement: 'UDA-02', sentence, cause }, { isAcceptable });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const subs: readonly Mutant[] = [
  refusing(
    'sub-must-be-a-word',
    'A token whose sub has other signs than letters, digits, dots and hyphens is refused.',
    'The pattern of the own user names was taken for that of every external user ID.',
    ({ sub }) => /^[\p{L}\p{M}\p{N}._-]+$/u.test(text(sub)),
  ),
  refusing(
    'sub-must-not-be-a-number',
    'A token whose sub is digits only is refused.',
    'The check for a wrong type converts before it looks.',
    ({ sub }) => Number.isNaN(Number(sub)),
  ),
  refusing(
    'sub-must-be-composed',
    'A token whose sub is not in Unicode normal form C is refused.',
    'IDs are normalised where they are stored, and compared here.',
    ({ sub }) => text(sub).normalize('NFC') === sub,
  ),
  refusing(
    'sub-at-most-128-characters',
    'A token whose sub is longer than 128 characters is refused.',
    'The limit of a database column was taken over.',
    ({ sub }) => text(sub).length <= 128,
  ),
  refusing(
    'sub-at-least-2-characters',
    'A token whose sub is one character is refused.',
    'A least length was to keep test data out.',
    ({ sub }) => text(sub).length >= 2,
  ),
  refusing(
    'sub-null-as-text-refused',
    'A token whose sub is the word "null" is refused.',
    'A backend once sent the word instead of nothing.',
    ({ sub }) => sub !== 'null',
  ),
  refusing(
    'sub-in-upper-case-refused',
    'A token whose sub is in upper case throughout is refused.',
    'Upper case was the sign of a placeholder that nobody had replaced.',
    ({ sub }) => !/[A-Z]/.test(text(sub)) || text(sub) !== text(sub).toUpperCase(),
  ),
];

const others: readonly Mutant[] = [
  refusing(
    'kid-at-most-64-characters',
    'A token whose kid is longer than 64 characters is refused.',
    'IDs of keys are short where this was written.',
    (_, { kid }) => text(kid).length <= 64,
  ),
  refusing(
    'kid-must-be-a-word',
    'A token whose kid has other signs than letters, digits and hyphens is refused.',
    'The kid becomes a part of a file name in the key store.',
    (_, { kid }) => /^[\w-]+$/.test(text(kid)),
  ),
  refusing(
    'jti-must-be-a-uuid',
    'A token whose jti is no UUID is refused.',
    'The claim is read into a field of the type UUID.',
    ({ jti }) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text(jti)),
  ),
  refusing(
    'iat-must-be-whole',
    'A token whose iat has a fraction is refused.',
    'iat is read as a long.',
    ({ iat }) => Number.isInteger(iat),
  ),
  refusing(
    'iat-zero-counts-as-missing',
    'A token that was issued at 0 is refused.',
    'Zero is what a missing number becomes in the native layer.',
    ({ iat }) => iat !== 0,
  ),
  refusing(
    'exp-in-32-bits',
    'A token that expires after the year 2038 is refused.',
    'The time is kept in an int, and a negative one is refused.',
    ({ exp }) => Number(exp) < 2 ** 31,
  ),
  refusing(
    'null-claim-refused',
    'A token with a claim that is null is refused, whichever claim it is.',
    'The map of claims takes no null.',
    (claims) => !Object.values(claims).includes(null),
  ),
  refusing(
    'header-parameters-must-be-texts',
    'A token with a header parameter that is no text is refused.',
    'The header is read into a map from text to text.',
    (_, header) => Object.values(header).every((value) => typeof value === 'string'),
  ),
  refusing(
    'claims-must-be-flat',
    'A token with a claim that is an object is refused.',
    'Only texts, numbers and lists were thought of.',
    (claims) =>
      !Object.values(claims).some(
        (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
      ),
  ),
  ruleMutant(
    'first-exp-in-the-text-counts',
    {
      requirement: 'UDA-02',
      sentence: 'The first "exp" in the text is taken, also one inside another claim.',
      cause: 'exp is found by a regular expression before the payload is parsed.',
    },
    {
      json: (json) => {
        const value = TOKEN_RULES.json(json);
        const found = /"exp":(\d+)/.exec(json)?.[1];
        return found === undefined ? value : { ...(value as object), exp: Number(found) };
      },
    },
  ),
];

const shapes: readonly Mutant[] = [
  ...[1_024, 2_048, 4_096].map((limit) =>
    ruleMutant(
      `token-at-most-${limit}-characters`,
      {
        requirement: 'UDA-02',
        sentence: `A token of more than ${limit} characters is refused.`,
        cause: 'The token is kept in a buffer of fixed size.',
      },
      { isCount: (count) => count === 3, text: (token) => (token.length > limit ? '' : token) },
    ),
  ),
  ...(['header', 'payload', 'signature'] as const).map((part) =>
    ruleMutant(
      `dash-and-underscore-refused-in-${part}`,
      {
        requirement: 'UDA-02',
        sentence: `A token whose ${part} has "-" or "_" is refused.`,
        cause: 'The segments are checked with the alphabet of plain base64.',
      },
      {
        isBase64url: (segment, name) =>
          TOKEN_RULES.isBase64url(segment, name) && (name !== part || !/[-_]/.test(segment)),
      },
    ),
  ),
];

export const ODD_GOOD_TOKENS: readonly Mutant[] = [...subs, ...others, ...shapes];
