// jwt mode: good tokens authorise fetchUser, saveUser and personalize, whichever way they got into the SDK.
import type { RequirementId } from '../contracts/requirement.ts';
import { accepted, confined } from './expect.ts';
import type { Recipe } from './recipe.ts';
import { RECIPES } from './recipes/all.ts';
import { ALL_TRIALS, type SupplyRoute, type Trial, trialsFor } from './rotation.ts';
import type { Expectation, Scenario, Step } from './scenario.ts';
import { call, GOOD, init, setJwt, token } from './steps.ts';

const ABOUT: Readonly<Record<SupplyRoute, RequirementId>> = {
  init: 'UDA-02',
  setter: 'UDA-03',
  replaced: 'UDA-04',
};
const WAY: Readonly<Record<SupplyRoute, string>> = {
  init: 'given at initialisation',
  setter: 'given with the setter',
  replaced: 'set over another good one',
};

const identityAsGiven: Expectation = {
  requirement: 'UDA-11',
  kind: 'sends-what-was-given',
  part: 'user-identity',
};

function stepsUntil(route: SupplyRoute, recipe: Recipe): readonly Step[] {
  const tested = token('tested', recipe.id);
  if (route === 'init') return [init(tested)];
  return route === 'setter' ? [init(), setJwt(tested)] : [init(GOOD), setJwt(tested)];
}

function scenario(recipe: Recipe, { operation, route }: Trial): Scenario {
  const about = ABOUT[route];
  return {
    id: `jwt/${recipe.id}/${operation}/via-${route}`,
    theme: 'jwt-valid',
    sentence: `${recipe.sentence} It is ${WAY[route]} and authorises ${operation}.`,
    mode: 'jwt',
    level: 'MUST',
    requirements: [
      about,
      ...(route === 'init' ? [] : (['UDA-19'] as const)),
      ...(operation === 'personalize' ? (['UDA-11'] as const) : []),
    ],
    operation,
    recipe: recipe.id,
    route,
    steps: [
      ...stepsUntil(route, recipe),
      call(operation, [
        ...accepted(about, { token: 'tested' }),
        ...(operation === 'personalize' ? [identityAsGiven] : []),
        confined,
      ]),
    ],
  };
}

const VALID = RECIPES.filter((recipe) => recipe.kind === 'valid' && recipe.refusedBy === 'nobody');

export const JWT_VALID: readonly Scenario[] = VALID.flatMap((recipe) => {
  const trials = recipe.id === 'valid/plain' ? ALL_TRIALS : trialsFor(recipe.id, 3);
  return trials.map((trial) => scenario(recipe, trial));
});
