// jwt mode over time: tokens that are replaced, cleared, set again, that expire, and calls that overlap.
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import { accepted, confined, refusedBySdk, started, suppliedBad } from './expect.ts';
import { recipeById } from './recipes/all.ts';
import type { Scenario, Step, Supply } from './scenario.ts';
import { call, control, GOOD, init, NULL, otherThan, setJwt, token } from './steps.ts';

type Parts = Pick<Scenario, 'sentence' | 'requirements' | 'operation' | 'steps'> &
  Partial<Pick<Scenario, 'route' | 'slow'>>;

function scenario(name: string, parts: Parts): Scenario {
  return { id: `jwt/changes/${name}`, theme: 'jwt-changes', mode: 'jwt', level: 'MUST', ...parts };
}

const SECOND = token('second', 'valid/plain');
const THIRD = token('third', 'valid/plain');
const SHORT: Supply = { token: 'short', recipe: 'valid/plain', lifetimeSeconds: 30 };
const HOUR_AGO = recipeById('expired/by-1-hour');
const refusedAsExpired = refusedBySdk(HOUR_AGO);

/** A call that goes out with this token. */
const goesOut = (operation: JwtOperation, requirement: 'UDA-02' | 'UDA-03' | 'UDA-04', name: string) =>
  call(operation, accepted(requirement, { token: name }));
const anonymous = (operation: JwtOperation) => call(operation, accepted('UDA-07', 'application-code'));

const forEachOperation = (make: (operation: JwtOperation) => Scenario): readonly Scenario[] =>
  JWT_OPERATIONS.map(make);

const replaced = forEachOperation((operation) =>
  scenario(`replaced-between-calls/${operation}`, {
    sentence: `Between two calls the token is replaced: the next ${operation} carries the new one, never the old.`,
    requirements: ['UDA-04'],
    operation,
    route: 'replaced',
    steps: [
      init(GOOD),
      goesOut(otherThan(operation), 'UDA-02', 'good'),
      setJwt(SECOND),
      goesOut(operation, 'UDA-04', 'second'),
      setJwt(THIRD),
      { ...goesOut(otherThan(operation), 'UDA-04', 'third') },
    ],
  }),
);

const clearedAndSetAgain = forEachOperation((operation) =>
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

const twoOperations = scenario('two-operations-after-one-setter', {
  sentence: 'One setter call authorises every operation that follows, not only the first.',
  requirements: ['UDA-03'],
  operation: 'saveUser',
  route: 'setter',
  steps: [
    init(),
    setJwt(GOOD),
    goesOut('fetchUser', 'UDA-03', 'good'),
    goesOut('saveUser', 'UDA-03', 'good'),
    goesOut('personalize', 'UDA-03', 'good'),
  ],
});

const sameTokenTwice = scenario('same-token-set-twice', {
  sentence: 'Setting the same token again changes nothing.',
  requirements: ['UDA-03'],
  operation: 'fetchUser',
  route: 'setter',
  steps: [
    init(),
    setJwt(GOOD),
    setJwt({ token: 'good', again: true }),
    goesOut('fetchUser', 'UDA-03', 'good'),
  ],
});

const backToTheFirst = scenario('back-to-an-earlier-token', {
  sentence: 'A token that was replaced is set again: it is the one that counts.',
  requirements: ['UDA-04'],
  operation: 'saveUser',
  route: 'replaced',
  steps: [
    init(GOOD),
    setJwt(SECOND),
    setJwt({ token: 'good', again: true }),
    goesOut('saveUser', 'UDA-04', 'good'),
  ],
});

const beforeAnyCall = scenario('replaced-before-any-call', {
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
});

const expiresBetween = forEachOperation((operation) =>
  scenario(`expires-between-calls/${operation}`, {
    sentence: `A token is good for one call and expires before the next: ${operation} refuses it then.`,
    requirements: ['UDA-17', 'UDA-13', 'UDA-14'],
    operation,
    route: 'setter',
    steps: [
      init(),
      setJwt(SHORT),
      control(operation, 'short'),
      { do: 'expire', token: 'short' },
      call(operation, [{ requirement: 'UDA-17', kind: 'fails', codes: HOUR_AGO.codes }, ...refusedAsExpired]),
    ],
  }),
);

const expiresAfterInit = scenario('expires-after-init/fetchUser', {
  sentence: 'The token of the configuration expires before the first call: the call refuses it.',
  requirements: ['UDA-17', 'UDA-13', 'UDA-14'],
  operation: 'fetchUser',
  route: 'init',
  steps: [
    init(SHORT),
    { do: 'expire', token: 'short' },
    call('fetchUser', [{ requirement: 'UDA-17', kind: 'fails', codes: HOUR_AGO.codes }, ...refusedAsExpired]),
    setJwt(GOOD),
    control('fetchUser', 'good', 'UDA-04'),
  ],
});

const recovery = forEachOperation((operation) =>
  scenario(`recovers-after-expiry/${operation}`, {
    sentence: `After JWT_TOKEN_EXPIRED a fresh token makes the same ${operation} succeed, as in the documentation's sample.`,
    requirements: ['UDA-18'],
    operation,
    route: 'replaced',
    steps: [
      init(token('bad', HOUR_AGO.id), suppliedBad),
      call(operation, refusedAsExpired),
      setJwt(GOOD),
      { ...call(operation, accepted('UDA-18', { token: 'good' })), control: true },
    ],
  }),
);

const recoveryFromMalformed = scenario('recovers-after-malformed/saveUser', {
  sentence: 'After JWT_TOKEN_STRUCTURE_INVALID a good token makes saveUser succeed.',
  requirements: ['UDA-12', 'UDA-04'],
  operation: 'saveUser',
  route: 'replaced',
  steps: [
    init(),
    setJwt(token('bad', 'segments/two-without-signature'), suppliedBad),
    call('saveUser', refusedBySdk(recipeById('segments/two-without-signature'))),
    setJwt(GOOD),
    { ...goesOut('saveUser', 'UDA-04', 'good'), control: true },
  ],
});

const clearedAfterExpiry = scenario('cleared-after-expiry/fetchUser', {
  sentence: 'An expired token is cleared with null: the person is anonymous again, and fetchUser works.',
  requirements: ['UDA-07'],
  operation: 'fetchUser',
  route: 'cleared',
  steps: [
    init(token('bad', HOUR_AGO.id), suppliedBad),
    call('saveUser', refusedAsExpired),
    setJwt(NULL),
    { ...anonymous('fetchUser'), control: true },
  ],
});

/** The answer of the first call waits this long, so that the others overlap it. Milliseconds. */
const OVERLAP_MS = 150;
const slowly: Step = { do: 'backend', fault: { kind: 'delay', delayMs: OVERLAP_MS } };

const overlapping = forEachOperation((operation) =>
  scenario(`replaced-while-a-call-is-under-way/${operation}`, {
    sentence: `While a call is under way the token is replaced: ${operation}, called then, carries the new one.`,
    requirements: ['UDA-04'],
    operation,
    route: 'replaced',
    steps: [
      init(GOOD),
      slowly,
      {
        do: 'meanwhile',
        call: goesOut(otherThan(operation), 'UDA-02', 'good'),
        steps: [setJwt(SECOND), goesOut(operation, 'UDA-04', 'second')],
      },
    ],
  }),
);

const clearedMeanwhile = scenario('cleared-while-a-call-is-under-way/fetchUser', {
  sentence: 'While a call is under way the token is cleared: fetchUser, called then, is anonymous.',
  requirements: ['UDA-07'],
  operation: 'fetchUser',
  route: 'cleared',
  steps: [
    init(GOOD),
    slowly,
    {
      do: 'meanwhile',
      call: goesOut('saveUser', 'UDA-02', 'good'),
      steps: [setJwt(NULL), anonymous('fetchUser')],
    },
  ],
});

const clearedAfterServerError = scenario('cleared-after-a-server-error/fetchUser', {
  sentence:
    'A call with a token meets a server error; then the token is cleared: nothing carries it any more.',
  requirements: ['UDA-07'],
  operation: 'fetchUser',
  route: 'cleared',
  steps: [
    init(GOOD),
    control('fetchUser', 'good', 'UDA-02'),
    {
      do: 'backend',
      fault: {
        kind: 'answer',
        status: 500,
        body: 'envelope',
        messageId: 'SERVER_ERROR',
        text: 'The server failed.',
      },
    },
    call('personalize', [{ requirement: 'UDA-22', kind: 'fails' }]),
    { do: 'backend', fault: null },
    setJwt(NULL),
    anonymous('fetchUser'),
  ],
});

const validOverBad = scenario('good-token-over-a-bad-one/personalize', {
  sentence: 'A good token set over a malformed one that was never used is sent.',
  requirements: ['UDA-04'],
  operation: 'personalize',
  route: 'replaced',
  steps: [
    init(token('bad', 'not-a-jws/word'), suppliedBad),
    setJwt(GOOD),
    goesOut('personalize', 'UDA-04', 'good'),
  ],
});

const secondInstance = scenario('a-second-start-without-a-token/fetchUser', {
  sentence: 'An SDK that is started anew without a JWT is anonymous, whatever an earlier one was given.',
  requirements: ['UDA-06'],
  operation: 'fetchUser',
  route: 'never',
  steps: [
    init(GOOD),
    control('fetchUser', 'good', 'UDA-02'),
    init(undefined, started('jwt')),
    call('fetchUser', accepted('UDA-06', 'application-code')),
  ],
});

export const JWT_CHANGES: readonly Scenario[] = [
  ...replaced,
  ...clearedAndSetAgain,
  twoOperations,
  sameTokenTwice,
  backToTheFirst,
  beforeAnyCall,
  ...expiresBetween,
  expiresAfterInit,
  ...recovery,
  recoveryFromMalformed,
  clearedAfterExpiry,
  ...overlapping,
  clearedMeanwhile,
  clearedAfterServerError,
  validOverBad,
  secondInstance,
];
