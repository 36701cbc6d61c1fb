// jwt mode: a callback of the application throws. What the application's code does is no failure of the call: nothing else is
// called back, and the next call works.
import { JWT_OPERATIONS } from '../contracts/operations.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, once, refusedBySdk, suppliedBad } from './expect.ts';
import { callWith, type Holding, storiesAbout } from './holding.ts';
import { recipeById } from './recipes/all.ts';
import type { CallStep, Scenario } from './scenario.ts';
import { backend, call, control, GOOD, init, NULL, setJwt, throwing, token } from './steps.ts';
import { CALLING_OPERATIONS, type CallingOperation, enveloped } from './trouble.ts';

const scenario = scenarioOf('throwing-callbacks', 'jwt', 'throwing-callback');
const EXPIRED = recipeById('expired/by-1-hour');
const FIRST: Holding = { is: 'good', token: 'good', via: 'UDA-02' };
const GIVEN: Holding = { is: 'good', token: 'good', via: 'UDA-03' };

const ABOUT: readonly RequirementId[] = [
  'UDA-15',
  'UDA-02',
  'UDA-03',
  'UDA-05',
  'UDA-07',
  'UDA-12',
  'UDA-13',
  'UDA-18',
  'UDA-19',
  'UDA-22',
];

const story = storiesAbout(scenario, ABOUT);

/** The calls after it: of another operation, then of the same one. A depersonalize may have dropped the token (UDA-44). */
function next(operation: CallingOperation): readonly CallStep[] {
  if (operation === 'depersonalize')
    return [callWith('fetchInstallation', FIRST), callWith('saveInstallation', FIRST)];
  const other = operation === 'saveUser' ? 'personalize' : 'saveUser';
  return [{ ...callWith(other, FIRST), control: true }, callWith(operation, FIRST)];
}

const ofACall = CALLING_OPERATIONS.map((operation) =>
  story(
    `success/${operation}`,
    `The success callback of ${operation} throws: no other callback is called, and the next calls work.`,
    [init(GOOD), throwing(callWith(operation, FIRST)), ...next(operation)],
    operation,
  ),
);

const ofTheStart = story(
  'success/start',
  'The success callback of the start throws: the SDK has started all the same.',
  [throwing(init(GOOD)), callWith('fetchUser', FIRST), callWith('saveUser', FIRST)],
);

const ofTheSetter: readonly Scenario[] = [
  ...JWT_OPERATIONS.map((operation) =>
    story(
      `setter/${operation}`,
      `The success callback of the setter throws: the token is set all the same, and ${operation} carries it.`,
      [init(), throwing(setJwt(GOOD)), callWith(operation, GIVEN)],
      operation,
    ),
  ),
  story(
    'setter-that-clears/fetchUser',
    'The success callback of the setter throws: the token is cleared all the same.',
    [init(GOOD), throwing(setJwt(NULL)), callWith('fetchUser', { is: 'nothing', via: 'UDA-07' })],
    'fetchUser',
  ),
];

const ofAnExpiredToken = JWT_OPERATIONS.map((operation) =>
  story(
    `expired-token/${operation}`,
    `The error callback of ${operation} throws over an expired token: after a fresh one the same call works.`,
    [
      init(token('bad', EXPIRED.id), suppliedBad),
      throwing(call(operation, refusedBySdk(EXPIRED))),
      setJwt(GOOD),
      call(operation, [...accepted('UDA-18', { token: 'good' }), confined]),
      control(operation, 'good', 'UDA-04'),
    ],
    operation,
  ),
);

const ofAServerError = CALLING_OPERATIONS.map((operation) =>
  story(
    `server-error/${operation}`,
    `The error callback of ${operation} throws over a server error: nothing else is called back, and the next calls work.`,
    [
      init(GOOD),
      backend(enveloped(503).fault),
      throwing(
        call(operation, [
          { requirement: 'UDA-22', kind: 'fails' },
          { requirement: 'UDA-22', kind: 'fails-with-backend-code' },
          once,
        ]),
      ),
      backend(null),
      ...(operation === 'depersonalize' ? [{ ...callWith('saveUser', FIRST), control: true }] : []),
      ...next(operation),
    ],
    operation,
  ),
);

export const THROWING_CALLBACKS: readonly Scenario[] = [
  ...ofACall,
  ofTheStart,
  ...ofTheSetter,
  ...ofAnExpiredToken,
  ...ofAServerError,
];
