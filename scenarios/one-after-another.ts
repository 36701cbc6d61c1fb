// What one call was given is not what the next one sends: a flag, a phone, an attribute that is not given again does not go
// out again (UDA-11, UDA-38). Two calls of one operation, one after the other.
import type { JsonObject } from '../contracts/json.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, started } from './expect.ts';
import type { CallStep, Expectation, Scenario, Step, Supply } from './scenario.ts';
import { call, GOOD, init, setJwt } from './steps.ts';

const THEME = 'one-after-another';
const OWN = { externalUserId: '$externalUserId' };
const OTHER = { externalUserId: '$otherExternalUserId' };
const THEIRS: Supply = { token: 'theirs', recipe: 'valid/plain', sub: 'other' };

function sends(
  requirement: 'UDA-11' | 'UDA-38',
  part: Extract<Expectation, { readonly kind: 'sends-what-was-given' }>['part'],
): Expectation {
  return { requirement, kind: 'sends-what-was-given', part };
}

const asGiven: readonly Expectation[] = [
  sends('UDA-11', 'flags'),
  sends('UDA-11', 'user-identity'),
  sends('UDA-38', 'user-data'),
  sends('UDA-38', 'user-attributes'),
];

function personalize(context: JsonObject, token = 'good'): CallStep {
  return call(
    'personalize',
    [...accepted(token === 'good' ? 'UDA-02' : 'UDA-04', { token }), ...asGiven, confined],
    { userIdentity: OWN, ...context },
  );
}

/** What personalize is given, once and again, by name. */
const CONTEXTS: Readonly<Record<string, readonly [is: string, first: JsonObject, then: JsonObject]>> = {
  ...Object.fromEntries(
    ['forceDepersonalize', 'keepAsLead', 'setDeviceAsPrimary'].flatMap((flag) => [
      [`${flag}-and-not-given`, [`${flag} and then without it`, { [flag]: true }, {}]],
      [`${flag}-and-false`, [`${flag} and then with it false`, { [flag]: true }, { [flag]: false }]],
    ]),
  ),
  'every-flag-and-none': [
    'every flag and then without any',
    { forceDepersonalize: true, keepAsLead: true, setDeviceAsPrimary: true },
    {},
  ],
  'a-phone-and-none': [
    'a phone and then without any',
    { userIdentity: { ...OWN, phones: ['38591234567'] } },
    {},
  ],
  'an-email-and-a-phone': [
    'an e-mail address and then with a phone',
    { userIdentity: { ...OWN, emails: ['ada@example.com'] } },
    { userIdentity: { ...OWN, phones: ['38591234567'] } },
  ],
  'a-phone-and-another': [
    'a phone and then with another one',
    { userIdentity: { ...OWN, phones: ['38591234567'] } },
    { userIdentity: { ...OWN, phones: ['442071838750'] } },
  ],
  'attributes-and-none': [
    'attributes and then without any',
    { userAttributes: { lastName: 'Lovelace', tags: ['math'], customAttributes: { rank: 'countess' } } },
    {},
  ],
  'attributes-and-others': [
    'attributes and then with others',
    { userAttributes: { lastName: 'Lovelace', tags: ['math'] } },
    { userAttributes: { firstName: 'Ada', tags: ['poetry'] } },
  ],
};

const contexts = Object.entries(CONTEXTS).map(([name, [is, first, then]]) =>
  scenarioOf(
    THEME,
    'jwt',
    THEME,
  )(`${name}/personalize`, {
    sentence: `personalize with ${is}: the second call sends what it was given, and nothing of the first.`,
    requirements: ['UDA-11', 'UDA-38', 'UDA-02'],
    operation: 'personalize',
    route: 'init',
    steps: [init(GOOD), personalize(first), personalize(then)],
  }),
);

/** Somebody else takes over the device: nothing of the person before goes out for them. */
const anotherPerson = scenarioOf(
  THEME,
  'jwt',
  THEME,
)('another-person/personalize', {
  sentence:
    'personalize as one person and then as another: the second call sends what it was given, and nothing of the first person.',
  requirements: ['UDA-11', 'UDA-38', 'UDA-04'],
  operation: 'personalize',
  route: 'replaced',
  steps: [
    init(GOOD),
    personalize({
      userIdentity: { ...OWN, phones: ['38591234567'], emails: ['ada@example.com'] },
      userAttributes: { lastName: 'Lovelace', customAttributes: { rank: 'countess' } },
      keepAsLead: true,
      setDeviceAsPrimary: true,
    }),
    setJwt(THEIRS),
    personalize({ userIdentity: OTHER, forceDepersonalize: true }, 'theirs'),
    personalize({ userIdentity: OTHER, userAttributes: { firstName: '$fresh' } }, 'theirs'),
  ],
});

function anonymously(context: JsonObject): CallStep {
  return call(
    'personalize',
    [
      ...accepted('UDA-01', 'application-code'),
      sends('UDA-38', 'user-identity'),
      sends('UDA-38', 'user-data'),
      sends('UDA-38', 'user-attributes'),
    ],
    context,
  );
}

const start: Step = { do: 'init', expectations: started('application-code') };

/** Where no token names the person, each call names one. */
const identities = scenarioOf(
  THEME,
  'application-code',
  THEME,
)('identities/personalize', {
  sentence: 'personalize by a phone, by an e-mail address and by an ID: each call sends its own alone.',
  requirements: ['UDA-38', 'UDA-01'],
  operation: 'personalize',
  steps: [
    start,
    anonymously({ userIdentity: { phones: ['38591234567'] }, userAttributes: { lastName: 'Lovelace' } }),
    anonymously({ userIdentity: { emails: ['grace@example.com'] } }),
    anonymously({ userIdentity: OTHER, userAttributes: { firstName: 'Grace' } }),
    anonymously({ userIdentity: OWN }),
  ],
});

/** What saveUser is given, once and again: each field differs, so that there is a difference to send. */
const BODIES: Readonly<Record<string, readonly [is: string, ...bodies: readonly JsonObject[]]>> = {
  'a-name': ['a name, another and null', { firstName: 'Ada' }, { firstName: 'Grace' }, { firstName: null }],
  'null-and-a-name': ['null and then a name', { lastName: null }, { lastName: 'Hopper' }],
  tags: ['tags and then others', { tags: ['math'] }, { tags: ['navy'] }, { tags: ['navy', 'cobol'] }],
  'a-custom-attribute': [
    'a custom attribute of one type and then of another',
    { customAttributes: { rank: '1' } },
    { customAttributes: { rank: 1 } },
    { customAttributes: { rank: true } },
    { customAttributes: { rank: null } },
  ],
  contacts: [
    'a phone and then others',
    { phones: [{ number: '38591234567' }] },
    { phones: [{ number: '442071838750' }], emails: [{ address: 'ada@example.com' }] },
  ],
};

function saves(mode: 'jwt' | 'application-code', name: string, is: string, bodies: readonly JsonObject[]) {
  const by = mode === 'jwt' ? accepted('UDA-02', { token: 'good' }) : accepted('UDA-01', 'application-code');
  return scenarioOf(
    THEME,
    mode,
    THEME,
  )(`${name}/saveUser`, {
    sentence: `saveUser with ${is}: each call sends what it was given, and fetchUser returns what is answered.`,
    requirements: ['UDA-38'],
    operation: 'saveUser',
    steps: [
      mode === 'jwt' ? init(GOOD) : start,
      ...bodies.map((body) => call('saveUser', [...by, sends('UDA-38', 'user-data')], body)),
      call('fetchUser', [...by, { requirement: 'UDA-38', kind: 'returns-what-was-answered' }]),
    ],
  });
}

const eachBody = Object.entries(BODIES).flatMap(([name, [is, ...bodies]]) => [
  saves('jwt', name, is, bodies),
  saves('application-code', name, is, bodies),
]);

export const ONE_AFTER_ANOTHER: readonly Scenario[] = [...contexts, anotherPerson, identities, ...eachBody];
