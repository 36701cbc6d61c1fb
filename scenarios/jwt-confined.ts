// jwt mode: the token is in the Authorization header of the calls that need it, and nowhere else: no URL, no body, no
// other header or endpoint, no log (UDA-35). Trouble is where tokens get into logs.
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { confined, notAllowed, once, refusedByBackend, refusedBySdk, suppliedBad } from './expect.ts';
import { recipeById } from './recipes/all.ts';
import type { BackendFault, Expectation, Scenario } from './scenario.ts';
import { backend, call, control, GOOD, goesOut, init, NULL, setJwt, token } from './steps.ts';

const scenario = scenarioOf('jwt-confined', 'jwt', 'confined');
const requirements = ['UDA-35'] as const;

const session = scenario('whole-session', {
  sentence:
    'A token given at initialisation and another set later stay where they belong over a whole session.',
  requirements,
  route: 'replaced',
  steps: [
    init(GOOD),
    ...JWT_OPERATIONS.map((operation) => goesOut(operation, 'UDA-02', 'good')),
    setJwt(token('second')),
    ...JWT_OPERATIONS.map((operation) => goesOut(operation, 'UDA-04', 'second')),
    setJwt(NULL),
    call('fetchUser', [once, confined]),
  ],
});

const REFUSED = ['expired/by-1-hour', 'claim/exp-missing', 'segments/four', 'white-space/space-after'];

const refused = REFUSED.map((recipe, turn) => {
  const operation: JwtOperation = JWT_OPERATIONS[turn % JWT_OPERATIONS.length] ?? 'fetchUser';
  return scenario(`refused-by-the-sdk/${recipe}/${operation}`, {
    sentence: `A token that ${operation} refuses (${recipe}) is written nowhere, not even to say so.`,
    requirements,
    operation,
    recipe,
    route: 'setter',
    steps: [
      init(),
      setJwt(token('bad', recipe), suppliedBad),
      call(operation, [...refusedBySdk(recipeById(recipe)), confined]),
      setJwt(GOOD),
      control(operation, 'good', 'UDA-04'),
    ],
  });
});

function troubled(name: string, is: string, fault: BackendFault, expected: readonly Expectation[]): Scenario {
  return scenario(`trouble/${name}`, {
    sentence: `The backend ${is}: what the SDK says of it does not hold the token.`,
    requirements,
    operation: 'personalize',
    route: 'init',
    steps: [
      init(GOOD),
      control('personalize', 'good', 'UDA-02'),
      backend(fault),
      call('personalize', [...expected, confined]),
    ],
  });
}

const failed: readonly Expectation[] = [{ requirement: 'UDA-22', kind: 'fails' }, once];

const trouble: readonly Scenario[] = [
  troubled('reset', 'resets the connection', { kind: 'reset' }, failed),
  troubled(
    'server-error',
    'answers 500 with an HTML page',
    { kind: 'answer', status: 500, body: 'html' },
    failed,
  ),
  scenario('trouble/forged-signature', {
    sentence: 'The backend refuses a forged token: what the SDK says of it does not hold the token.',
    requirements,
    operation: 'saveUser',
    recipe: 'refused-by-backend/forged-signature',
    route: 'setter',
    steps: [
      init(),
      setJwt(token('forged', 'refused-by-backend/forged-signature')),
      call('saveUser', [...refusedByBackend('UDA-20', { token: 'forged' }, 'jwt'), confined]),
      setJwt(GOOD),
      control('saveUser', 'good', 'UDA-04'),
    ],
  }),
  scenario('trouble/mismatching-identity', {
    sentence: 'personalize as another person is refused: what the SDK says of it does not hold the token.',
    requirements,
    operation: 'personalize',
    route: 'init',
    steps: [
      init(GOOD),
      control('personalize', 'good', 'UDA-02'),
      call('personalize', [...notAllowed('UDA-11'), confined], {
        userIdentity: { externalUserId: '$otherExternalUserId' },
      }),
    ],
  }),
];

export const JWT_CONFINED: readonly Scenario[] = [session, ...refused, ...trouble];
