// What a mutant is: the reference SDK with exactly one realistic defect. The catalogue must catch each, for the
// requirement that it breaks.
import type { RequirementId } from '../../../contracts/requirement.ts';
import type { MakeSdk } from '../adapter.ts';
import { TOKEN_RULES, type TokenRules } from '../parts/validate-jwt.ts';
import { type ReferenceOptions, ReferenceSdk } from '../sdk.ts';

/**
 * What it takes to see the defect. `token-handling`: one call with the right token, so random tokens find it. `stateful`:
 * something before the call (calls, a token set or cleared, time, a backend that fails), so random sequences find it.
 * `inside-callbacks`: something that the application does inside a callback. `late`: to wait after the last call.
 */
export type MutantTag = 'token-handling' | 'stateful' | 'inside-callbacks' | 'late';

/** An SDK with one defect. */
export interface Mutant {
  /** Stable for ever, in words and hyphens. */
  readonly id: string;
  /** The requirement that it breaks. */
  readonly requirement: RequirementId;
  /** What it does wrong, in one sentence. */
  readonly sentence: string;
  /** How such a bug comes about, in one sentence. */
  readonly cause: string;
  readonly tags: readonly MutantTag[];
  readonly make: MakeSdk;
}

/** What is said of a mutant. */
export type Description = Pick<Mutant, 'requirement' | 'sentence' | 'cause'> & {
  readonly tags?: readonly MutantTag[];
};

/** A mutant that overrides one decision of the SDK. */
export function mutant(
  id: string,
  description: Description,
  Sdk: new (options: ReferenceOptions) => ReferenceSdk,
): Mutant {
  return { id, tags: [], ...description, make: (options) => new Sdk(options) };
}

/** A mutant that overrides one decision about tokens: such a defect shows on the first call. */
export function ruleMutant(id: string, description: Description, rules: Partial<TokenRules>): Mutant {
  return mutant(
    id,
    { tags: ['token-handling'], ...description },
    class extends ReferenceSdk {
      protected override readonly rules = { ...TOKEN_RULES, ...rules };
    },
  );
}
