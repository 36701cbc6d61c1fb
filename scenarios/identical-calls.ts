// The same call twice in a row: both are made, unless the SDK's adapter declares that it debounces (then the harness
// leaves that time between them). A success that no request stands behind is a false one.
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { accepted, started } from './expect.ts';
import type { CallStep, Scenario } from './scenario.ts';
import { call, GOOD, init } from './steps.ts';

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

export const IDENTICAL_CALLS: readonly Scenario[] = [...withToken, ...withApplicationCode];
