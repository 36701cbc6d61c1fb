// The recipe that several edits make together: one plan of many, and what the token is, from what each edit is.
// Nothing here reads a token.
import type { RequirementId } from '../contracts/requirement.ts';
import { requirement } from '../contracts/requirements/lookup.ts';
import { JWT_TOKEN_EXPIRED, JWT_TOKEN_STRUCTURE_INVALID } from '../contracts/wire.ts';
import type { MintContext, Recipe, TokenPlan } from './recipe.ts';
import { recipeById } from './recipes/all.ts';
import type { MintedSupply } from './scenario.ts';
import { changeOf, inOrder, type TokenEdit } from './token-edits/all.ts';
import type { Change, Effect } from './token-edits/edit.ts';

/** What the id of a recipe of edits begins with. */
export const EDITED = 'edited/';

type Text = string | Uint8Array;
type Stage<T> = (value: T, context: MintContext) => T;

/** Applies stages one after another; undefined where there is none. */
function chain<T>(stages: readonly (Stage<T> | undefined)[]): Stage<T> | undefined {
  const all = stages.filter((stage) => stage !== undefined);
  if (all.length === 0) return undefined;
  return (value, context) => all.reduce((result, stage) => stage(result, context), value);
}

/** Text that has become bytes is no text for the stages after. */
function ofText(stage: TokenPlan['headerText']): Stage<Text> | undefined {
  if (stage === undefined) return undefined;
  return (text, context) => (typeof text === 'string' ? stage(text, context) : text);
}

/** Several plans as one, each stage after the same stage of the plan before. */
function combined(plans: readonly TokenPlan[]): TokenPlan {
  const stages = {
    header: chain(plans.map((plan) => plan.header as Stage<never> | undefined)),
    claims: chain(plans.map((plan) => plan.claims as Stage<never> | undefined)),
    headerText: chain(plans.map((plan) => ofText(plan.headerText))),
    payloadText: chain(plans.map((plan) => ofText(plan.payloadText))),
    headerSegment: chain(plans.map((plan) => plan.headerSegment)),
    payloadSegment: chain(plans.map((plan) => plan.payloadSegment)),
    signing: plans.findLast((plan) => plan.signing !== undefined)?.signing,
    signatureHas: plans.findLast((plan) => plan.signatureHas !== undefined)?.signatureHas,
    signatureSegment: chain(plans.map((plan) => plan.signatureSegment)),
    compact: chain(plans.map((plan) => plan.compact)),
  };
  return Object.fromEntries(Object.entries(stages).filter(([, stage]) => stage !== undefined)) as TokenPlan;
}

type Classified = Pick<Recipe, 'kind' | 'refusedBy' | 'level' | 'requirements' | 'codes'>;

function by(effect: Effect): readonly RequirementId[] {
  return 'by' in effect ? [effect.by] : [];
}

/** The requirement to judge by: one that the documentation itself states, before one that only an RFC does. */
function strictest(effects: readonly Effect[]): RequirementId {
  const all = effects.flatMap(by);
  return all.find((id) => requirement(id).level === 'MUST') ?? all[0] ?? 'UDA-12';
}

/** The codes that say what is wrong: where two are true, or where an SDK may have stopped early, either. */
function codesFor(effects: readonly Effect[]): readonly string[] {
  const is = (...kinds: readonly Effect['is'][]) => effects.some((effect) => kinds.includes(effect.is));
  const structure = is('malformed', 'malformed-or-expired', 'unspecified');
  const expired = is('expired', 'malformed-or-expired');
  return [...(structure ? [JWT_TOKEN_STRUCTURE_INVALID] : []), ...(expired ? [JWT_TOKEN_EXPIRED] : [])];
}

function refused(effects: readonly Effect[]): Classified {
  const about = strictest(effects.filter((effect) => effect.is !== 'unspecified'));
  return {
    kind: effects.some(({ is }) => is === 'malformed' || is === 'malformed-or-expired')
      ? 'malformed'
      : 'expired',
    refusedBy: 'sdk',
    level: requirement(about).level,
    requirements: [about],
    codes: codesFor(effects),
  };
}

/** What a token with these changes is: a defect that an SDK must see outweighs what is open, that outweighs the rest. */
function classified(changes: readonly Change[]): Classified {
  const hidden = changes.some((change) => change.hidesClaims === true);
  const expiry: readonly Effect['is'][] = ['expired', 'malformed-or-expired'];
  const effects = changes
    .map((change) => change.effect)
    .filter((effect) => !(hidden && expiry.includes(effect.is)));
  if (effects.some(({ is }) => is === 'malformed' || expiry.includes(is))) return refused(effects);
  const open = effects.filter(({ is }) => is === 'unspecified').flatMap(by);
  if (open.length > 0) {
    const about = open.includes('UDA-36') ? 'UDA-36' : 'UDA-43';
    const { level } = requirement(about);
    return { kind: 'unspecified', refusedBy: 'unspecified', level, requirements: [about], codes: [] };
  }
  const backend = effects.some(({ is }) => is === 'refused-by-backend');
  return {
    kind: 'valid',
    refusedBy: backend ? 'backend' : 'nobody',
    level: 'MUST',
    requirements: backend ? ['UDA-20'] : ['UDA-02', 'UDA-03'],
    codes: [],
  };
}

function inWords(changes: readonly Change[]): string {
  const harmless = changes.every(({ effect }) => effect.is === 'harmless');
  const start = harmless ? 'A good token' : 'A token like a good one, but';
  return changes.length === 0 ? `${start}.` : `${start}: ${changes.map(({ says }) => says).join('; ')}.`;
}

/** The places that more than one of the edits changes: empty where they can be combined. */
export function clashes(edits: readonly TokenEdit[]): readonly string[] {
  const places = edits.flatMap((edit) => [...new Set(changeOf(edit).places)]);
  return [...new Set(places.filter((place, index) => places.indexOf(place) !== index))];
}

/** What one of the changes says of the person or the key. */
function given(name: 'externalUserId' | 'keyId', changes: readonly Change[]): Partial<Recipe> {
  const found = changes.find((change) => change[name] !== undefined)?.[name];
  return found === undefined ? {} : { [name]: found };
}

/** The recipe that these edits make together. Their order does not matter; see `clashes`. */
export function editedRecipe(edits: readonly TokenEdit[]): Recipe {
  const ordered = inOrder(edits);
  const changes = ordered.map(changeOf);
  return {
    id: edits.length === 0 ? `${EDITED}good` : `${EDITED}${ordered.map(({ edit }) => edit).join('+')}`,
    sentence: inWords(changes),
    ...classified(changes),
    plan: combined(changes.map((change) => change.plan)),
    ...given('externalUserId', changes),
    ...given('keyId', changes),
  };
}

/** The recipe of a token that is minted: a named one, or one of edits. */
export function recipeOf(supply: MintedSupply): Recipe {
  return 'edits' in supply ? editedRecipe(supply.edits) : recipeById(supply.recipe);
}
