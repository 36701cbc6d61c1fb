// jwt mode: time passes. Validation happens before each call (UDA-17), and a fresh token makes it work again (UDA-18).
import { JWT_OPERATIONS } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { accepted, refusedBySdk, suppliedBad } from './expect.ts';
import { recipeById } from './recipes/all.ts';
import type { Expectation, Scenario, Supply } from './scenario.ts';
import {
  anonymous,
  call,
  control,
  expire,
  GOOD,
  goesOut,
  init,
  NULL,
  otherThan,
  setJwt,
  token,
} from './steps.ts';

const scenario = scenarioOf('jwt-expires', 'jwt', 'expires');
const SHORT: Supply = { token: 'short', recipe: 'valid/plain', lifetimeSeconds: 30 };
const HOUR_AGO = recipeById('expired/by-1-hour');
const MALFORMED = recipeById('claim/jti-missing');
const refused = refusedBySdk(HOUR_AGO);
/** Refused now, although it was good before. */
const refusedByNow: readonly Expectation[] = [
  { requirement: 'UDA-17', kind: 'fails', codes: HOUR_AGO.codes },
  ...refused,
];

const betweenCalls = JWT_OPERATIONS.map((operation) =>
  scenario(`between-two-calls/${operation}`, {
    sentence: `A token is good for one ${operation} and expires before the next, which is refused.`,
    requirements: ['UDA-17', 'UDA-13', 'UDA-14'],
    operation,
    route: 'setter',
    steps: [
      init(),
      setJwt(SHORT),
      control(operation, 'short'),
      goesOut(operation, 'UDA-03', 'short'),
      expire('short'),
      call(operation, refusedByNow),
    ],
  }),
);

const beforeTheFirstCall = JWT_OPERATIONS.map((operation) =>
  scenario(`before-the-first-call/${operation}`, {
    sentence: `The token of the configuration expires before the first call: ${operation} is refused.`,
    requirements: ['UDA-17', 'UDA-13', 'UDA-14'],
    operation,
    route: 'init',
    steps: [
      init(SHORT),
      expire('short'),
      call(operation, refusedByNow),
      setJwt(GOOD),
      control(operation, 'good', 'UDA-04'),
    ],
  }),
);

const asInTheSample = JWT_OPERATIONS.map((operation) =>
  scenario(`and-a-fresh-one-is-set/${operation}`, {
    sentence: `A token expires, ${operation} reports JWT_TOKEN_EXPIRED, a fresh token is set and the same ${operation} succeeds, as in the documentation's sample.`,
    requirements: ['UDA-18', 'UDA-17'],
    operation,
    route: 'replaced',
    steps: [
      init(SHORT),
      control(operation, 'short', 'UDA-02'),
      expire('short'),
      call(operation, refusedByNow),
      setJwt(GOOD),
      call(operation, accepted('UDA-18', { token: 'good' })),
    ],
  }),
);

/** The same without waiting: the token had expired before it was given. */
const expiredFromTheStart = JWT_OPERATIONS.flatMap((operation) =>
  (['init', 'setter'] as const).map((route) =>
    scenario(`recovery/${operation}/via-${route}`, {
      sentence: `After JWT_TOKEN_EXPIRED a fresh token makes the same ${operation} succeed.`,
      requirements: ['UDA-18', 'UDA-13', 'UDA-14'],
      operation,
      recipe: HOUR_AGO.id,
      route,
      steps: [
        ...(route === 'init'
          ? [init(token('bad', HOUR_AGO.id), suppliedBad)]
          : [init(), setJwt(token('bad', HOUR_AGO.id), suppliedBad)]),
        call(operation, refused),
        setJwt(GOOD),
        call(operation, accepted('UDA-18', { token: 'good' })),
        control(operation, 'good', 'UDA-04'),
      ],
    }),
  ),
);

const others: readonly Scenario[] = [
  scenario('on-every-operation', {
    sentence: 'An expired token is refused on every operation, one after the other, not only on the first.',
    requirements: ['UDA-13', 'UDA-14', 'UDA-16'],
    recipe: HOUR_AGO.id,
    route: 'setter',
    steps: [
      init(),
      setJwt(token('bad', HOUR_AGO.id), suppliedBad),
      ...JWT_OPERATIONS.map((operation) => call(operation, refused)),
      call('saveUser', refused),
      setJwt(GOOD),
      control('fetchUser', 'good', 'UDA-04'),
      control('saveUser', 'good', 'UDA-04'),
    ],
  }),
  scenario('the-replaced-one/saveUser', {
    sentence: 'The token that expires is one that was replaced: the new one goes on working.',
    requirements: ['UDA-04'],
    operation: 'saveUser',
    route: 'replaced',
    steps: [
      init(SHORT),
      setJwt(GOOD),
      expire('short'),
      goesOut('saveUser', 'UDA-04', 'good'),
      goesOut('fetchUser', 'UDA-04', 'good'),
    ],
  }),
  scenario('one-after-the-other/fetchUser', {
    sentence: 'Two tokens in turn expire: each is good until then, and refused from then on.',
    requirements: ['UDA-17', 'UDA-18'],
    operation: 'fetchUser',
    route: 'replaced',
    steps: [
      init(SHORT),
      expire('short'),
      call('fetchUser', refusedByNow),
      setJwt({ ...SHORT, token: 'next' }),
      call('fetchUser', accepted('UDA-18', { token: 'next' })),
      control('fetchUser', 'next', 'UDA-04'),
      expire('next'),
      call('fetchUser', refusedByNow),
    ],
  }),
  scenario('the-expired-one-is-set-again/personalize', {
    sentence: 'An expired token is set again over a good one: it is refused.',
    requirements: ['UDA-13', 'UDA-14'],
    operation: 'personalize',
    route: 'replaced',
    steps: [
      init(token('bad', HOUR_AGO.id), suppliedBad),
      setJwt(GOOD),
      control('personalize', 'good', 'UDA-04'),
      setJwt({ token: 'bad', again: true }, suppliedBad),
      call('personalize', refused),
    ],
  }),
  scenario('and-a-malformed-one-is-set/saveUser', {
    sentence: 'A malformed token is set over an expired one: each is refused with its own code.',
    requirements: ['UDA-12', 'UDA-13', 'UDA-14'],
    operation: 'saveUser',
    route: 'replaced',
    steps: [
      init(token('bad', HOUR_AGO.id), suppliedBad),
      call('saveUser', refused),
      setJwt(token('worse', MALFORMED.id), suppliedBad),
      call('saveUser', refusedBySdk(MALFORMED)),
      setJwt(GOOD),
      control('saveUser', 'good', 'UDA-04'),
    ],
  }),
  ...(['fetchUser', 'saveUser'] as const).map((operation) =>
    scenario(`and-null-is-set/${operation}`, {
      sentence: `An expired token is cleared with null: the person is anonymous again, and ${operation} works.`,
      requirements: ['UDA-07'],
      operation,
      recipe: HOUR_AGO.id,
      route: 'cleared',
      steps: [
        init(token('bad', HOUR_AGO.id), suppliedBad),
        call(otherThan(operation), refused),
        setJwt(NULL),
        { ...anonymous(operation), control: true },
      ],
    }),
  ),
];

export const JWT_EXPIRES: readonly Scenario[] = [
  ...betweenCalls,
  ...beforeTheFirstCall,
  ...asInTheSample,
  ...expiredFromTheStart,
  ...others,
];
