// application-code mode: every request is authorised with the application code (UDA-01). What an SDK does with a JWT that
// is set all the same is open (UDA-40).

import type { Json } from '../contracts/json.ts';
import { JWT_OPERATIONS, type Operation } from '../contracts/operations.ts';
import { accepted, once, started } from './expect.ts';
import type { Expectation, Scenario, Step } from './scenario.ts';
import { argumentFor, call, GOOD, NULL, setJwt } from './steps.ts';

const start: Step = { do: 'init', expectations: started('application-code') };

function scenario(
  name: string,
  operation: Operation,
  sentence: string,
  argument = argumentFor(operation),
  before: readonly Step[] = [start],
): Scenario {
  return {
    id: `application-code/${name}`,
    theme: 'application-code',
    sentence,
    mode: 'application-code',
    level: 'MUST',
    requirements: ['UDA-01'],
    operation,
    route: 'never',
    steps: [...before, call(operation, accepted('UDA-01', 'application-code'), argument)],
  };
}

const OPERATIONS: readonly Operation[] = [
  'fetchUser',
  'saveUser',
  'personalize',
  'depersonalize',
  'fetchInstallation',
  'saveInstallation',
  'submitEventImmediately',
];

const VARIANTS: readonly (readonly [string, Operation, string, Json])[] = [
  [
    'saveUser-with-external-user-id',
    'saveUser',
    'with an external user ID',
    { externalUserId: '$externalUserId', firstName: '$fresh' },
  ],
  [
    'personalize-force-depersonalize',
    'personalize',
    'with forceDepersonalize',
    { userIdentity: { externalUserId: '$externalUserId' }, forceDepersonalize: true },
  ],
  ['personalize-by-phone', 'personalize', 'by a phone number', { userIdentity: { phones: ['41793026727'] } }],
  [
    'saveUser-custom-attributes',
    'saveUser',
    'with custom attributes and text outside ASCII',
    { firstName: 'Žofie 🦊', customAttributes: { level: 3, tags: ['a', 'b'] } },
  ],
];

/** Names that no SDK instance can know in advance, so that a canned answer does not pass. */
const NULL_AT_INIT: Step = { do: 'init', jwt: NULL, expectations: started('application-code') };

const flows: readonly Scenario[] = [
  scenario(
    'fetchUser-null-jwt-at-init',
    'fetchUser',
    'With null as its JWT fetchUser is authorised with the application code.',
    undefined,
    [NULL_AT_INIT],
  ),
  scenario(
    'saveUser-null-jwt-by-setter',
    'saveUser',
    'After null was set saveUser is authorised with the application code.',
    argumentFor('saveUser'),
    [start, { ...setJwt(NULL), expectations: [once] }],
  ),
  {
    ...scenario(
      'save-then-fetch',
      'fetchUser',
      'What saveUser saved is what fetchUser returns: both reach the backend.',
    ),
    steps: [
      start,
      call('saveUser', accepted('UDA-01', 'application-code'), { firstName: 'Katherine' }),
      call('fetchUser', [
        ...accepted('UDA-01', 'application-code'),
        { requirement: 'UDA-01', kind: 'returns', path: 'firstName', equals: 'Katherine' },
      ]),
    ],
  },
];

function jwtSet(operation: (typeof JWT_OPERATIONS)[number], route: 'init' | 'setter'): Scenario {
  const question = 'Which authorisation was sent?';
  const observes: Expectation = { requirement: 'UDA-40', kind: 'observes', question };
  return {
    id: `application-code/jwt-set/${operation}/via-${route}`,
    theme: 'application-code',
    sentence: `A JWT is set although the profile is in the default mode: what does ${operation} send?`,
    mode: 'application-code',
    level: 'INFO',
    requirements: ['UDA-40'],
    operation,
    recipe: 'valid/plain',
    route,
    steps: [
      ...(route === 'init'
        ? [{ do: 'init' as const, jwt: GOOD, expectations: [] }]
        : [start, setJwt(GOOD, [])]),
      call(operation, [observes]),
    ],
  };
}

export const APPLICATION_CODE: readonly Scenario[] = [
  ...OPERATIONS.map((operation) =>
    scenario(operation, operation, `${operation} is authorised with the application code, and works.`),
  ),
  ...VARIANTS.map(([name, operation, how, argument]) =>
    scenario(
      name,
      operation,
      `${operation} ${how} is authorised with the application code, and works.`,
      argument,
    ),
  ),
  ...flows,
  ...JWT_OPERATIONS.flatMap((operation) => [jwtSet(operation, 'init'), jwtSet(operation, 'setter')]),
];
