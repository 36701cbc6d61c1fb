// contact-information-api mode: the backend refuses to change personal information, and the SDK says so (UDA-21).
// Whether fetchUser works is open (UDA-42); it is the control all the same: it shows that requests arrive.
import type { Json } from '../contracts/json.ts';
import { scenarioOf } from './define.ts';
import { observes, once, started, succeeds } from './expect.ts';
import type { CallStep, Expectation, InitStep, Scenario, SetJwtStep, Supply } from './scenario.ts';
import { call, GOOD, NULL, setJwt } from './steps.ts';

const MODE = 'contact-information-api';
const define = (prefix: string) => scenarioOf(MODE, MODE, prefix);

function start(jwt?: Supply): InitStep {
  return { do: 'init', ...(jwt === undefined ? {} : { jwt }), expectations: started(MODE) };
}

/** What the SDK holds: the backend's setting is the same for all. */
const HELD: Readonly<
  Record<string, { readonly is: string; readonly steps: readonly (InitStep | SetJwtStep)[] }>
> = {
  'no-token': { is: 'without a JWT', steps: [start()] },
  'null-token': { is: 'with null as its JWT', steps: [start(NULL)] },
  'good-token': { is: 'with a good JWT', steps: [start(GOOD)] },
  'token-by-setter': { is: 'with a good JWT from the setter', steps: [start(), setJwt(GOOD, [once])] },
};

/** The backend is reached, refuses, and its refusal is what the error callback gets. */
const restricted: readonly Expectation[] = [
  { requirement: 'UDA-21', kind: 'fails', codes: ['USER_DATA_RESTRICTED'] },
  { requirement: 'UDA-21', kind: 'fails-with-backend-code' },
  { requirement: 'UDA-21', kind: 'described' },
  once,
];

const control: CallStep = {
  ...call('fetchUser', [observes('UDA-42', 'Does fetchUser work?'), once]),
  control: true,
};

const OWN = { externalUserId: '$externalUserId' };

/** What is refused, by name. */
const REFUSED: Readonly<Record<string, readonly ['saveUser' | 'personalize', Json]>> = {
  saveUser: ['saveUser', { firstName: 'Linus' }],
  'saveUser-with-external-user-id': ['saveUser', { firstName: 'Linus', ...OWN }],
  personalize: ['personalize', { userIdentity: OWN, userAttributes: { firstName: 'Linus' } }],
  'personalize-force-depersonalize': ['personalize', { userIdentity: OWN, forceDepersonalize: true }],
};

const refused: readonly Scenario[] = Object.entries(REFUSED).flatMap(([name, [operation, argument]]) =>
  Object.entries(HELD).map(([held, { is, steps }]) =>
    define(name)(held, {
      sentence: `${operation} ${is} is refused by the backend, and the error callback gets USER_DATA_RESTRICTED.`,
      requirements: ['UDA-21', 'UDA-15'],
      operation,
      steps: [...steps, control, call(operation, restricted, argument)],
    }),
  ),
);

const UNSAVED = { lastName: 'Unsaved' };

const nothingSaved: readonly Scenario[] = (['saveUser', 'personalize'] as const).map((operation) =>
  define('nothing-saved')(operation, {
    sentence: `After ${operation} was refused, the local user does not have what was not saved.`,
    requirements: ['UDA-21'],
    operation,
    steps: [
      start(),
      control,
      call(
        operation,
        restricted,
        operation === 'saveUser' ? UNSAVED : { userIdentity: OWN, userAttributes: UNSAVED },
      ),
      call('getUser', [
        { requirement: 'UDA-21', kind: 'returns-not', path: 'lastName', value: 'Unsaved' },
        once,
      ]),
    ],
  }),
);

const again: Scenario = define('refused-again')('saveUser', {
  sentence: 'saveUser is refused each time that it is called, and each call calls back once.',
  requirements: ['UDA-21', 'UDA-15'],
  operation: 'saveUser',
  steps: [start(), control, call('saveUser', restricted), call('saveUser', restricted)],
});

/** What still works in this mode, so far as our sources say: what changes no personal information. */
const works: readonly Scenario[] = (
  ['fetchInstallation', 'saveInstallation', 'submitEventImmediately', 'depersonalize'] as const
).map((operation) =>
  define('works')(operation, {
    sentence: `${operation} changes no personal information: it works, also after a refusal.`,
    requirements: ['UDA-15'],
    operation,
    steps: [
      start(),
      call('saveUser', [{ requirement: 'UDA-21', kind: 'fails' }, once]),
      control,
      call(operation, [succeeds('UDA-15'), once]),
    ],
  }),
);

const fetchesWhile: readonly Scenario[] = Object.entries(HELD).map(([held, { is, steps }]) =>
  define('fetchUser')(held, {
    sentence: `Does fetchUser work ${is}?`,
    requirements: ['UDA-42'],
    operation: 'fetchUser',
    steps: [
      ...steps.map((step) => ({ ...step, expectations: [] })),
      call('fetchUser', [observes('UDA-42', 'Does fetchUser work?')]),
    ],
  }),
);

export const CONTACT_INFORMATION_API: readonly Scenario[] = [
  ...refused,
  ...nothingSaved,
  again,
  ...works,
  ...fetchesWhile,
];
