// jwt mode: what is set while something is under way that fails, starts or expires. What is tried again carries what is set
// by then (UDA-39), and two setters at once leave one of the two.
import { JWT_OPERATIONS, type JwtOperation } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import {
  accepted,
  bounded,
  confined,
  followsTheToken,
  noFalseSuccess,
  once,
  refusedBySdk,
  set,
  started,
  suppliedBad,
} from './expect.ts';
import { recipeById } from './recipes/all.ts';
import type { Authorisation, CallStep, Expectation, InnerStep, Scenario, Step, Supply } from './scenario.ts';
import {
  anonymous,
  backend,
  call,
  control,
  expire,
  GOOD,
  goesOut,
  init,
  meanwhile,
  NULL,
  otherThan,
  setJwt,
  token,
} from './steps.ts';
import { enveloped, RESET, type Trouble } from './trouble.ts';

const scenario = scenarioOf('jwt-under-way', 'jwt', 'under-way');
const SECOND = token('second');
const MALFORMED = recipeById('segments/two-without-signature');
const HOUR_AGO = recipeById('expired/by-1-hour');

/** What is set while a call is failing, the requirement that says what a retry may carry then, and the next call. */
const CHANGES = [
  ['replaced', setJwt(SECOND), 'UDA-04', (next: JwtOperation) => goesOut(next, 'UDA-04', 'second')],
  ['cleared', setJwt(NULL), 'UDA-07', (next: JwtOperation) => anonymous(next)],
  [
    'malformed-set',
    setJwt(token('bad', MALFORMED.id), suppliedBad),
    'UDA-04',
    (next: JwtOperation) => call(next, refusedBySdk(MALFORMED)),
  ],
] as const;

const FAILING: readonly Trouble[] = [enveloped(503), enveloped(500), RESET];

/** A call whose failure is on its way when the token changes. */
const retried = JWT_OPERATIONS.flatMap((operation) =>
  CHANGES.flatMap(([change, setter, requirement, next]) =>
    FAILING.map((trouble) =>
      scenario(`${change}-before-${trouble.name}/${operation}`, {
        sentence: `${operation} is under way, the token is ${change.replace('-', ' and ')}, then the backend ${trouble.is}: what is tried again carries what is set by then, and so does the next call.`,
        requirements: [requirement, 'UDA-39', 'UDA-22'],
        operation,
        route: change === 'cleared' ? 'cleared' : 'replaced',
        steps: [
          init(GOOD),
          control(operation, 'good', 'UDA-02'),
          backend(trouble.fault),
          meanwhile(
            call(operation, [
              { requirement: 'UDA-22', kind: 'fails' },
              once,
              bounded,
              followsTheToken(requirement),
              followsTheToken('UDA-39'),
              confined,
            ]),
            [setter],
          ),
          backend(null),
          next(otherThan(operation)),
          setJwt(token('last')),
          { ...goesOut(operation, 'UDA-04', 'last'), control: true },
        ],
      }),
    ),
  ),
);

/** Nobody can say which of two setters at once comes first; what is held is one of the two, and nothing else. */
function oneOf(
  operation: JwtOperation,
  by: readonly Authorisation[],
  requirement: 'UDA-04' | 'UDA-07',
): CallStep {
  return call(operation, [{ requirement, kind: 'authorised-by-one-of', by }, once, confined]);
}

const settersAtOnce: readonly Scenario[] = [
  ...JWT_OPERATIONS.map((operation) =>
    scenario(`two-setters-at-once/${operation}`, {
      sentence: `Two tokens are set at once: ${operation} carries one of them, never the one before.`,
      requirements: ['UDA-04', 'UDA-19'],
      operation,
      route: 'replaced' as const,
      steps: [
        init(GOOD),
        goesOut(operation, 'UDA-02', 'good'),
        meanwhile(setJwt(SECOND), [setJwt(token('third'))]),
        oneOf(operation, [{ token: 'second' }, { token: 'third' }], 'UDA-04'),
        oneOf(otherThan(operation), [{ token: 'second' }, { token: 'third' }], 'UDA-04'),
      ],
    }),
  ),
  ...(['fetchUser', 'saveUser'] as const).map((operation) =>
    scenario(`a-token-and-null-at-once/${operation}`, {
      sentence: `A token and null are set at once: ${operation} carries that token or none, never the one before.`,
      requirements: ['UDA-07', 'UDA-19'],
      operation,
      route: 'cleared' as const,
      steps: [
        init(GOOD),
        goesOut(operation, 'UDA-02', 'good'),
        meanwhile(setJwt(SECOND), [setJwt(NULL)]),
        oneOf(operation, [{ token: 'second' }, 'application-code'], 'UDA-07'),
        oneOf(otherThan(operation), [{ token: 'second' }, 'application-code'], 'UDA-07'),
      ],
    }),
  ),
];

const STARTING: readonly (readonly [
  string,
  Supply | undefined,
  InnerStep,
  (operation: 'fetchUser' | 'saveUser') => Step,
  'UDA-03' | 'UDA-04' | 'UDA-07',
])[] = [
  [
    'a-token-is-set',
    undefined,
    setJwt(token('second')),
    (operation) => goesOut(operation, 'UDA-03', 'second'),
    'UDA-03',
  ],
  [
    'the-token-is-replaced',
    GOOD,
    setJwt(token('second')),
    (operation) => goesOut(operation, 'UDA-04', 'second'),
    'UDA-04',
  ],
  ['the-token-is-cleared', GOOD, setJwt(NULL), (operation) => anonymous(operation), 'UDA-07'],
];

/** The setter is called before the registration has been answered. */
const whileStarting = STARTING.flatMap(([name, jwt, setter, next, requirement]) =>
  (['fetchUser', 'saveUser'] as const).map((operation) =>
    scenario(`start/${name}/${operation}`, {
      sentence: `While the SDK starts ${name.replaceAll('-', ' ')}: ${operation} goes by what was set last, not by the configuration.`,
      requirements: [requirement],
      operation,
      steps: [
        meanwhile({ do: 'init', ...(jwt === undefined ? {} : { jwt }), expectations: started('jwt') }, [
          setter,
        ]),
        next(operation),
        next(operation === 'fetchUser' ? 'saveUser' : 'fetchUser'),
      ],
    }),
  ),
);

/** A call is made before the registration has been answered: it may wait, and it may be refused. */
const calledWhileStarting = JWT_OPERATIONS.map((operation) =>
  scenario(`start/a-call-is-made/${operation}`, {
    sentence: `While the SDK starts ${operation} is called: it calls back once, and the next call works.`,
    requirements: ['UDA-15', 'UDA-22', 'UDA-02'],
    operation,
    route: 'init',
    steps: [
      meanwhile(init(GOOD), [call(operation, [noFalseSuccess('UDA-22'), once, confined])]),
      goesOut(operation, 'UDA-02', 'good'),
      goesOut(otherThan(operation), 'UDA-02', 'good'),
    ],
  }),
);

const refusedByNow: readonly Expectation[] = [
  { requirement: 'UDA-17', kind: 'fails', codes: HOUR_AGO.codes },
  ...refusedBySdk(HOUR_AGO),
];

/** Whether a call that was made in time is answered with success, is the backend's to say. */
const expiring = scenario('personalize/the-token-expires', {
  sentence: 'A token expires while personalize is under way: the next call is refused for it.',
  requirements: ['UDA-17', 'UDA-13', 'UDA-14'],
  operation: 'personalize',
  route: 'init',
  steps: [
    init({ token: 'short', recipe: 'valid/plain', lifetimeSeconds: 30 }),
    meanwhile(
      call('personalize', [
        { requirement: 'UDA-02', kind: 'authorised', by: { token: 'short' } },
        noFalseSuccess('UDA-22'),
        once,
      ]),
      [expire('short')],
    ),
    call('saveUser', refusedByNow),
    setJwt(token('fresh'), set),
    call('saveUser', accepted('UDA-18', { token: 'fresh' })),
    control('saveUser', 'fresh', 'UDA-04'),
  ],
});

export const JWT_UNDER_WAY: readonly Scenario[] = [
  ...retried,
  ...settersAtOnce,
  ...whileStarting,
  ...calledWhileStarting,
  expiring,
];
