// jwt mode: tokens of which our sources do not say what an SDK does with them. What it did is shown; only that it lives
// on is judged (UDA-36).
import { scenarioOf } from './define.ts';
import { confined, observes, survives } from './expect.ts';
import type { Recipe } from './recipe.ts';
import { RECIPES } from './recipes/all.ts';
import { type Trial, trialsFor } from './rotation.ts';
import type { Scenario, Step } from './scenario.ts';
import { call, control, GOOD, init, setJwt, token } from './steps.ts';

const SENT = 'Was it sent or refused?';

function supplied(recipe: Recipe, { route }: Trial): readonly Step[] {
  const tested = token('tested', recipe.id);
  switch (route) {
    case 'init':
      return [init(tested, [survives])];
    case 'setter':
      return [init(), setJwt(tested, [survives])];
    case 'replaced':
      return [init(token('first')), setJwt(tested, [survives])];
  }
}

/** A hostile token: sent or refused in bounded time; then a good one works on the same SDK. */
function hostile(recipe: Recipe, trial: Trial): Scenario {
  const { operation, route } = trial;
  return scenarioOf(
    'jwt-unspecified',
    'jwt',
    recipe.id,
  )(`${operation}/via-${route}`, {
    sentence: `${recipe.sentence} ${operation} sends it or refuses it in bounded time, without a crash.`,
    requirements: ['UDA-36'],
    operation,
    recipe: recipe.id,
    route,
    steps: [
      ...supplied(recipe, trial),
      call(operation, [survives, observes('UDA-43', SENT)]),
      setJwt(GOOD),
      control(operation, 'good', 'UDA-04'),
    ],
  });
}

/** An odd token that is no danger: shown. */
function open(recipe: Recipe, { operation }: Trial): Scenario {
  return scenarioOf(
    'jwt-unspecified',
    'jwt',
    recipe.id,
  )(`${operation}/via-setter`, {
    sentence: `${recipe.sentence} Whether an SDK looks at that is open: is it sent or refused?`,
    requirements: ['UDA-43'],
    operation,
    recipe: recipe.id,
    route: 'setter',
    steps: [
      init(undefined, []),
      setJwt(token('tested', recipe.id), [observes('UDA-43', 'Does the setter accept it?')]),
      call(operation, [observes('UDA-43', SENT)]),
    ],
  });
}

function setterValidates(recipe: string): Scenario {
  return scenarioOf(
    'jwt-unspecified',
    'jwt',
    'setter-validates',
  )(recipe, {
    sentence: `Does the setter itself refuse a token of the recipe ${recipe}?`,
    requirements: ['UDA-43'],
    recipe,
    route: 'setter',
    steps: [
      init(undefined, []),
      setJwt(token('bad', recipe), [observes('UDA-43', 'Does the setter validate?')]),
    ],
  });
}

/** Is the token dropped? After a clean-up an SDK has to be started anew to be asked. */
function dropped(operation: 'depersonalize' | 'cleanup'): Scenario {
  return scenarioOf(
    'jwt-unspecified',
    'jwt',
    'token-after',
  )(operation, {
    sentence: `Is the token dropped on ${operation}?`,
    requirements: ['UDA-44'],
    operation,
    steps: [
      init(GOOD),
      control(operation, 'good', 'UDA-02'),
      call(operation, [observes('UDA-44', 'What does it report?')]),
      ...(operation === 'cleanup' ? [init()] : []),
      call('saveUser', [observes('UDA-44', 'Which authorisation does the next call carry?'), confined]),
    ],
  });
}

const UNSPECIFIED = RECIPES.filter((recipe) => recipe.refusedBy === 'unspecified');
const SETTER_MAY_REFUSE = ['expired/by-1-hour', 'segments/two-without-signature', 'claim/exp-missing'];

export const JWT_UNSPECIFIED: readonly Scenario[] = [
  ...UNSPECIFIED.filter((recipe) => recipe.level === 'SHOULD').flatMap((recipe) =>
    trialsFor(recipe.id, 1).map((trial) => hostile(recipe, trial)),
  ),
  ...UNSPECIFIED.filter((recipe) => recipe.level === 'INFO').flatMap((recipe) =>
    trialsFor(recipe.id, 1).map((trial) => open(recipe, trial)),
  ),
  ...SETTER_MAY_REFUSE.map(setterValidates),
  dropped('depersonalize'),
  dropped('cleanup'),
];
