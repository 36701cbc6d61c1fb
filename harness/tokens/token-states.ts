// From a provider state that brings a token to the recipe that the token is minted after.
import type { JsonObject } from '../../contracts/json.ts';
import { TOKEN_STATES, type TokenState } from '../../contracts/provider-states.ts';
import {
  BAD_TOKEN_FORM_NAMES,
  type BadTokenForm,
  GOOD_TOKEN_FORM_NAMES,
  type GoodTokenForm,
} from '../../contracts/token-forms.ts';
import type { Recipe } from '../../scenarios/recipe.ts';
import { recipeById } from '../../scenarios/recipes/all.ts';
import { badPlan } from './forms/bad.ts';
import { GOOD_PLANS } from './forms/good.ts';
import type { FormInput } from './forms/parts.ts';

/** The state of this name, if it brings a token. */
export function tokenStateNamed(name: string): TokenState | undefined {
  return (Object.keys(TOKEN_STATES) as TokenState[]).find((state) => TOKEN_STATES[state].name === name);
}

/** The parameters that a state cannot do without, taken from it. @throws RangeError that names the one missing. */
function text(params: JsonObject, name: string): string {
  const value = params[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new RangeError(`The parameter "${name}" is missing or no text.`);
}

function seconds(params: JsonObject, name: string): number {
  const value = Number(params[name] ?? Number.NaN);
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`The parameter "${name}" is missing or no positive number of seconds.`);
}

function recipeNamed(id: string): Recipe {
  try {
    return recipeById(id);
  } catch (cause) {
    throw new RangeError(`There is no way to build the token "${id}".`, { cause });
  }
}

function expired(ago: number): Recipe {
  const plain = recipeById('expired/by-1-hour');
  const plan: Recipe['plan'] = {
    claims: (claims, { now }) => ({ ...claims, iat: now - ago - 3_600, exp: now - ago }),
  };
  return { ...plain, plan };
}

function planOf(
  state: 'good' | 'bad',
  form: string,
  input: FormInput | undefined,
): Recipe['plan'] | undefined {
  if (state === 'good')
    return GOOD_TOKEN_FORM_NAMES.includes(form as GoodTokenForm)
      ? GOOD_PLANS[form as GoodTokenForm]
      : undefined;
  if (input === undefined || !BAD_TOKEN_FORM_NAMES.includes(form as BadTokenForm)) return undefined;
  return badPlan(form as BadTokenForm, input);
}

/** A form is a recipe of the backend's contracts alone: an SDK is never given it. */
function formRecipe(state: 'good' | 'bad', form: string, input: FormInput | undefined): Recipe {
  const plan = planOf(state, form, input);
  if (plan === undefined) throw new RangeError(`There is no form "${form}" of a ${state} token.`);
  return { ...recipeById('valid/plain'), id: `form/${form}`, plan };
}

/** What a token of a state is minted from, beside its application and its person. */
export interface TokenOrder {
  readonly recipe: Recipe;
  readonly lifetimeSeconds?: number;
}

/**
 * The recipe for a state under these parameters. `input`: what a bad token of a form is made with.
 * @throws RangeError when a parameter is missing or unusable.
 */
export function tokenOrder(state: TokenState, params: JsonObject, input?: FormInput): TokenOrder {
  switch (state) {
    case 'valid':
      return { recipe: recipeById('valid/plain'), lifetimeSeconds: seconds(params, 'lifetimeSeconds') };
    case 'expired':
      return { recipe: expired(seconds(params, 'expiredSecondsAgo')) };
    case 'forged':
      return { recipe: recipeById('refused-by-backend/forged-signature') };
    case 'otherSecret':
      return { recipe: recipeById('refused-by-backend/other-secret') };
    case 'unknownKid':
      return { recipe: recipeById('refused-by-backend/unknown-kid') };
    case 'algNone':
      return { recipe: recipeById('algorithm/none') };
    case 'otherAlgorithm':
      return { recipe: recipeNamed(`algorithm/${text(params, 'alg').toLowerCase()}`) };
    case 'otherApplication':
      return { recipe: recipeById('refused-by-backend/other-application') };
    case 'typNotBearer':
      return { recipe: recipeById('typ-claim/other') };
    case 'withoutClaim':
      return { recipe: recipeNamed(`claim/${text(params, 'claim')}-missing`) };
    case 'otherPerson':
      return { recipe: recipeById('valid/plain') };
    case 'good':
    case 'bad':
      return { recipe: formRecipe(state, text(params, 'form'), input) };
  }
}
