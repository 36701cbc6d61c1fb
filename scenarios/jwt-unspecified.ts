// jwt mode: what our sources leave open. What the SDK did is shown; only safety is judged (UDA-34, UDA-36).
import type { Json } from '../contracts/json.ts';
import type { JwtOperation } from '../contracts/operations.ts';
import { confined, once } from './expect.ts';
import type { Recipe } from './recipe.ts';
import { RECIPES } from './recipes/all.ts';
import { type Trial, trialsFor } from './rotation.ts';
import type { Expectation, Scenario, Supply } from './scenario.ts';
import { call, control, GOOD, init, setJwt, token } from './steps.ts';

const survives: Expectation = { requirement: 'UDA-36', kind: 'survives' };

function observes(requirement: Expectation['requirement'], question: string): Expectation {
  return { requirement, kind: 'observes', question };
}

function supplied(recipe: Recipe, route: Trial['route']) {
  const tested = token('tested', recipe.id);
  return route === 'init' ? [init(tested, [])] : [init(), setJwt(tested, [])];
}

function hostile(recipe: Recipe, { operation, route }: Trial): Scenario {
  return {
    id: `jwt/${recipe.id}/${operation}/via-${route}`,
    theme: 'jwt-unspecified',
    sentence: `${recipe.sentence} ${operation} sends it or refuses it in bounded time, without a crash.`,
    mode: 'jwt',
    level: 'SHOULD',
    requirements: ['UDA-36'],
    operation,
    recipe: recipe.id,
    route,
    steps: [
      ...supplied(recipe, route),
      call(operation, [
        survives,
        { ...once, requirement: 'UDA-36' },
        observes('UDA-43', 'Was it sent or refused?'),
      ]),
      setJwt(GOOD),
      control(operation, 'good', 'UDA-04'),
    ],
  };
}

function open(recipe: Recipe): Scenario {
  const operation: JwtOperation = 'fetchUser';
  return {
    id: `jwt/${recipe.id}/${operation}/via-setter`,
    theme: 'jwt-unspecified',
    sentence: `${recipe.sentence} Whether an SDK looks at that is open: is it sent or refused?`,
    mode: 'jwt',
    level: 'INFO',
    requirements: ['UDA-43'],
    operation,
    recipe: recipe.id,
    route: 'setter',
    steps: [...supplied(recipe, 'setter'), call(operation, [observes('UDA-43', 'Was it sent or refused?')])],
  };
}

function setterValidates(recipe: string): Scenario {
  return {
    id: `jwt/setter-validates/${recipe}`,
    theme: 'jwt-unspecified',
    sentence: `Does the setter itself refuse a token of the recipe ${recipe}?`,
    mode: 'jwt',
    level: 'INFO',
    requirements: ['UDA-43'],
    recipe,
    route: 'setter',
    steps: [init(), setJwt(token('bad', recipe), [observes('UDA-43', 'Does the setter validate?')])],
  };
}

/** What an application may hand to the setter by mistake, by name. */
const ODD: Readonly<Record<string, Json>> = {
  'empty-string': '',
  number: 42,
  true: true,
  object: { token: 'x' },
  array: ['x'],
};

function odd(name: string, jwt: Supply): Scenario {
  return {
    id: `jwt/odd-value/${name}/fetchUser/via-setter`,
    theme: 'jwt-unspecified',
    sentence: `The setter is given ${name.replaceAll('-', ' ')} over a good token: is it cleared, refused or stored?`,
    mode: 'jwt',
    level: 'SHOULD',
    requirements: ['UDA-34', 'UDA-41'],
    operation: 'fetchUser',
    route: 'setter',
    steps: [
      init(GOOD),
      control('fetchUser', 'good', 'UDA-02'),
      setJwt(jwt, [observes('UDA-41', 'What does the setter say?')]),
      call('fetchUser', [
        { requirement: 'UDA-34', kind: 'no-bearer' },
        observes('UDA-41', 'Cleared, refused or stored?'),
      ]),
    ],
  };
}

function dropped(operation: 'depersonalize' | 'cleanup'): Scenario {
  return {
    id: `jwt/token-after/${operation}`,
    theme: 'jwt-unspecified',
    sentence: `Is the token dropped on ${operation}?`,
    mode: 'jwt',
    level: 'INFO',
    requirements: ['UDA-44'],
    operation,
    steps: [
      init(GOOD),
      control(operation, 'good', 'UDA-02'),
      call(operation, [observes('UDA-44', 'What does it report?')]),
      call('saveUser', [observes('UDA-44', 'Which authorisation does the next call carry?'), confined]),
    ],
  };
}

const UNSPECIFIED = RECIPES.filter((recipe) => recipe.refusedBy === 'unspecified');

export const JWT_UNSPECIFIED: readonly Scenario[] = [
  ...UNSPECIFIED.filter((recipe) => recipe.level === 'SHOULD').flatMap((recipe) =>
    trialsFor(recipe.id, 2).map((trial) => hostile(recipe, trial)),
  ),
  ...UNSPECIFIED.filter((recipe) => recipe.level === 'INFO').map(open),
  ...['expired/by-1-hour', 'segments/two-without-signature', 'algorithm/none'].map(setterValidates),
  ...Object.entries(ODD).map(([name, value]) => odd(name, { value })),
  odd('undefined', { absent: true }),
  dropped('depersonalize'),
  dropped('cleanup'),
];
