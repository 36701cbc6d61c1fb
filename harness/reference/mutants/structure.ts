// Mutants that count segments and read what is in them too loosely.
import type { Endpoint } from '../../../contracts/wire.ts';
import type { SdkError } from '../parts/sdk-error.ts';
import { TOKEN_RULES } from '../parts/validate-jwt.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant, ruleMutant } from './mutant.ts';

const tags = ['token-handling'] as const;

/** {"alg":"HS256","typ":"JWT","kid":"k"} */
const GOOD_HEADER = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImsifQ';

class FiveSegmentsAccepted extends ReferenceSdk {
  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    const five = typeof token === 'string' && token.split('.').length === 5;
    return five ? undefined : super.problemWith(token, endpoint);
  }
}

class OneSegmentAccepted extends ReferenceSdk {
  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    const opaque = typeof token === 'string' && /^[\w-]+$/.test(token);
    return opaque ? undefined : super.problemWith(token, endpoint);
  }
}

function unwrapped(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

export const STRUCTURE: readonly Mutant[] = [
  ruleMutant(
    'trailing-dots-accepted',
    {
      requirement: 'UDA-30',
      sentence: 'Dots after a token do no harm.',
      cause: "Java's String.split leaves out empty strings at the end.",
    },
    { text: (token) => token.replace(/\.+$/, '') },
  ),
  ruleMutant(
    'leading-dots-accepted',
    {
      requirement: 'UDA-30',
      sentence: 'Dots before a token do no harm.',
      cause:
        'The token is taken from behind: signature, payload, header, and whatever is left is not looked at.',
    },
    { text: (token) => token.replace(/^\.+/, '') },
  ),
  ruleMutant(
    'empty-segments-ignored',
    {
      requirement: 'UDA-30',
      sentence: 'Empty segments are left out before the segments are counted.',
      cause: "Swift's split(separator:) omits empty subsequences unless it is told not to.",
    },
    { segments: (text) => text.split('.').filter((segment) => segment !== '') },
  ),
  ruleMutant(
    'empty-signature-accepted',
    {
      requirement: 'UDA-30',
      sentence: 'A token with an empty signature is sent.',
      cause: 'The SDK does not check signatures, so it does not look at the segment.',
    },
    { isBase64url: (segment, name) => name === 'signature' || TOKEN_RULES.isBase64url(segment, name) },
  ),
  ruleMutant(
    'more-than-three-segments-accepted',
    {
      requirement: 'UDA-12',
      sentence: 'A token with more than three segments is sent.',
      cause: 'The check asks for "at least three", and the first three are read.',
    },
    { isCount: (count) => count >= 3 },
  ),
  mutant(
    'five-segments-accepted',
    {
      requirement: 'UDA-12',
      sentence: 'A token of five segments is sent without a look inside.',
      cause: 'Encrypted tokens have five, and one was once planned for.',
      tags,
    },
    FiveSegmentsAccepted,
  ),
  ruleMutant(
    'two-segments-accepted',
    {
      requirement: 'UDA-12',
      sentence: 'A token without a signature segment is sent.',
      cause: 'Only header and payload are read, and two segments are enough for that.',
    },
    {
      segments: (text) => {
        const segments = text.split('.');
        return segments.length === 2 ? [...segments, 'none'] : segments;
      },
    },
  ),
  mutant(
    'one-segment-accepted',
    {
      requirement: 'UDA-12',
      sentence: 'A text without a single dot is sent.',
      cause: 'What is no JWT was taken for an opaque token, which some applications had used before.',
      tags,
    },
    OneSegmentAccepted,
  ),
  ruleMutant(
    'segments-counted-only',
    {
      requirement: 'UDA-12',
      sentence: 'Three segments are enough; what stands in them is read as far as it can be.',
      cause: 'Structure was taken to mean the three segments.',
    },
    {
      isBase64url: () => true,
      json: (text) => {
        try {
          return TOKEN_RULES.json(text);
        } catch {
          return {};
        }
      },
      utf8: (bytes) => new TextDecoder().decode(bytes),
      bytes: (segment) => Buffer.from(segment, 'base64url'),
      headerParameters: [],
      claims: [],
    },
  ),
  ruleMutant(
    'header-not-decoded',
    {
      requirement: 'UDA-12',
      sentence: 'What stands in the header segment is not looked at.',
      cause: 'Only exp is of interest, and that is in the payload.',
    },
    { text: (token) => token.replace(/^[^.]+(?=\.)/, GOOD_HEADER) },
  ),
  ruleMutant(
    'array-taken-for-an-object',
    {
      requirement: 'UDA-12',
      sentence: 'A header or payload that is an array with the object in it is read like the object.',
      cause: 'The deserialiser unwraps arrays of one element, which is a setting of it.',
    },
    { json: (text) => unwrapped(TOKEN_RULES.json(text)) },
  ),
  ruleMutant(
    'string-parsed-again',
    {
      requirement: 'UDA-12',
      sentence: 'A header or payload that is a JSON string with the object in it is read like the object.',
      cause: 'A token service had serialised twice, and the SDK was made to cope.',
    },
    {
      json: (text) => {
        const value = TOKEN_RULES.json(text);
        return typeof value === 'string' ? TOKEN_RULES.json(value) : value;
      },
    },
  ),
];
