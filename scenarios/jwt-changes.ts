// jwt mode: a token is replaced, cleared, set again. Each call carries what was set last, and nothing else.
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, refusedBySdk, started, suppliedBad } from './expect.ts';
import { recipeById } from './recipes/all.ts';
import type { Scenario, Step } from './scenario.ts';
import {
  again,
  anonymous,
  backend,
  call,
  control,
  GOOD,
  goesOut,
  init,
  NULL,
  otherThan,
  setJwt,
  token,
} from './steps.ts';

const scenario = scenarioOf('jwt-changes', 'jwt', 'changes');
const SECOND = token('second');
const THIRD = token('third');

const replaced = JWT_OPERATIONS.map((operation) =>
  scenario(`replaced-between-calls/${operation}`, {
    sentence: `Between two calls the token is replaced: the next ${operation} carries the new one, never the old.`,
    requirements: ['UDA-04'],
    operation,
    route: 'replaced',
    steps: [
      init(GOOD),
      goesOut(operation, 'UDA-02', 'good'),
      setJwt(SECOND),
      goesOut(operation, 'UDA-04', 'second'),
      setJwt(THIRD),
      goesOut(otherThan(operation), 'UDA-04', 'third'),
    ],
  }),
);

const clearedAndSetAgain = JWT_OPERATIONS.map((operation) =>
  scenario(`cleared-and-set-again/${operation}`, {
    sentence: `A token is cleared and another one set: ${operation} goes from Bearer to the application code and back.`,
    requirements: ['UDA-07', 'UDA-04'],
    operation,
    route: 'cleared',
    steps: [
      init(GOOD),
      goesOut(operation, 'UDA-02', 'good'),
      setJwt(NULL),
      anonymous(otherThan(operation)),
      setJwt(SECOND),
      call(operation, [...accepted('UDA-04', { token: 'second' }), confined]),
    ],
  }),
);

/** Calls one after another with one token. */
function inTurn(operations: readonly JwtOperation[], requirement: 'UDA-02' | 'UDA-03'): readonly Step[] {
  return operations.map((operation) => goesOut(operation, requirement, 'good'));
}

const oneTokenForAll: readonly Scenario[] = [
  scenario('three-operations-after-init', {
    sentence: 'The token of the configuration authorises every operation that follows, not only the first.',
    requirements: ['UDA-02'],
    route: 'init',
    steps: [init(GOOD), ...inTurn(['personalize', 'fetchUser', 'saveUser'], 'UDA-02')],
  }),
  scenario('two-operations-after-one-setter', {
    sentence: 'One setter call authorises every operation that follows, not only the first.',
    requirements: ['UDA-03'],
    route: 'setter',
    steps: [init(), setJwt(GOOD), ...inTurn(['fetchUser', 'saveUser', 'personalize'], 'UDA-03')],
  }),
  scenario('set-after-an-anonymous-call', {
    sentence: 'A call without a JWT comes first; the token that is set then authorises the next call.',
    requirements: ['UDA-03', 'UDA-06'],
    route: 'setter',
    steps: [init(), anonymous('saveUser', 'UDA-06'), setJwt(GOOD), goesOut('fetchUser', 'UDA-03', 'good')],
  }),
];

const lastOneCounts: readonly Scenario[] = [
  scenario('same-token-set-twice', {
    sentence: 'Setting the same token again changes nothing.',
    requirements: ['UDA-03'],
    operation: 'fetchUser',
    route: 'setter',
    steps: [init(), setJwt(GOOD), setJwt(again('good')), goesOut('fetchUser', 'UDA-03', 'good')],
  }),
  scenario('back-to-an-earlier-token', {
    sentence: 'A token that was replaced is set again: it is the one that counts.',
    requirements: ['UDA-04'],
    operation: 'saveUser',
    route: 'replaced',
    steps: [init(GOOD), setJwt(SECOND), setJwt(again('good')), goesOut('saveUser', 'UDA-04', 'good')],
  }),
  scenario('replaced-before-any-call', {
    sentence: 'The token of the configuration is replaced before any call: it is never sent.',
    requirements: ['UDA-04'],
    operation: 'fetchUser',
    route: 'replaced',
    steps: [
      init(GOOD),
      setJwt(SECOND),
      goesOut('fetchUser', 'UDA-04', 'second'),
      goesOut('saveUser', 'UDA-04', 'second'),
    ],
  }),
  scenario('cleared-and-set-before-any-call', {
    sentence: 'Null and then a token are set before any call: the token counts.',
    requirements: ['UDA-04'],
    operation: 'personalize',
    route: 'replaced',
    steps: [init(GOOD), setJwt(NULL), setJwt(SECOND), goesOut('personalize', 'UDA-04', 'second')],
  }),
];

const overBad = JWT_OPERATIONS.map((operation) =>
  scenario(`good-token-over-a-bad-one/${operation}`, {
    sentence: `A good token set over a malformed one that was never used authorises ${operation}.`,
    requirements: ['UDA-04'],
    operation,
    route: 'replaced',
    steps: [
      init(token('bad', 'not-a-jws/word'), suppliedBad),
      setJwt(GOOD),
      goesOut(operation, 'UDA-04', 'good'),
    ],
  }),
);

const MALFORMED = recipeById('segments/two-without-signature');

const recoversFromMalformed = JWT_OPERATIONS.map((operation) =>
  scenario(`recovers-after-malformed/${operation}`, {
    sentence: `After JWT_TOKEN_STRUCTURE_INVALID a good token makes ${operation} succeed.`,
    requirements: ['UDA-12', 'UDA-14', 'UDA-04'],
    operation,
    recipe: MALFORMED.id,
    route: 'replaced',
    steps: [
      init(),
      setJwt(token('bad', MALFORMED.id), suppliedBad),
      call(operation, refusedBySdk(MALFORMED)),
      setJwt(GOOD),
      goesOut(operation, 'UDA-04', 'good'),
      control(operation, 'good', 'UDA-04'),
    ],
  }),
);

const malformedOnEveryOperation = scenario('malformed-on-every-operation', {
  sentence: 'A malformed token is refused on every operation, one after the other, not only on the first.',
  requirements: ['UDA-12', 'UDA-14'],
  recipe: MALFORMED.id,
  route: 'setter',
  steps: [
    init(),
    setJwt(token('bad', MALFORMED.id), suppliedBad),
    ...JWT_OPERATIONS.map((operation) => call(operation, refusedBySdk(MALFORMED))),
    setJwt(GOOD),
    control('fetchUser', 'good', 'UDA-04'),
    control('saveUser', 'good', 'UDA-04'),
  ],
});

const clearedAfterServerError = JWT_OPERATIONS.map((operation) =>
  scenario(`cleared-after-a-server-error/${operation}`, {
    sentence: `${operation} with a token meets a server error; then the token is cleared: nothing carries it any more.`,
    requirements: ['UDA-07'],
    operation,
    route: 'cleared',
    steps: [
      init(GOOD),
      control(operation, 'good', 'UDA-02'),
      backend({ kind: 'answer', status: 503, body: 'envelope', messageId: 'BUSY', text: 'Try again later.' }),
      call(operation, [{ requirement: 'UDA-22', kind: 'fails' }]),
      backend(null),
      setJwt(NULL),
      anonymous('fetchUser'),
      anonymous('saveUser'),
    ],
  }),
);

const startedAnew: readonly Scenario[] = [
  scenario('a-second-start-without-a-token/fetchUser', {
    sentence: 'An SDK that is started anew without a JWT is anonymous, whatever an earlier one was given.',
    requirements: ['UDA-06'],
    operation: 'fetchUser',
    route: 'never',
    steps: [
      init(GOOD),
      control('fetchUser', 'good', 'UDA-02'),
      init(undefined, started('jwt')),
      anonymous('fetchUser', 'UDA-06'),
    ],
  }),
  scenario('a-second-start-with-another-token/saveUser', {
    sentence:
      'An SDK that is started anew with another JWT carries that one, whatever an earlier one was given.',
    requirements: ['UDA-02'],
    operation: 'saveUser',
    route: 'init',
    steps: [
      init(GOOD),
      control('saveUser', 'good', 'UDA-02'),
      init(SECOND, started('jwt')),
      goesOut('saveUser', 'UDA-02', 'second'),
    ],
  }),
];

export const JWT_CHANGES: readonly Scenario[] = [
  ...replaced,
  ...clearedAndSetAgain,
  ...oneTokenForAll,
  ...lastOneCounts,
  ...overBad,
  ...recoversFromMalformed,
  malformedOnEveryOperation,
  ...clearedAfterServerError,
  ...startedAnew,
];
