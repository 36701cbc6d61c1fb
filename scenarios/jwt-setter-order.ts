// jwt mode: the setter is called again before it has called back. A later call replaces the token (UDA-04), whichever of them
// takes longer: what is set last counts.
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import { scenarioOf } from './define.ts';
import { once, succeeds, suppliedBad } from './expect.ts';
import { callWith, checkedOf, type Holding } from './holding.ts';
import { recipeById } from './recipes/all.ts';
import type { Authorisation, Expectation, Scenario, SetJwtStep, Supply } from './scenario.ts';
import {
  again,
  call,
  control,
  GOOD,
  goesOut,
  init,
  meanwhile,
  meanwhileAtOnce,
  NULL,
  otherThan,
  setJwt,
  token,
} from './steps.ts';

const scenario = scenarioOf('jwt-setter-order', 'jwt', 'setter-order');
const EXPIRED = recipeById('expired/by-1-hour');
const MALFORMED = recipeById('segments/two-without-signature');
const set: readonly Expectation[] = [succeeds('UDA-19'), once];

/** What is set, one before the other has called back, and what is held then. Long tokens take longer than short ones. */
interface Order {
  readonly is: string;
  readonly first: SetJwtStep;
  readonly next: readonly SetJwtStep[];
  readonly holding: Holding;
}

const long: Supply = { token: 'long', recipe: 'valid/7-kb' };
const SECOND = token('second');
const held = (name: string): Holding => ({ is: 'good', token: name, via: 'UDA-04' });

const ORDERS: Readonly<Record<string, Order>> = {
  'short-after-long': {
    is: 'a long token and then a short one',
    first: setJwt(long, set),
    next: [setJwt(SECOND, set)],
    holding: held('second'),
  },
  'long-after-short': {
    is: 'a short token and then a long one',
    first: setJwt(SECOND, set),
    next: [setJwt(long, set)],
    holding: held('long'),
  },
  'null-after-a-token': {
    is: 'a long token and then null',
    first: setJwt(long, set),
    next: [setJwt(NULL, set)],
    holding: { is: 'nothing', via: 'UDA-07' },
  },
  'a-token-after-null': {
    is: 'null and then a token',
    first: setJwt(NULL, set),
    next: [setJwt(SECOND, set)],
    holding: held('second'),
  },
  'a-token-after-a-malformed-one': {
    is: 'a malformed token and then a good one',
    first: setJwt(token('bad', MALFORMED.id), suppliedBad),
    next: [setJwt(SECOND, set)],
    holding: held('second'),
  },
  'an-expired-one-after-a-token': {
    is: 'a long token and then an expired one',
    first: setJwt(long, set),
    next: [setJwt(token('bad', EXPIRED.id), suppliedBad)],
    holding: { is: 'bad', token: 'bad', recipe: EXPIRED },
  },
  'the-first-again-after-two': {
    is: 'a long token, null, another and the first one again',
    first: setJwt(long, set),
    next: [setJwt(NULL, set), setJwt(SECOND, set), setJwt(again('good'), set)],
    holding: held('good'),
  },
};

const ABOUT: readonly RequirementId[] = [
  'UDA-04',
  'UDA-07',
  'UDA-08',
  'UDA-13',
  'UDA-14',
  'UDA-19',
  'UDA-15',
];

function story([name, order]: readonly [string, Order], operation: JwtOperation): Scenario {
  const steps = [
    init(GOOD),
    { ...goesOut(operation, 'UDA-02', 'good'), control: true },
    meanwhile(order.first, order.next),
    callWith(operation, order.holding),
    callWith(otherThan(operation), order.holding),
    setJwt(token('last')),
    control(operation, 'last', 'UDA-04'),
  ];
  return scenario(`${name}/${operation}`, {
    sentence: `The setter is called with ${order.is}, before it has called back: ${operation} goes by the last one.`,
    requirements: checkedOf(ABOUT, steps),
    operation,
    route: 'replaced',
    steps,
  });
}

/** What is set at once while a call waits for its answer; nobody can say which of the two counts. */
const DURING: Readonly<Record<string, readonly [is: string, Supply, Supply, Authorisation]>> = {
  'two-tokens': ['a token and with another', SECOND, token('third'), { token: 'third' }],
  'a-token-and-null': ['a token and with null', SECOND, NULL, 'application-code'],
};

/** Two setters, neither of which waits for the other, while a call is under way: each calls back (UDA-15, UDA-19). */
function whileCalled(
  [name, [is, first, next, by]]: readonly [string, (typeof DURING)[string]],
  operation: JwtOperation,
) {
  const requirement = by === 'application-code' ? 'UDA-07' : 'UDA-04';
  const steps = [
    init(GOOD),
    { ...goesOut(otherThan(operation), 'UDA-02', 'good'), control: true },
    meanwhileAtOnce(callWith(operation, { is: 'good', token: 'good', via: 'UDA-02' }), [
      setJwt(first, set),
      setJwt(next, set),
    ]),
    call(otherThan(operation), [
      { requirement, kind: 'authorised-by-one-of', by: [{ token: 'second' }, by] },
      succeeds(requirement),
      once,
    ]),
    setJwt(token('last')),
    control(operation, 'last', 'UDA-04'),
  ];
  return scenario(`during-a-call/${name}/${operation}`, {
    sentence: `While ${operation} is under way the setter is called with ${is}, before it has called back: each calls back once, and one of the two is held.`,
    requirements: checkedOf(ABOUT, steps),
    operation,
    route: 'replaced',
    steps,
  });
}

export const JWT_SETTER_ORDER: readonly Scenario[] = [
  ...Object.entries(ORDERS).flatMap((order) => JWT_OPERATIONS.map((operation) => story(order, operation))),
  ...Object.entries(DURING).flatMap((order) => JWT_OPERATIONS.map((one) => whileCalled(order, one))),
];
