// jwt mode: what an application does inside a callback, before it returns: it makes the next call, or sets a token. An SDK
// has done its work by then: what it reports is so, and the next call is a call like any other.
import { JWT_OPERATIONS } from '../contracts/operations.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, noFalseSuccess, once, refusedBySdk, succeeds, suppliedBad } from './expect.ts';
import { callWith, type Holding, storiesAbout } from './holding.ts';
import { recipeById } from './recipes/all.ts';
import type { CallStep, Expectation, Scenario } from './scenario.ts';
import { atOnce, backend, call, GOOD, inCallback, init, NULL, otherThan, setJwt, token } from './steps.ts';
import { CALLING_OPERATIONS, type CallingOperation, enveloped, RESET, turn } from './trouble.ts';

const scenario = scenarioOf('in-callbacks', 'jwt', 'in-callback');
const EXPIRED = recipeById('expired/by-1-hour');
const BUSY = enveloped(503);

const FIRST: Holding = { is: 'good', token: 'good', via: 'UDA-02' };
const GIVEN: Holding = { is: 'good', token: 'good', via: 'UDA-03' };
const SECOND: Holding = { is: 'good', token: 'second', via: 'UDA-04' };
const REPLACED: Holding = { is: 'good', token: 'good', via: 'UDA-04' };
const CLEARED: Holding = { is: 'nothing', via: 'UDA-07' };

const ABOUT: readonly RequirementId[] = [
  'UDA-15',
  'UDA-02',
  'UDA-03',
  'UDA-04',
  'UDA-05',
  'UDA-07',
  'UDA-18',
  'UDA-19',
  'UDA-22',
];

const story = storiesAbout(scenario, ABOUT);

/** Proves that the SDK reaches the backend, by another operation. */
function proof(operation: CallingOperation, holding: Holding): CallStep {
  const other = operation === 'saveUser' ? 'personalize' : 'saveUser';
  return { ...callWith(holding.is === 'nothing' ? 'saveUser' : other, holding), control: true };
}

/** A start may report before it has registered, and a call then fails: that it calls back is what counts. */
const inAStart = JWT_OPERATIONS.map((operation) =>
  story(
    `of-the-start/${operation}`,
    `${operation} is called in the callback of the start: it calls back, once, and the next calls carry the token.`,
    [
      inCallback(init(GOOD), [call(operation, [noFalseSuccess('UDA-22'), once, confined])]),
      proof(operation, FIRST),
    ],
    operation,
  ),
);

const setInAStart = story(
  'of-the-start/setter',
  'A token is set in the callback of a start without one: the next calls carry it.',
  [inCallback(init(), [setJwt(GOOD)]), callWith('fetchUser', GIVEN), callWith('saveUser', GIVEN)],
);

const inTheSetter: readonly Scenario[] = [
  ...JWT_OPERATIONS.map((operation) =>
    story(
      `of-the-setter/${operation}`,
      `${operation} is called in the success callback of the setter: it carries the token that was set.`,
      [init(), inCallback(setJwt(GOOD), [callWith(operation, GIVEN)]), proof(operation, GIVEN)],
      operation,
    ),
  ),
  ...JWT_OPERATIONS.map((operation) =>
    story(
      `of-the-setter-that-replaces/${operation}`,
      `A token is replaced, and ${operation} is called in the success callback of the setter: it carries the new one.`,
      [init(GOOD), inCallback(setJwt(token('second')), [callWith(operation, SECOND)])],
      operation,
    ),
  ),
  ...(['fetchUser', 'saveUser'] as const).map((operation) =>
    story(
      `of-the-setter-that-clears/${operation}`,
      `The token is cleared, and ${operation} is called in the success callback of the setter: it is anonymous.`,
      [init(GOOD), inCallback(setJwt(NULL), [callWith(operation, CLEARED)])],
      operation,
    ),
  ),
];

/** Each operation as the outer and as the inner call. */
const inASuccess = CALLING_OPERATIONS.flatMap((outer, number) =>
  [1, 3].map((distance) => {
    const inner = turn(CALLING_OPERATIONS, number + distance);
    return story(
      `of-${outer}/${inner}`,
      `${inner} is called in the success callback of ${outer}: both work, and each calls back once.`,
      [init(GOOD), inCallback(callWith(outer, FIRST), [callWith(inner, FIRST)])],
      inner,
    );
  }),
);

/** Those whose calls differ from each other: an identical one at once may be answered without a request (debounce). */
const WITH_AN_ARGUMENT: readonly CallingOperation[] = [
  'saveUser',
  'personalize',
  'saveInstallation',
  'submitEventImmediately',
];

/** The same function once more. Of two calls of one operation nobody can say whose request is whose: that both end counts. */
const sameInASuccess = CALLING_OPERATIONS.map((operation) => {
  const works = WITH_AN_ARGUMENT.includes(operation) ? [succeeds('UDA-15')] : [];
  const { argument } = callWith(operation, FIRST);
  return story(
    `of-${operation}/${operation}`,
    `${operation} is called in the success callback of ${operation}: each calls back once.`,
    [
      init(GOOD),
      proof(operation, FIRST),
      inCallback(callWith(operation, FIRST), [call(operation, [...works, once, confined], argument)]),
      ...(operation === 'depersonalize' ? [] : [proof(operation, FIRST)]),
    ],
    operation,
  );
});

const setAgainInTheSetter = story(
  'of-the-setter/setter',
  'A token is set in the success callback of the setter: both call back, and the next calls carry the one set last.',
  [
    init(),
    inCallback(setJwt(GOOD), [setJwt(token('second'))]),
    callWith('fetchUser', SECOND),
    callWith('saveUser', SECOND),
  ],
);

const twoInASuccess = story(
  'of-fetchUser/two-calls',
  'Two calls are made in the success callback of a third: all work, and each calls back once.',
  [
    init(GOOD),
    inCallback(callWith('fetchUser', FIRST), [
      callWith('saveUser', FIRST),
      callWith('fetchInstallation', FIRST),
    ]),
  ],
);

const busy: readonly Expectation[] = [
  { requirement: 'UDA-22', kind: 'fails' },
  { requirement: 'UDA-22', kind: 'described' },
  once,
];

const failed: readonly Expectation[] = [{ requirement: 'UDA-22', kind: 'fails' }, once];

const inAnError: readonly Scenario[] = [
  ...JWT_OPERATIONS.map((operation) =>
    story(
      `of-an-expired-token/${operation}`,
      `${operation} is refused for its expired token, a fresh one is set in the error callback: the same call works.`,
      [
        init(token('bad', EXPIRED.id), suppliedBad),
        inCallback(call(operation, refusedBySdk(EXPIRED)), [setJwt(GOOD)]),
        atOnce(call(operation, [...accepted('UDA-18', { token: 'good' }), confined])),
        proof(operation, REPLACED),
      ],
      operation,
    ),
  ),
  ...JWT_OPERATIONS.map((operation) =>
    story(
      `of-a-server-error/${operation}`,
      `${operation} fails at the backend, another call is made in its error callback: each calls back once, and later calls work.`,
      [
        init(GOOD),
        backend(BUSY.fault),
        inCallback(call(operation, busy), [call(otherThan(operation), busy)]),
        backend(null),
        callWith('saveUser', FIRST),
        proof('saveUser', FIRST),
        { ...callWith('fetchInstallation', FIRST), control: true },
      ],
      operation,
    ),
  ),
];

/** The same function in its own error callback, as an application that tries again. */
const sameInAnError = CALLING_OPERATIONS.map((operation, number) => {
  const other = operation === 'fetchInstallation' ? 'saveInstallation' : 'fetchInstallation';
  return story(
    `of-a-server-error/${operation}-again`,
    `${operation} fails at the backend and is called once more in its error callback: each calls back once, and later calls work.`,
    [
      init(GOOD),
      backend({ ...(number % 2 === 0 ? BUSY : RESET).fault, on: 'every-call' }),
      inCallback(call(operation, failed), [call(operation, failed)]),
      backend(null),
      callWith('saveUser', FIRST),
      { ...callWith(operation === 'saveUser' ? 'fetchUser' : 'saveUser', FIRST), control: true },
      { ...callWith(other, FIRST), control: true },
    ],
    operation,
  );
});

export const IN_CALLBACKS: readonly Scenario[] = [
  ...inAStart,
  setInAStart,
  ...inTheSetter,
  ...inASuccess,
  ...sameInASuccess,
  setAgainInTheSetter,
  twoInASuccess,
  ...inAnError,
  ...sameInAnError,
];
