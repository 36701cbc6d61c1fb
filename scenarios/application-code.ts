// application-code mode: every request is authorised with the application code (UDA-01). What an SDK does with a JWT that
// is set all the same is open (UDA-40).
import type { Json } from '../contracts/json.ts';
import { JWT_OPERATIONS, type JwtOperation, type Operation } from '../contracts/operations.ts';
import { scenarioOf } from './define.ts';
import { accepted, observes, once, started } from './expect.ts';
import type { CallStep, Scenario, Step } from './scenario.ts';
import { call, GOOD, init, meanwhile, NULL, setJwt, token } from './steps.ts';

const scenario = scenarioOf('application-code', 'application-code');

const start = init(undefined, started('application-code'));
const OWN = { externalUserId: '$externalUserId' };

function works(operation: Operation, argument?: Json): CallStep {
  const expected = accepted('UDA-01', 'application-code');
  return argument === undefined ? call(operation, expected) : call(operation, expected, argument);
}

const OPERATIONS: readonly Operation[] = [
  ...JWT_OPERATIONS,
  'depersonalize',
  'fetchInstallation',
  'saveInstallation',
  'submitEventImmediately',
];

const operations = OPERATIONS.map((operation) =>
  scenario(operation, {
    sentence: `${operation} is authorised with the application code, and works.`,
    requirements: ['UDA-01'],
    operation,
    route: 'never',
    steps: [start, works(operation)],
  }),
);

/** Other arguments, by name. */
const VARIANTS: Readonly<Record<string, readonly [JwtOperation, string, Json]>> = {
  'saveUser-with-external-user-id': ['saveUser', 'with an external user ID', { ...OWN, firstName: '$fresh' }],
  'saveUser-custom-attributes': [
    'saveUser',
    'with custom attributes and text outside ASCII',
    { firstName: 'Žofie 🦊', customAttributes: { level: 3, tags: ['a', 'b'] } },
  ],
  'personalize-force-depersonalize': [
    'personalize',
    'with forceDepersonalize',
    { userIdentity: OWN, forceDepersonalize: true },
  ],
  'personalize-by-phone': ['personalize', 'by a phone number', { userIdentity: { phones: ['41793026727'] } }],
};

const variants = Object.entries(VARIANTS).map(([name, [operation, how, argument]]) =>
  scenario(name, {
    sentence: `${operation} ${how} is authorised with the application code, and works.`,
    requirements: ['UDA-01'],
    operation,
    route: 'never',
    steps: [start, works(operation, argument)],
  }),
);

const flows: readonly Scenario[] = [
  scenario('null-jwt-at-init/fetchUser', {
    sentence: 'With null as its JWT fetchUser is authorised with the application code.',
    requirements: ['UDA-01'],
    operation: 'fetchUser',
    route: 'init',
    steps: [init(NULL, started('application-code')), works('fetchUser')],
  }),
  scenario('null-jwt-by-setter/saveUser', {
    sentence: 'After null was set saveUser is authorised with the application code.',
    requirements: ['UDA-01'],
    operation: 'saveUser',
    route: 'setter',
    steps: [start, setJwt(NULL, [once]), works('saveUser')],
  }),
  scenario('save-then-fetch', {
    sentence: 'What saveUser saved is what fetchUser returns: both reach the backend.',
    requirements: ['UDA-01', 'UDA-38'],
    operation: 'fetchUser',
    route: 'never',
    steps: [
      start,
      works('saveUser', { firstName: 'Katherine' }),
      call('fetchUser', [
        ...accepted('UDA-01', 'application-code'),
        { requirement: 'UDA-38', kind: 'returns', path: 'firstName', equals: 'Katherine' },
      ]),
    ],
  }),
  scenario('after-depersonalize', {
    sentence: 'After depersonalize the calls that follow are authorised with the application code, and work.',
    requirements: ['UDA-01'],
    operation: 'depersonalize',
    route: 'never',
    steps: [start, works('personalize'), works('depersonalize'), works('saveUser'), works('personalize')],
  }),
  scenario('two-calls-at-once', {
    sentence: 'Two calls are under way at once: both carry the application code, and each calls back once.',
    requirements: ['UDA-01', 'UDA-15'],
    route: 'never',
    steps: [start, meanwhile(works('fetchUser'), [works('saveUser'), works('personalize')])],
  }),
];

/** A JWT where none is asked for, good or bad. */
const SET_ALL_THE_SAME = ['valid/plain', 'expired/by-1-hour', 'segments/two-without-signature'];

function jwtSet(operation: JwtOperation, route: 'init' | 'setter', recipe: string): Scenario {
  const jwt = recipe === 'valid/plain' ? GOOD : token('tested', recipe);
  const supplied: readonly Step[] =
    route === 'init' ? [init(jwt, [])] : [init(undefined, []), setJwt(jwt, [])];
  return scenario(`jwt-set/${recipe}/${operation}/via-${route}`, {
    sentence: `A JWT (${recipe}) is set although the profile is in the default mode: what does ${operation} send?`,
    requirements: ['UDA-40'],
    operation,
    recipe,
    route,
    steps: [...supplied, call(operation, [observes('UDA-40', 'Which authorisation was sent?')])],
  });
}

export const APPLICATION_CODE: readonly Scenario[] = [
  ...operations,
  ...variants,
  ...flows,
  ...SET_ALL_THE_SAME.flatMap((recipe) =>
    JWT_OPERATIONS.flatMap((operation, turn) =>
      recipe === 'valid/plain'
        ? [jwtSet(operation, 'init', recipe), jwtSet(operation, 'setter', recipe)]
        : [jwtSet(operation, turn % 2 === 0 ? 'setter' : 'init', recipe)],
    ),
  ),
];
