// jwt mode: tokens that look good to an SDK and that the backend refuses. They are sent, and the refusal is reported.
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import { confined, refusedByBackend } from './expect.ts';
import type { Recipe } from './recipe.ts';
import { RECIPES } from './recipes/all.ts';
import type { Scenario } from './scenario.ts';
import { call, control, GOOD, init, setJwt, token } from './steps.ts';

function scenario(recipe: Recipe, operation: JwtOperation, route: 'init' | 'setter'): Scenario {
  const tested = token('tested', recipe.id);
  const refused = call(operation, [...refusedByBackend('UDA-20', { token: 'tested' }, 'jwt'), confined]);
  return {
    id: `jwt/${recipe.id}/${operation}/via-${route}`,
    theme: 'jwt-refused-by-backend',
    sentence: `${recipe.sentence} ${operation} sends it, and reports the backend's refusal with the backend's code.`,
    mode: 'jwt',
    level: 'MUST',
    requirements: ['UDA-20', 'UDA-16'],
    operation,
    recipe: recipe.id,
    route,
    steps:
      route === 'init'
        ? [init(tested), refused, setJwt(GOOD), control(operation, 'good', 'UDA-04')]
        : [init(), setJwt(tested), refused, setJwt(GOOD), control(operation, 'good', 'UDA-04')],
  };
}

const REFUSED = RECIPES.filter((recipe) => recipe.refusedBy === 'backend');

export const JWT_REFUSED_BY_BACKEND: readonly Scenario[] = REFUSED.flatMap((recipe) => [
  ...JWT_OPERATIONS.map((operation) => scenario(recipe, operation, 'setter')),
  scenario(recipe, 'saveUser', 'init'),
]);
