// jwt mode: a token follows another one from which it differs in one place. Each is what counts while it is set, is validated
// for itself and goes out byte for byte, whatever an SDK remembers of the other.
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import { scenarioOf } from './define.ts';
import { NEAR_TOKENS, type NearToken, nearToken } from './dimensions/near-tokens.ts';
import { suppliedBad } from './expect.ts';
import { callWith, checkedOf, type Holding } from './holding.ts';
import { recipeById } from './recipes/all.ts';
import type { Scenario, Supply } from './scenario.ts';
import { again, control, GOOD, goesOut, init, setJwt, token } from './steps.ts';

const scenario = scenarioOf('jwt-near', 'jwt', 'near');

function held(near: NearToken, name: string): Holding {
  const recipe = recipeById(near.supply.recipe);
  switch (near.refusedBy) {
    case 'nobody':
      return { is: 'good', token: name, via: 'UDA-04' };
    case 'backend':
      return { is: 'forged', token: name };
    case 'sdk':
      return { is: 'bad', token: name, recipe };
  }
}

function set(near: NearToken, jwt: Supply) {
  return near.refusedBy === 'nobody' ? setJwt(jwt) : setJwt(jwt, suppliedBad);
}

const ABOUT: readonly RequirementId[] = [
  'UDA-04',
  'UDA-20',
  'UDA-12',
  'UDA-13',
  'UDA-14',
  'UDA-02',
  'UDA-16',
  'UDA-35',
];

/** First the good one, then the one near it, then the good one again. */
function after(name: string, near: NearToken, operation: JwtOperation): Scenario {
  const steps = [
    init(GOOD),
    goesOut(operation, 'UDA-02', 'good'),
    set(near, nearToken(near, 'near', 'good')),
    callWith(operation, held(near, 'near')),
    setJwt(again('good')),
    goesOut(operation, 'UDA-04', 'good'),
    control(operation, 'good', 'UDA-04'),
  ];
  return scenario(`${name}-after-a-good-one/${operation}`, {
    sentence: `A token ${near.is} follows a good one, and that one again: ${operation} goes by the one that is set.`,
    requirements: checkedOf(ABOUT, steps),
    operation,
    route: 'replaced',
    steps,
  });
}

/** First the one that is refused, then a good one near it. What it is near to has to be there before: a third one. */
function before(name: string, near: NearToken, operation: JwtOperation): Scenario {
  const steps = [
    init(near.shares === 'like' ? token('first', near.supply.recipe) : GOOD, suppliedBad),
    ...(near.shares === 'like'
      ? [callWith(operation, held(near, 'first'))]
      : [set(near, nearToken(near, 'first', 'good')), callWith(operation, held(near, 'first'))]),
    near.shares === 'like'
      ? setJwt({ token: 'next', recipe: 'valid/plain', like: 'first' })
      : setJwt({ token: 'next', recipe: 'valid/plain', like: 'good' }),
    goesOut(operation, 'UDA-04', 'next'),
    control(operation, 'next', 'UDA-04'),
  ];
  return scenario(`good-after-${name}/${operation}`, {
    sentence: `A good token follows a token ${near.is}: ${operation} goes out with it, though the other was refused.`,
    requirements: checkedOf(ABOUT, steps),
    operation,
    route: 'replaced',
    steps,
  });
}

const all: readonly (readonly [string, NearToken])[] = Object.entries(NEAR_TOKENS);

export const JWT_NEAR: readonly Scenario[] = [
  ...all.flatMap(([name, near]) => JWT_OPERATIONS.map((operation) => after(name, near, operation))),
  ...all
    .filter(([, near]) => near.refusedBy !== 'nobody')
    .flatMap(([name, near]) => JWT_OPERATIONS.map((operation) => before(name, near, operation))),
];
