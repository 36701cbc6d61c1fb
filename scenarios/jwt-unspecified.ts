// jwt mode: tokens of which our sources do not say what an SDK does with them. What it did is shown; only that it lives
// on is judged (UDA-36).
import { JWT_OPERATIONS } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, observes, once, survives } from './expect.ts';
import type { Recipe } from './recipe.ts';
import { familyOf, RECIPES } from './recipes/all.ts';
import { type Trial, trialsFor } from './rotation.ts';
import type { Scenario, Step } from './scenario.ts';
import { call, control, GOOD, init, otherThan, setJwt, token } from './steps.ts';

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
function open(recipe: Recipe, trial: Trial): Scenario {
  const { operation } = trial;
  if (familyOf(recipe.id) === 'header-parameter') return openParameter(recipe, trial);
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

/** A header parameter that the article does not name, by every route. */
function openParameter(recipe: Recipe, trial: Trial): Scenario {
  const { operation, route } = trial;
  return scenarioOf(
    'jwt-unspecified',
    'jwt',
    recipe.id,
  )(`${operation}/via-${route}`, {
    sentence: `${recipe.sentence} Whether an SDK looks at that is open: is it sent or refused?`,
    requirements: ['UDA-43'],
    operation,
    recipe: recipe.id,
    route,
    steps: [...supplied(recipe, trial), call(operation, [survives, observes('UDA-43', SENT)])],
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

/** Is the token dropped on depersonalize? Our sources do not say. */
const afterDepersonalize: Scenario = scenarioOf(
  'jwt-unspecified',
  'jwt',
  'token-after',
)('depersonalize', {
  sentence: 'Is the token dropped on depersonalize?',
  requirements: ['UDA-44'],
  operation: 'depersonalize',
  steps: [
    init(GOOD),
    control('depersonalize', 'good', 'UDA-02'),
    call('depersonalize', [observes('UDA-44', 'What does it report?')]),
    call('saveUser', [observes('UDA-44', 'Which authorisation does the next call carry?'), confined]),
  ],
});

/** A clean-up drops the token. To be asked, an SDK has to be started anew. */
const afterCleanUp: Scenario = scenarioOf(
  'jwt-unspecified',
  'jwt',
  'token-after',
)('cleanup', {
  sentence: 'Clean-up drops the token: the SDK that is started anew without a JWT is anonymous.',
  requirements: ['UDA-45'],
  operation: 'cleanup',
  steps: [
    init(GOOD),
    control('cleanup', 'good', 'UDA-02'),
    call('cleanup', [once]),
    init(),
    call('saveUser', [...accepted('UDA-45', 'application-code'), confined]),
  ],
});

/** After a clean-up, before any new start: whatever a call does then, it does not carry the token. */
const cleanedUp: readonly Scenario[] = JWT_OPERATIONS.map((operation) =>
  scenarioOf(
    'jwt-unspecified',
    'jwt',
    'cleaned-up',
  )(operation, {
    sentence: `After a clean-up, and before a new start, ${operation} carries no token.`,
    requirements: ['UDA-45'],
    operation: 'cleanup',
    steps: [
      init(GOOD),
      control(operation, 'good', 'UDA-02'),
      call('cleanup', [once]),
      call(operation, [{ requirement: 'UDA-45', kind: 'no-bearer' }, confined]),
      init(),
      call(otherThan(operation), accepted('UDA-45', 'application-code')),
    ],
  }),
);

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
  afterDepersonalize,
  afterCleanUp,
  ...cleanedUp,
];
