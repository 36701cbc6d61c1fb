// jwt mode, an SDK whose clock can be set: calls around the very moment at which a token expires, after a good one moments
// before. At `exp` it is expired (UDA-32); a second later there is nothing to round any more (UDA-13).
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, refusedBySdk } from './expect.ts';
import { recipeById } from './recipes/all.ts';
import type { CallStep, Expectation, Scenario, Step, Supply } from './scenario.ts';
import { atOnce, call, clock, control, goesOut, init, otherThan, setJwt, token } from './steps.ts';

const scenario = scenarioOf('jwt-moment-of-expiry', 'jwt', 'moment-of-expiry');
const SHORT: Supply = { token: 'short', recipe: 'valid/plain', lifetimeSeconds: 60 };
const HOUR_AGO = recipeById('expired/by-1-hour');
const NOW = recipeById('expired/exp-now');

/** Milliseconds before `exp` at which a token is good. */
const BEFORE = [-1_000, -999, -500, -1];
/** Milliseconds from `exp` on at which only rounding could take it for good. */
const AT = [0, 1, 499, 500, 999];

function good(operation: JwtOperation): CallStep {
  return atOnce(call(operation, [...accepted('UDA-02', { token: 'short' }), confined]));
}

function refused(operation: JwtOperation, expected: readonly Expectation[]): CallStep {
  return atOnce(call(operation, expected));
}

const pastByNow: readonly Expectation[] = [
  { requirement: 'UDA-17', kind: 'fails', codes: HOUR_AGO.codes },
  ...refusedBySdk(HOUR_AGO),
];

/** A fresh token, and a call with it: the SDK reaches the backend at this time too. */
function recovery(operation: JwtOperation): readonly Step[] {
  return [
    setJwt(token('fresh')),
    atOnce(call(operation, accepted('UDA-18', { token: 'fresh' }))),
    control(operation, 'fresh', 'UDA-04'),
  ];
}

function inWords(ms: number): string {
  return ms < 0 ? `${-ms}-ms-before` : ms === 0 ? 'at-exp' : `${ms}-ms-after`;
}

const before = BEFORE.map((ms, number) => {
  const operation = JWT_OPERATIONS[number % JWT_OPERATIONS.length] as JwtOperation;
  return scenario(`${inWords(ms)}/${operation}`, {
    sentence: `${-ms} ms before its token expires ${operation} works, and a second after it is refused.`,
    requirements: ['UDA-02', 'UDA-17', 'UDA-13', 'UDA-14'],
    operation,
    route: 'init',
    steps: [
      init(SHORT),
      control(operation, 'short', 'UDA-02'),
      clock('short', ms),
      good(operation),
      clock('short', 1_000),
      refused(operation, pastByNow),
      ...recovery(operation),
    ],
  });
});

const at = AT.map((ms, number) => {
  const operation = JWT_OPERATIONS[number % JWT_OPERATIONS.length] as JwtOperation;
  return scenario(`${inWords(ms)}/${operation}`, {
    sentence: `${operation} works a millisecond before its token expires and is refused ${ms} ms after that moment.`,
    requirements: ['UDA-32', 'UDA-02'],
    operation,
    recipe: NOW.id,
    route: 'init',
    steps: [
      init(SHORT),
      control(operation, 'short', 'UDA-02'),
      clock('short', -1),
      good(operation),
      clock('short', ms),
      refused(operation, refusedBySdk(NOW)),
      ...recovery(operation),
    ],
  });
});

/** A verdict that is kept for a while is still kept here: the last good call was moments ago. */
const momentsAfter = JWT_OPERATIONS.map((operation) =>
  scenario(`moments-after-a-good-call/${operation}`, {
    sentence: `${operation} works a second before its token expires and is refused as soon as it has expired for a second.`,
    requirements: ['UDA-17', 'UDA-13', 'UDA-14', 'UDA-18'],
    operation,
    route: 'setter',
    steps: [
      init(),
      setJwt(SHORT),
      goesOut(otherThan(operation), 'UDA-03', 'short'),
      clock('short', -1_000),
      atOnce(goesOut(operation, 'UDA-03', 'short')),
      clock('short', 1_000),
      refused(operation, pastByNow),
      ...recovery(operation),
    ],
  }),
);

export const JWT_MOMENT_OF_EXPIRY: readonly Scenario[] = [...before, ...at, ...momentsAfter];
