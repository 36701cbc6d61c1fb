// What the application gives is what goes out (UDA-38; the user identity and the flags: UDA-11), and what the backend
// answers is what comes back. Each body meets both operations and both modes; which operation in which mode follows from
// its name alone, so that a new body moves no other.
import type { JsonObject } from '../contracts/json.ts';
import { scenarioOf } from './define.ts';
import { BODIES, type UserBody } from './dimensions/bodies.ts';
import { CONTACTS, type Contacts } from './dimensions/identities.ts';
import { accepted, started, succeeds } from './expect.ts';
import { trialsFor } from './rotation.ts';
import type { Authorisation, Expectation, Scenario, Step } from './scenario.ts';
import { backend, call, GOOD, init } from './steps.ts';

const THEME = 'user-data';
type UserMode = 'jwt' | 'application-code';
type Saving = 'saveUser' | 'personalize';

const ID = { externalUserId: '$externalUserId' };
const sent: Expectation = { requirement: 'UDA-38', kind: 'sends-what-was-given', part: 'user-data' };
const returned: Expectation = { requirement: 'UDA-38', kind: 'returns-what-was-answered' };

function start(mode: UserMode): Step {
  return mode === 'jwt' ? init(GOOD) : { do: 'init', expectations: started(mode) };
}

function works(mode: UserMode): readonly Expectation[] {
  const by: Authorisation = mode === 'jwt' ? { token: 'good' } : 'application-code';
  return accepted(mode === 'jwt' ? 'UDA-02' : 'UDA-01', by);
}

function given(operation: Saving, body: JsonObject): JsonObject {
  return operation === 'saveUser' ? body : { userIdentity: ID, userAttributes: body };
}

function bodyScenario(
  name: string,
  { is, body, before }: UserBody,
  mode: UserMode,
  operation: Saving,
): Scenario {
  return scenarioOf(
    THEME,
    mode,
    THEME,
  )(`${name}/${operation}`, {
    sentence: `${operation} sends user data with ${is} as the application gave it; fetchUser returns what is answered.`,
    requirements: ['UDA-38'],
    operation,
    steps: [
      start(mode),
      ...(before === undefined ? [] : [call('saveUser', works(mode), before)]),
      call(operation, [...works(mode), sent], given(operation, body)),
      call('fetchUser', [...works(mode), returned]),
    ],
  });
}

function bodyScenarios([name, body]: readonly [string, UserBody]): readonly Scenario[] {
  const swapped = trialsFor(name, 1)[0]?.operation === 'fetchUser';
  return [
    bodyScenario(name, body, swapped ? 'application-code' : 'jwt', 'saveUser'),
    bodyScenario(name, body, swapped ? 'jwt' : 'application-code', 'personalize'),
  ];
}

/** Without a JWT, too, everything but an external user ID can be saved. */
function anonymousScenario([name, { is, body, before }]: readonly [string, UserBody]): Scenario {
  const anonymously = [...accepted('UDA-06', 'application-code'), succeeds('UDA-09')];
  return scenarioOf(
    THEME,
    'jwt',
    'null',
  )(`user-data-${name}/saveUser`, {
    sentence: `Without a JWT saveUser sends user data with ${is} as the application gave it; fetchUser returns what is answered.`,
    requirements: ['UDA-09', 'UDA-06', 'UDA-38'],
    operation: 'saveUser',
    route: 'never',
    steps: [
      init(),
      ...(before === undefined ? [] : [call('saveUser', anonymously, before)]),
      call('saveUser', [...anonymously, sent], body),
      call('fetchUser', [...anonymously, returned]),
    ],
  });
}

const identity = (requirement: 'UDA-11' | 'UDA-38'): Expectation => ({
  requirement,
  kind: 'sends-what-was-given',
  part: 'user-identity',
});

/** Beside an external user ID in jwt mode, and alone where no token names a person. */
function identityScenarios([name, { is, contacts }]: readonly [string, Contacts]): readonly Scenario[] {
  return [
    scenarioOf(
      THEME,
      'jwt',
      'identity',
    )(`${name}-beside-an-id/personalize`, {
      sentence: `personalize sends ${is} beside the external user ID as the application gave it.`,
      requirements: ['UDA-11', 'UDA-02'],
      operation: 'personalize',
      steps: [
        start('jwt'),
        call('personalize', [...works('jwt'), identity('UDA-11')], { userIdentity: { ...ID, ...contacts } }),
      ],
    }),
    scenarioOf(
      THEME,
      'application-code',
      'identity',
    )(`${name}-alone/personalize`, {
      sentence: `personalize sends ${is} without an external user ID as the application gave it.`,
      requirements: ['UDA-38', 'UDA-01'],
      operation: 'personalize',
      steps: [
        start('application-code'),
        call('personalize', [...works('application-code'), identity('UDA-38')], { userIdentity: contacts }),
      ],
    }),
  ];
}

const GIVEN = { absent: undefined, true: true, false: false } as const;
const GIVEN_NAMES = Object.keys(GIVEN) as (keyof typeof GIVEN)[];

/** Every combination of the three flags, each true, false or not given. */
const flagScenarios: readonly Scenario[] = GIVEN_NAMES.flatMap((force) =>
  GIVEN_NAMES.flatMap((lead) =>
    GIVEN_NAMES.map((primary) => {
      const flags = Object.entries({
        forceDepersonalize: GIVEN[force],
        keepAsLead: GIVEN[lead],
        setDeviceAsPrimary: GIVEN[primary],
      }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
      return scenarioOf(
        THEME,
        'jwt',
        'flags',
      )(`force-${force}-lead-${lead}-primary-${primary}/personalize`, {
        sentence: `personalize sends forceDepersonalize ${force}, keepAsLead ${lead}, setDeviceAsPrimary ${primary}.`,
        requirements: ['UDA-11', 'UDA-02'],
        operation: 'personalize',
        steps: [
          start('jwt'),
          call(
            'personalize',
            [
              ...works('jwt'),
              { requirement: 'UDA-11', kind: 'sends-what-was-given', part: 'flags' },
              identity('UDA-11'),
            ],
            { userIdentity: ID, ...Object.fromEntries(flags) },
          ),
        ],
      });
    }),
  ),
);

/** A name goes out and comes back. */
const NAME: Scenario = scenarioOf(
  THEME,
  'jwt',
  THEME,
)('name/saveUser', {
  sentence: 'saveUser sends the name that the application gave, and fetchUser returns it.',
  requirements: ['UDA-38', 'UDA-02'],
  operation: 'saveUser',
  route: 'init',
  steps: [
    start('jwt'),
    call('saveUser', [...works('jwt'), sent], { firstName: 'Grace' }),
    call('fetchUser', [
      ...works('jwt'),
      returned,
      { requirement: 'UDA-38', kind: 'returns', path: 'firstName', equals: 'Grace' },
    ]),
  ],
});

/** Another person's data are not mixed with what was kept of the one before. */
const ANOTHER: Scenario = scenarioOf(
  THEME,
  'application-code',
  THEME,
)('another-person/fetchUser', {
  sentence:
    'After personalize as another fetchUser returns what the backend answers, and nothing of the person before.',
  requirements: ['UDA-38'],
  operation: 'fetchUser',
  steps: [
    start('application-code'),
    call('saveUser', [...works('application-code'), sent], { lastName: 'Hopper', tags: ['navy'] }),
    call('personalize', works('application-code'), {
      userIdentity: { externalUserId: '$otherExternalUserId' },
    }),
    call('fetchUser', [...works('application-code'), returned]),
  ],
});

/** What the person's data become on the backend meanwhile, by somebody else. */
const ELSEWHERE: Readonly<Record<string, JsonObject>> = {
  'a-field': { firstName: 'Changed elsewhere' },
  'a-field-taken-away': { lastName: null },
  'a-custom-attribute': { customAttributes: { rank: 'changed elsewhere' } },
  'a-list': { tags: ['changed-elsewhere'] },
};

/** What was kept of an earlier call is not the backend's answer to this one. */
const changedElsewhere = Object.entries(ELSEWHERE).map(([name, user], number) => {
  const mode = number % 2 === 0 ? 'jwt' : 'application-code';
  return scenarioOf(
    THEME,
    mode,
    THEME,
  )(`changed-elsewhere-${name}/fetchUser`, {
    sentence:
      'The person changes on the backend by somebody else: fetchUser returns what the backend answers now.',
    requirements: ['UDA-38'],
    operation: 'fetchUser',
    steps: [
      start(mode),
      call('saveUser', works(mode), {
        firstName: 'Ada',
        lastName: 'Lovelace',
        tags: ['mathematics'],
        customAttributes: { rank: 'countess', born: 1815 },
      }),
      call('fetchUser', [...works(mode), returned]),
      backend({ kind: 'person-changed', user }),
      call('fetchUser', [...works(mode), returned]),
      backend(null),
      call('saveUser', works(mode), { middleName: 'King' }),
      call('fetchUser', [...works(mode), returned]),
    ],
  });
});

export const USER_DATA: readonly Scenario[] = [
  NAME,
  ANOTHER,
  ...changedElsewhere,
  ...Object.entries<UserBody>(BODIES).flatMap(bodyScenarios),
  ...Object.entries<UserBody>(BODIES).map(anonymousScenario),
  ...Object.entries<Contacts>(CONTACTS).flatMap(identityScenarios),
  ...flagScenarios,
];
