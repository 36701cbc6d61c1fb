// jwt mode: tokens that look good to an SDK and that the backend refuses. They are sent, and the refusal is reported.
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import { confined, notAllowed, refusedByBackend } from './expect.ts';
import type { Recipe } from './recipe.ts';
import { RECIPES } from './recipes/all.ts';
import type { Scenario } from './scenario.ts';
import { call, control, GOOD, init, setJwt, token } from './steps.ts';

const OTHER_SUB = 'refused-by-backend/other-sub';

function scenario(recipe: Recipe, operation: JwtOperation, route: 'init' | 'setter'): Scenario {
  const tested = token('tested', recipe.id);
  // A personalize that does not fit the token may be refused by the device, too.
  const mismatch = operation === 'personalize' && recipe.id === OTHER_SUB;
  const refusal = mismatch ? notAllowed('UDA-11') : refusedByBackend('UDA-20', { token: 'tested' }, 'jwt');
  const refused = call(operation, [...refusal, confined]);
  return {
    id: `jwt/${recipe.id}/${operation}/via-${route}`,
    theme: 'jwt-refused-by-backend',
    sentence: mismatch
      ? `${recipe.sentence} ${operation} is refused, and the refusal reaches the error callback.`
      : `${recipe.sentence} ${operation} sends it, and reports the backend's refusal with the backend's code.`,
    mode: 'jwt',
    level: 'MUST',
    requirements: [mismatch ? 'UDA-11' : 'UDA-20', 'UDA-16'],
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
