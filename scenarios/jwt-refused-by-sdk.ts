// jwt mode: expired and malformed tokens are refused before the call, whichever operation and whichever route.
// Every scenario has its control on the same SDK: a good token that does reach the backend, by another operation.
import type { RequirementId } from '../contracts/requirement.ts';
import { refusedBySdk, suppliedBad } from './expect.ts';
import type { Recipe } from './recipe.ts';
import { RECIPES } from './recipes/all.ts';
import { ALL_TRIALS, type SupplyRoute, type Trial, trialsFor } from './rotation.ts';
import type { Scenario, Step } from './scenario.ts';
import { call, control, GOOD, init, setJwt, token } from './steps.ts';

/** Tried on every operation by every route: the plainest of each kind. */
const THOROUGH = [
  'expired/by-1-second',
  'expired/by-1-hour',
  'segments/two-without-signature',
  'claim/exp-missing',
  'json/payload-not-json',
];

const WAY: Readonly<Record<SupplyRoute, string>> = {
  init: 'Given at initialisation',
  setter: 'Given with the setter',
  replaced: 'Set over a good one',
};

function steps(recipe: Recipe, { operation, route }: Trial): readonly Step[] {
  const bad = token('bad', recipe.id);
  const refused = call(operation, refusedBySdk(recipe));
  const good = [setJwt(GOOD), control(operation, 'good', 'UDA-04')];
  switch (route) {
    case 'init':
      return [init(bad, suppliedBad), refused, ...good];
    case 'setter':
      return [init(), setJwt(bad, suppliedBad), refused, ...good];
    case 'replaced':
      return [init(GOOD), control(operation, 'good', 'UDA-02'), setJwt(bad, suppliedBad), refused];
  }
}

function scenario(recipe: Recipe, trial: Trial): Scenario {
  return {
    id: `jwt/${recipe.id}/${trial.operation}/via-${trial.route}`,
    theme: 'jwt-refused-by-sdk',
    sentence: `${recipe.sentence} ${WAY[trial.route]}, it is refused before ${trial.operation} makes a call.`,
    mode: 'jwt',
    level: recipe.level,
    requirements:
      recipe.level === 'MUST'
        ? [...new Set<RequirementId>([...recipe.requirements, 'UDA-14', 'UDA-16'])]
        : recipe.requirements,
    operation: trial.operation,
    recipe: recipe.id,
    route: trial.route,
    steps: steps(recipe, trial),
  };
}

/** On how many operations, each by another route, a recipe is tried. Three cover all of both. */
const TIMES: Readonly<Record<Recipe['kind'], number>> = {
  valid: 0,
  malformed: 1,
  expired: 3,
  unspecified: 0,
};

const REFUSED = RECIPES.filter((recipe) => recipe.refusedBy === 'sdk');

export const JWT_REFUSED_BY_SDK: readonly Scenario[] = REFUSED.flatMap((recipe) => {
  const trials = THOROUGH.includes(recipe.id) ? ALL_TRIALS : trialsFor(recipe.id, TIMES[recipe.kind]);
  return trials.map((trial) => scenario(recipe, trial));
});
