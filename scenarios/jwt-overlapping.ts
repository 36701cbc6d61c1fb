// jwt mode: calls that overlap. A call carries the token that was set when it was made, and calls back once for itself.
import { JWT_OPERATIONS } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { once, refusedBySdk, succeeds, suppliedBad } from './expect.ts';
import { recipeById } from './recipes/all.ts';
import type { Scenario } from './scenario.ts';
import {
  anonymous,
  backend,
  call,
  control,
  GOOD,
  goesOut,
  init,
  meanwhile,
  NULL,
  otherThan,
  setJwt,
  token,
} from './steps.ts';

const scenario = scenarioOf('jwt-overlapping', 'jwt', 'overlapping');
const SECOND = token('second');
const EXPIRED = recipeById('expired/by-1-hour');

const together = JWT_OPERATIONS.map((operation) =>
  scenario(`two-calls-at-once/${operation}`, {
    sentence: `Two calls are under way at once, ${operation} second: both carry the token, and each calls back once.`,
    requirements: ['UDA-02', 'UDA-15'],
    operation,
    route: 'init',
    steps: [
      init(GOOD),
      meanwhile(goesOut(otherThan(operation), 'UDA-02', 'good'), [goesOut(operation, 'UDA-02', 'good')]),
    ],
  }),
);

const sameOperation = JWT_OPERATIONS.map((operation) =>
  scenario(`same-operation-twice-at-once/${operation}`, {
    sentence: `Two ${operation} calls are under way at once: each calls back once for itself.`,
    requirements: ['UDA-15'],
    operation,
    route: 'init',
    steps: [
      init(GOOD),
      meanwhile(goesOut(operation, 'UDA-02', 'good'), [call(operation, [succeeds('UDA-15'), once])]),
    ],
  }),
);

const replaced = JWT_OPERATIONS.map((operation) =>
  scenario(`token-replaced/${operation}`, {
    sentence: `While a call is under way the token is replaced: ${operation}, called then, carries the new one, and so does the call after both.`,
    requirements: ['UDA-04'],
    operation,
    route: 'replaced',
    steps: [
      init(GOOD),
      meanwhile(goesOut(otherThan(operation), 'UDA-02', 'good'), [
        setJwt(SECOND),
        goesOut(operation, 'UDA-04', 'second'),
      ]),
      goesOut(otherThan(operation), 'UDA-04', 'second'),
    ],
  }),
);

const cleared = (['fetchUser', 'saveUser'] as const).map((operation) =>
  scenario(`token-cleared/${operation}`, {
    sentence: `While a call is under way the token is cleared: ${operation}, called then, is anonymous, and so is the call after both.`,
    requirements: ['UDA-07'],
    operation,
    route: 'cleared',
    steps: [
      init(GOOD),
      meanwhile(goesOut(otherThan(operation), 'UDA-02', 'good'), [setJwt(NULL), anonymous(operation)]),
      anonymous(otherThan(operation)),
    ],
  }),
);

const given = JWT_OPERATIONS.map((operation) =>
  scenario(`token-given/${operation}`, {
    sentence: `While an anonymous call is under way a token is set: ${operation}, called then, carries it.`,
    requirements: ['UDA-03'],
    operation,
    route: 'setter',
    steps: [
      init(),
      meanwhile(anonymous(otherThan(operation), 'UDA-06'), [
        setJwt(GOOD),
        goesOut(operation, 'UDA-03', 'good'),
      ]),
      goesOut(otherThan(operation), 'UDA-03', 'good'),
    ],
  }),
);

const spoilt = JWT_OPERATIONS.map((operation) =>
  scenario(`expired-token-set/${operation}`, {
    sentence: `While a call is under way an expired token is set: that call succeeds, ${operation} is refused.`,
    requirements: ['UDA-13', 'UDA-14'],
    operation,
    recipe: EXPIRED.id,
    route: 'replaced',
    steps: [
      init(GOOD),
      meanwhile({ ...goesOut(otherThan(operation), 'UDA-02', 'good'), control: true }, [
        setJwt(token('bad', EXPIRED.id), suppliedBad),
        call(operation, refusedBySdk(EXPIRED)),
      ]),
    ],
  }),
);

/** What an SDK may do by itself after such an answer is try again: with a token that is no longer set. */
const clearedBeforeARefusal = scenario('token-cleared-before-a-server-error', {
  sentence: 'A call is under way, the token is cleared, the call fails: what follows is anonymous.',
  requirements: ['UDA-07', 'UDA-22'],
  operation: 'fetchUser',
  route: 'cleared',
  steps: [
    init(GOOD),
    control('fetchUser', 'good', 'UDA-02'),
    backend({
      kind: 'answer',
      status: 503,
      body: 'envelope',
      messageId: 'BUSY',
      text: 'Try again later.',
    }),
    meanwhile(call('fetchUser', [{ requirement: 'UDA-22', kind: 'fails' }]), [setJwt(NULL)]),
    backend(null),
    anonymous('saveUser'),
    anonymous('fetchUser'),
  ],
});

export const JWT_OVERLAPPING: readonly Scenario[] = [
  ...together,
  ...sameOperation,
  ...replaced,
  ...cleared,
  ...given,
  ...spoilt,
  clearedBeforeARefusal,
];
