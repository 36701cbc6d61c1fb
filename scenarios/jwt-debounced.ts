// jwt mode: the same call at once, without the pause that an adapter's debounce asks for. An answer belongs to the token that
// it was asked with, and success without a request is never right after a failed call.

import type { Json } from '../contracts/json.ts';
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, notAllowed, refusedBySdk, suppliedBad } from './expect.ts';
import { recipeById } from './recipes/all.ts';
import type { CallStep, Expectation, Scenario } from './scenario.ts';
import { atOnce, backend, call, control, GOOD, init, NULL, setJwt, token } from './steps.ts';
import { enveloped, RESET } from './trouble.ts';

const scenario = scenarioOf('jwt-debounced', 'jwt', 'at-once');
const HOUR_AGO = recipeById('expired/by-1-hour');
const MALFORMED = recipeById('segments/two-without-signature');

/** Arguments that stay the same from call to call. */
const SAME: Readonly<Record<JwtOperation, Json | undefined>> = {
  fetchUser: undefined,
  saveUser: { lastName: 'Hopper' },
  personalize: { userIdentity: { externalUserId: '$externalUserId' } },
};

function same(operation: JwtOperation, expected: readonly Expectation[]): CallStep {
  return atOnce(call(operation, expected, SAME[operation]));
}

function works(operation: JwtOperation): CallStep {
  return same(operation, accepted('UDA-02', { token: 'good' }));
}

const documentedRetry = JWT_OPERATIONS.map((operation) =>
  scenario(`documented-retry/${operation}`, {
    sentence: `${operation} reports JWT_TOKEN_EXPIRED, a fresh token is set and the same call is made at once: it is made, whatever an SDK debounces.`,
    requirements: ['UDA-18', 'UDA-13'],
    operation,
    recipe: HOUR_AGO.id,
    route: 'replaced',
    steps: [
      init(token('bad', HOUR_AGO.id), suppliedBad),
      same(operation, refusedBySdk(HOUR_AGO)),
      setJwt(GOOD),
      same(operation, accepted('UDA-18', { token: 'good' })),
      control(operation, 'good', 'UDA-04'),
    ],
  }),
);

/** A call that failed on the backend is made at once again, with the same token. */
const afterAFailure = JWT_OPERATIONS.flatMap((operation) =>
  [enveloped(503), enveloped(401), RESET].map((trouble) =>
    scenario(`after-${trouble.name}/${operation}`, {
      sentence: `The backend ${trouble.is}, then it works again and the same ${operation} is made at once: success needs a request.`,
      requirements: ['UDA-22', 'UDA-02'],
      operation,
      route: 'init',
      steps: [
        init(GOOD),
        control(operation, 'good', 'UDA-02'),
        backend(trouble.fault),
        same(operation, [{ requirement: 'UDA-22', kind: 'fails' }]),
        backend(null),
        works(operation),
      ],
    }),
  ),
);

const tokenSpoilt = JWT_OPERATIONS.flatMap((operation) =>
  ([MALFORMED, HOUR_AGO] as const).map((recipe) =>
    scenario(`${recipe.kind}-set-between/${operation}`, {
      sentence: `${operation} works, a token that is ${recipe.kind} is set and the same call is made at once: it is refused, not answered as before.`,
      requirements: [...recipe.requirements, 'UDA-14'],
      operation,
      recipe: recipe.id,
      route: 'replaced',
      steps: [
        init(GOOD),
        control(operation, 'good', 'UDA-02'),
        works(operation),
        setJwt(token('bad', recipe.id), suppliedBad),
        same(operation, refusedBySdk(recipe)),
      ],
    }),
  ),
);

const tokenReplaced = JWT_OPERATIONS.map((operation) =>
  scenario(`another-token-set-between/${operation}`, {
    sentence: `${operation} works, another token is set and the same call is made at once: it goes out with that one.`,
    requirements: ['UDA-04'],
    operation,
    route: 'replaced',
    steps: [
      init(GOOD),
      works(operation),
      setJwt(token('second')),
      same(operation, [...accepted('UDA-04', { token: 'second' }), confined]),
    ],
  }),
);

const cleared = (['fetchUser', 'saveUser'] as const).map((operation) =>
  scenario(`null-set-between/${operation}`, {
    sentence: `${operation} works, null is set and the same call is made at once: the person is anonymous, and it goes out so.`,
    requirements: ['UDA-07'],
    operation,
    route: 'cleared',
    steps: [
      init(GOOD),
      works(operation),
      setJwt(NULL),
      same(operation, [...accepted('UDA-07', 'application-code'), confined]),
    ],
  }),
);

const personalizeCleared = scenario('null-set-between/personalize', {
  sentence: 'personalize works, null is set and the same call is made at once: it does not succeed.',
  requirements: ['UDA-08'],
  operation: 'personalize',
  route: 'cleared',
  steps: [
    init(GOOD),
    control('personalize', 'good', 'UDA-02'),
    works('personalize'),
    setJwt(NULL),
    same('personalize', notAllowed('UDA-08')),
  ],
});

export const JWT_DEBOUNCED: readonly Scenario[] = [
  ...documentedRetry,
  ...afterAFailure,
  ...tokenSpoilt,
  ...tokenReplaced,
  ...cleared,
  personalizeCleared,
];
