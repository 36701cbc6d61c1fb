// Mutants that remember something of a token and take the next one for it: by a claim, a segment, the signature.
import type { Endpoint } from '../../../contracts/wire.ts';
import type { SdkError } from '../parts/sdk-error.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Description, type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

/** What a token is remembered by; undefined: it has none. */
type KeyOf = (token: string) => string | undefined;

const segment =
  (number: number): KeyOf =>
  (token) =>
    token.split('.')[number];

const claim =
  (name: string): KeyOf =>
  (token) => {
    try {
      const payload = Buffer.from(segment(1)(token) ?? '', 'base64url').toString('utf8');
      return JSON.stringify((JSON.parse(payload) as Record<string, unknown>)[name]);
    } catch {
      return undefined;
    }
  };

/** A token that was found good once is good: it is known by a part of itself. */
function verdictBy(id: string, description: Omit<Description, 'tags'>, keyOf: KeyOf): Mutant {
  return mutant(
    id,
    { tags, ...description },
    class extends ReferenceSdk {
      readonly #good = new Set<string>();

      protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
        const key = typeof token === 'string' ? keyOf(token) : undefined;
        if (key !== undefined && this.#good.has(key)) return undefined;
        const problem = super.problemWith(token, endpoint);
        if (problem === undefined && key !== undefined) this.#good.add(key);
        return problem;
      }
    },
  );
}

/** A token that is set is the one that is held already: it is known by a part of itself. */
function sameBy(id: string, description: Omit<Description, 'tags'>, keyOf: KeyOf): Mutant {
  return mutant(
    id,
    { tags, ...description },
    class extends ReferenceSdk {
      protected override keepToken(jwt: unknown): void {
        const [held, next] = [this.token, jwt].map((one) =>
          typeof one === 'string' ? keyOf(one) : undefined,
        );
        if (held !== undefined && held === next) return;
        super.keepToken(jwt);
      }
    },
  );
}

export const REMEMBERED: readonly Mutant[] = [
  verdictBy(
    'verdict-remembered-by-claims',
    {
      requirement: 'UDA-12',
      sentence: 'A token with the claims of one that was good is not looked at again.',
      cause: 'The cache of decoded claims is asked before the header is read.',
    },
    segment(1),
  ),
  verdictBy(
    'verdict-remembered-by-signature',
    {
      requirement: 'UDA-13',
      sentence: 'A token with the signature of one that was good is not looked at again.',
      cause: 'The signature was taken for the fingerprint of the whole token.',
    },
    segment(2),
  ),
  verdictBy(
    'verdict-remembered-by-jti',
    {
      requirement: 'UDA-13',
      sentence: 'A token with the jti of one that was good is not looked at again.',
      cause: 'A jti is unique, so the verdict is kept under it.',
    },
    claim('jti'),
  ),
  sameBy(
    'same-claims-taken-for-the-same-token',
    {
      requirement: 'UDA-04',
      sentence: 'A token with the claims of the one that is held is not stored.',
      cause: 'To spare the key chain, the decoded claims are compared before it is written.',
    },
    segment(1),
  ),
  sameBy(
    'same-jti-taken-for-the-same-token',
    {
      requirement: 'UDA-04',
      sentence: 'A token with the jti of the one that is held is not stored.',
      cause: 'A jti is unique, so two tokens that share it were thought to be one.',
    },
    claim('jti'),
  ),
];
