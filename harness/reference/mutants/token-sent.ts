// Mutants that send another token than they were given: tidied up, or built anew.
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['token-handling'] as const;

/** A mutant that changes a token when it is given, before anything else is done with it. */
function changedWhenKept(
  id: string,
  description: Omit<Parameters<typeof mutant>[1], 'tags'>,
  change: (token: string) => string,
): Mutant {
  return mutant(
    id,
    { ...description, tags },
    class extends ReferenceSdk {
      protected override keepToken(jwt: unknown): void {
        super.keepToken(typeof jwt === 'string' ? change(jwt) : jwt);
      }
    },
  );
}

/** Decodes the payload and encodes it again. What cannot be decoded stays as it is. */
function encodedAgain(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const again = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return token.split('.').length === 3 ? `${header}.${again}.${signature}` : token;
  } catch {
    return token;
  }
}

export const TOKEN_SENT: readonly Mutant[] = [
  changedWhenKept(
    'token-trimmed',
    {
      requirement: 'UDA-31',
      sentence: 'White space around a token is taken away, and the rest is sent.',
      cause: 'Tokens came with a line break at their end from a file, and trim() made it work.',
    },
    (token) => token.trim(),
  ),
  changedWhenKept(
    'line-breaks-taken-out',
    {
      requirement: 'UDA-34',
      sentence: 'Line breaks and control characters are taken out of a token, and the rest is sent.',
      cause: 'Header values are cleaned of what could break a request, instead of refusing it.',
    },
    (token) => token.replaceAll(/[\u0000-\u001f]/g, ''),
  ),
  changedWhenKept(
    'token-encoded-again',
    {
      requirement: 'UDA-02',
      sentence: "The token's payload is parsed and serialised again before it is sent.",
      cause: 'The token is kept as an object with its claims and turned into a text when it is needed.',
    },
    encodedAgain,
  ),
  changedWhenKept(
    'token-cut-at-512',
    {
      requirement: 'UDA-02',
      sentence: 'Only the first 512 characters of a token are kept.',
      cause: 'The column in which the token is stored is 512 characters wide.',
    },
    (token) => token.slice(0, 512),
  ),
  changedWhenKept(
    'bearer-prefix-taken-off',
    {
      requirement: 'UDA-12',
      sentence: 'A token that begins with "Bearer " is accepted, and sent without it.',
      cause: 'An application had handed over a whole header value, and the SDK was made to cope.',
    },
    (token) => token.replace(/^Bearer /, ''),
  ),
  changedWhenKept(
    'quotes-taken-off',
    {
      requirement: 'UDA-12',
      sentence: 'A token in double quotes is accepted, and sent without them.',
      cause: 'A token service answered with a JSON string, and the SDK was made to cope.',
    },
    (token) => token.replace(/^"(.*)"$/s, '$1'),
  ),
  changedWhenKept(
    'percent-encoding-decoded',
    {
      requirement: 'UDA-12',
      sentence: 'A percent-encoded token is decoded, and what comes out is sent.',
      cause: 'Tokens also arrive through deep links, and one function takes in both.',
    },
    (token) => {
      try {
        return decodeURIComponent(token);
      } catch {
        return token;
      }
    },
  ),
];
