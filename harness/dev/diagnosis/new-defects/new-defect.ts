// What a defect is that no fingerprint was made of, and how one is written.
import type { RequirementId } from '../../../../contracts/requirement.ts';
import type { MakeSdk } from '../../../reference/adapter.ts';
import { TOKEN_RULES, type TokenRules } from '../../../reference/parts/validate-jwt.ts';
import { type ReferenceOptions, ReferenceSdk } from '../../../reference/sdk.ts';

/** A defect that no fingerprint was made of. */
export interface NewDefect {
  readonly id: string;
  /** What it does, for whoever judges a name that it is given. */
  readonly sentence: string;
  /** What the first symptom has to say. */
  readonly symptom: RegExp;
  /** What "where" may name: one of these properties, with this value. */
  readonly where: RegExp;
  /** A known defect that breaks one of these is close. */
  readonly breaks: readonly RequirementId[];
  readonly make: MakeSdk;
}

/** What is said of a defect. */
type Label = Omit<NewDefect, 'id' | 'make'>;

/** A defect that overrides a decision of the SDK. */
export function defect(
  id: string,
  label: Label,
  Sdk: new (options: ReferenceOptions) => ReferenceSdk,
): NewDefect {
  return { id, ...label, make: (options) => new Sdk(options) };
}

/** A defect that overrides a decision about tokens. */
export function ruleDefect(id: string, label: Label, rules: Partial<TokenRules>): NewDefect {
  return defect(
    id,
    label,
    class extends ReferenceSdk {
      protected override readonly rules = { ...TOKEN_RULES, ...rules };
    },
  );
}
/** What may be said of a call that goes out although its token must be refused. */
export const REFUSED_CALL = /call is made although|must (fail|refuse) goes out|goes out with its token/i;
