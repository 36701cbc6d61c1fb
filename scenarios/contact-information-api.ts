// contact-information-api mode: the backend refuses to change personal information, and the SDK says so (UDA-21).
import type { Json } from '../contracts/json.ts';
import { once, started } from './expect.ts';
import type { Expectation, Scenario, Step, Supply } from './scenario.ts';
import { argumentFor, call, GOOD, NULL } from './steps.ts';

const MODE = 'contact-information-api';

/** What the SDK holds. */
const HELD: Readonly<Record<string, { readonly is: string; readonly jwt?: Supply }>> = {
  'no-token': { is: 'without a JWT' },
  'null-token': { is: 'with null as its JWT', jwt: NULL },
  'good-token': { is: 'with a good JWT', jwt: GOOD },
};

function start(jwt: Supply | undefined): Step {
  return { do: 'init', ...(jwt === undefined ? {} : { jwt }), expectations: started(MODE) };
}

/** The backend is reached, refuses, and its refusal is what the error callback gets. */
const restricted: readonly Expectation[] = [
  { requirement: 'UDA-21', kind: 'fails', codes: ['USER_DATA_RESTRICTED'] },
  { requirement: 'UDA-21', kind: 'fails-with-backend-code' },
  { requirement: 'UDA-21', kind: 'described' },
  once,
];

const base = { theme: 'contact-information-api', mode: MODE, level: 'MUST' } as const;

const REFUSED: readonly (readonly [string, 'saveUser' | 'personalize', Json])[] = [
  ['saveUser', 'saveUser', { firstName: 'Linus' }],
  ['saveUser-with-external-user-id', 'saveUser', { firstName: 'Linus', externalUserId: '$externalUserId' }],
  [
    'personalize',
    'personalize',
    { userIdentity: { externalUserId: '$externalUserId' }, userAttributes: { firstName: 'Linus' } },
  ],
  [
    'personalize-force-depersonalize',
    'personalize',
    { userIdentity: { externalUserId: '$externalUserId' }, forceDepersonalize: true },
  ],
];

const refused: readonly Scenario[] = REFUSED.flatMap(([name, operation, argument]) =>
  Object.entries(HELD).map(([held, { is, jwt }]) => ({
    ...base,
    id: `${MODE}/${name}/${held}`,
    sentence: `${operation} ${is} is refused by the backend, and the error callback gets USER_DATA_RESTRICTED.`,
    requirements: ['UDA-21'] as const,
    operation,
    steps: [start(jwt), call(operation, restricted, argument)],
  })),
);

const nothingSaved: readonly Scenario[] = (['saveUser', 'personalize'] as const).map((operation) => ({
  ...base,
  id: `${MODE}/nothing-saved/${operation}`,
  sentence: `After ${operation} was refused, the local user does not have what was not saved.`,
  requirements: ['UDA-21'],
  operation,
  steps: [
    start(undefined),
    call(
      operation,
      restricted,
      operation === 'saveUser'
        ? { lastName: 'Unsaved' }
        : { userIdentity: { externalUserId: '$externalUserId' }, userAttributes: { lastName: 'Unsaved' } },
    ),
    call('getUser', [
      { requirement: 'UDA-21', kind: 'returns-not', path: 'lastName', value: 'Unsaved' },
      once,
    ]),
  ],
}));

/** What still works in this mode, so far as our sources say: what changes no personal information. */
const works: readonly Scenario[] = (
  ['fetchInstallation', 'saveInstallation', 'submitEventImmediately', 'depersonalize'] as const
).map((operation) => ({
  ...base,
  id: `${MODE}/works/${operation}`,
  sentence: `${operation} changes no personal information, and works.`,
  requirements: ['UDA-15'],
  operation,
  steps: [
    start(undefined),
    call(
      operation,
      [
        { requirement: 'UDA-15', kind: 'authorised', by: 'application-code' },
        { requirement: 'UDA-15', kind: 'succeeds' },
        once,
      ],
      argumentFor(operation),
    ),
  ],
}));

const fetches: readonly Scenario[] = Object.entries(HELD).map(([held, { is, jwt }]) => ({
  ...base,
  id: `${MODE}/fetchUser/${held}`,
  sentence: `Does fetchUser work ${is}?`,
  level: 'INFO',
  requirements: ['UDA-42'],
  operation: 'fetchUser',
  steps: [
    { ...start(jwt), expectations: [] } as Step,
    call('fetchUser', [{ requirement: 'UDA-42', kind: 'observes', question: 'Does fetchUser work?' }]),
  ],
}));

export const CONTACT_INFORMATION_API: readonly Scenario[] = [
  ...refused,
  ...nothingSaved,
  ...works,
  ...fetches,
];
