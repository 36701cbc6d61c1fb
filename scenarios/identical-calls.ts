// The same call twice in a row: both are made, unless the SDK's adapter declares that it debounces (then the harness
// leaves that time between them). A success that no request stands behind is a false one.
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, once, started } from './expect.ts';
import type { CallStep, Scenario } from './scenario.ts';
import { call, GOOD, goesOut, init, meanwhileAtOnce, otherThan } from './steps.ts';
import { CALLING_OPERATIONS, type CallingOperation } from './trouble.ts';

/** Arguments that stay the same from call to call. */
const SAME: Readonly<Record<JwtOperation, Parameters<typeof call>[2]>> = {
  fetchUser: undefined,
  saveUser: { lastName: 'Hopper' },
  personalize: { userIdentity: { externalUserId: '$externalUserId' } },
};

function twice(one: CallStep): readonly CallStep[] {
  return [one, one];
}

const withToken = JWT_OPERATIONS.map((operation) =>
  scenarioOf(
    'identical-calls',
    'jwt',
    'identical-calls',
  )(operation, {
    sentence: `The same ${operation} twice in a row makes two requests, both with the token.`,
    requirements: ['UDA-02', 'UDA-15'],
    operation,
    route: 'init',
    steps: [init(GOOD), ...twice(call(operation, accepted('UDA-02', { token: 'good' }), SAME[operation]))],
  }),
);

const withApplicationCode = JWT_OPERATIONS.map((operation) =>
  scenarioOf(
    'identical-calls',
    'application-code',
    'identical-calls',
  )(operation, {
    sentence: `The same ${operation} twice in a row makes two requests, both with the application code.`,
    requirements: ['UDA-01', 'UDA-15'],
    operation,
    route: 'never',
    steps: [
      init(undefined, started('application-code')),
      ...twice(call(operation, accepted('UDA-01', 'application-code'), SAME[operation])),
    ],
  }),
);

/** What the other operations are given, the same each time. */
const SAME_OTHERS: Readonly<Partial<Record<CallingOperation, Parameters<typeof call>[2]>>> = {
  ...SAME,
  saveInstallation: { customAttributes: { note: 'same' } },
  submitEventImmediately: { definitionId: 'same' },
};

/** Two at once may be one request; each of them has callbacks of its own, and they are called. */
const atOnce = CALLING_OPERATIONS.map((operation) => {
  const one = call(operation, [once, confined], SAME_OTHERS[operation]);
  return scenarioOf(
    'identical-calls',
    'jwt',
    'identical-calls',
  )(`at-once/${operation}`, {
    sentence: `The same ${operation} three times at once: each calls back once.`,
    requirements: ['UDA-15'],
    operation,
    route: 'init',
    steps: [
      init(GOOD),
      goesOut(otherThan(operation), 'UDA-02', 'good'),
      meanwhileAtOnce(one, [one, one]),
      ...(operation === 'depersonalize'
        ? []
        : [call(otherThan(operation), accepted('UDA-02', { token: 'good' }))]),
    ],
  });
});

export const IDENTICAL_CALLS: readonly Scenario[] = [...withToken, ...withApplicationCode, ...atOnce];
