// The kinds of recipe, as constructors: who has to refuse such a token, at which level, with which code
// (requirements.md, "Which defect is judged at which level").
import type { RequirementId } from '../../contracts/requirement.ts';
import { requirement } from '../../contracts/requirements/lookup.ts';
import { JWT_TOKEN_EXPIRED, JWT_TOKEN_STRUCTURE_INVALID } from '../../contracts/wire.ts';
import type { Recipe, RecipeId, TokenPlan } from '../recipe.ts';

const STRUCTURE = [JWT_TOKEN_STRUCTURE_INVALID];
const EXPIRED = [JWT_TOKEN_EXPIRED];
const EITHER = [JWT_TOKEN_STRUCTURE_INVALID, JWT_TOKEN_EXPIRED];

/** A good token: sent byte for byte, accepted by the backend. */
export function valid(id: RecipeId, sentence: string, plan: TokenPlan = {}): Recipe {
  return {
    id: `valid/${id}`,
    sentence,
    kind: 'valid',
    refusedBy: 'nobody',
    level: 'MUST',
    requirements: ['UDA-02', 'UDA-03'],
    codes: [],
    plan,
  };
}

/** An expired token that is well-formed: refused before the call (UDA-13). */
export function expired(
  id: RecipeId,
  sentence: string,
  plan: TokenPlan,
  by: RequirementId = 'UDA-13',
): Recipe {
  const { level } = requirement(by);
  return { id, sentence, kind: 'expired', refusedBy: 'sdk', level, requirements: [by], codes: EXPIRED, plan };
}

/** A malformed token: refused before the call, by what the documentation says (UDA-12) or only an RFC (UDA-30…34). */
export function malformed(
  id: RecipeId,
  sentence: string,
  plan: TokenPlan,
  by: RequirementId = 'UDA-12',
): Recipe {
  const { level } = requirement(by);
  return {
    id,
    sentence,
    kind: 'malformed',
    refusedBy: 'sdk',
    level,
    requirements: [by],
    codes: STRUCTURE,
    plan,
  };
}

/** A token that may be called expired or malformed: either code, no request. */
export function either(
  id: RecipeId,
  sentence: string,
  plan: TokenPlan,
  kind: 'expired' | 'malformed',
  by: RequirementId,
): Recipe {
  const { level } = requirement(by);
  return { id, sentence, kind, refusedBy: 'sdk', level, requirements: [by], codes: EITHER, plan };
}

/** A token whose defect an SDK cannot see: sent, and refused by the backend (UDA-20, UDB-04). */
export function refusedByBackend(id: RecipeId, sentence: string, plan: TokenPlan): Recipe {
  return {
    id: `refused-by-backend/${id}`,
    sentence,
    kind: 'valid',
    refusedBy: 'backend',
    level: 'MUST',
    requirements: ['UDA-20'],
    codes: [],
    plan,
  };
}

/** A token of which our sources do not say what an SDK does with it: observed (UDA-43), or only survived (UDA-36). */
export function unspecified(
  id: RecipeId,
  sentence: string,
  plan: TokenPlan,
  by: RequirementId = 'UDA-43',
): Recipe {
  const { level } = requirement(by);
  return {
    id,
    sentence,
    kind: 'unspecified',
    refusedBy: 'unspecified',
    level,
    requirements: [by],
    codes: [],
    plan,
  };
}
