// jwt mode: personalize carries the external user ID, with a token made for that same ID (UDA-11).
import type { Json } from '../contracts/json.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, notAllowed } from './expect.ts';
import type { Expectation, Scenario, Step, Supply } from './scenario.ts';
import { call, control, GOOD, init, setJwt } from './steps.ts';

const scenario = scenarioOf('jwt-identity', 'jwt', 'identity');
const operation = 'personalize';
const requirements = ['UDA-11'] as const;

const OWN = { externalUserId: '$externalUserId' };
const OTHER = { externalUserId: '$otherExternalUserId' };
const THEIRS: Supply = { token: 'theirs', recipe: 'valid/plain', sub: 'other' };
const FRESH = { firstName: '$fresh' };
const EMAIL = 'ada@example.test';
const PHONE = '41793026727';

function carries(path: string, equals: Json): Expectation {
  return { requirement: 'UDA-11', kind: 'sends', path, equals };
}

const carriesOwn = carries('userIdentity.externalUserId', '$externalUserId');

/** What personalize is called with beside the matching ID, and what more must be seen in the request. */
const MATCHING: Readonly<
  Record<string, { readonly is: string; readonly argument: Json; readonly more?: readonly Expectation[] }>
> = {
  matching: {
    is: 'with the external user ID that the token was made for',
    argument: { userIdentity: OWN, userAttributes: FRESH },
  },
  'matching-without-attributes': { is: 'with the identity alone', argument: { userIdentity: OWN } },
  'matching-with-phones-and-emails': {
    is: 'with phones and emails beside the external user ID',
    argument: { userIdentity: { ...OWN, phones: [PHONE], emails: [EMAIL] } },
  },
  'matching-with-attributes': {
    is: 'with several user attributes',
    argument: { userIdentity: OWN, userAttributes: { firstName: 'Ada', lastName: 'Lovelace' } },
    more: [carries('userAttributes.lastName', 'Lovelace')],
  },
  'matching-force-depersonalize': {
    is: 'with forceDepersonalize',
    argument: { userIdentity: OWN, userAttributes: FRESH, forceDepersonalize: true },
  },
  'matching-keep-as-lead': {
    is: 'with keepAsLead',
    argument: { userIdentity: OWN, userAttributes: FRESH, keepAsLead: true },
  },
  'matching-set-device-as-primary': {
    is: 'with setDeviceAsPrimary',
    argument: { userIdentity: OWN, userAttributes: FRESH, setDeviceAsPrimary: true },
  },
};

const matching = Object.entries(MATCHING).map(([name, { is, argument, more = [] }]) =>
  scenario(name, {
    sentence: `personalize ${is} succeeds and carries the external user ID.`,
    requirements,
    operation,
    route: 'setter',
    steps: [
      init(),
      setJwt(GOOD),
      call(operation, [...accepted('UDA-11', { token: 'good' }), carriesOwn, ...more, confined], argument),
    ],
  }),
);

const anotherPerson: readonly Scenario[] = [
  scenario('another-person-with-their-own-token', {
    sentence: "personalize as another person with that person's own token succeeds.",
    requirements,
    operation,
    route: 'setter',
    steps: [
      init(),
      setJwt(THEIRS),
      call(
        operation,
        [
          ...accepted('UDA-11', { token: 'theirs' }),
          carries('userIdentity.externalUserId', '$otherExternalUserId'),
        ],
        { userIdentity: OTHER },
      ),
    ],
  }),
  scenario('one-person-after-the-other', {
    sentence: 'One person follows another on the device, each with a token of their own.',
    requirements,
    operation,
    route: 'replaced',
    steps: [
      init(GOOD),
      call(operation, [...accepted('UDA-11', { token: 'good' }), carriesOwn]),
      setJwt(THEIRS),
      call(
        operation,
        [
          ...accepted('UDA-11', { token: 'theirs' }),
          carries('userIdentity.externalUserId', '$otherExternalUserId'),
        ],
        { userIdentity: OTHER, forceDepersonalize: true },
      ),
    ],
  }),
];

/** Identities that do not fit one's own token. */
const MISFITS: Readonly<Record<string, { readonly is: string; readonly identity: Json }>> = {
  mismatching: { is: "as another person with one's own token", identity: OTHER },
  'mismatching-with-own-email': {
    is: "as another person with one's own token and email",
    identity: { ...OTHER, emails: [EMAIL] },
  },
  'without-external-user-id': { is: 'by a phone number alone', identity: { phones: [PHONE] } },
  'with-empty-external-user-id': {
    is: 'with an empty external user ID',
    identity: { externalUserId: '', phones: [PHONE] },
  },
};

const misfits = Object.entries(MISFITS).map(([name, { is, identity }]) =>
  scenario(name, {
    sentence: `personalize ${is} is refused, and the refusal reaches the error callback.`,
    requirements,
    operation,
    route: 'setter',
    steps: [
      init(),
      setJwt(GOOD),
      control(operation),
      call(operation, notAllowed('UDA-11'), { userIdentity: identity }),
    ],
  }),
);

/** A token for another person, by each route: then one's own makes it work. */
const tokenOfAnother = (['init', 'setter'] as const).map((route) => {
  const supplied: readonly Step[] = route === 'init' ? [init(THEIRS)] : [init(), setJwt(THEIRS)];
  return scenario(`mismatching-token-of-another/via-${route}`, {
    sentence:
      "personalize as oneself with another person's token is refused, and the refusal reaches the error callback.",
    requirements,
    operation,
    route,
    steps: [
      ...supplied,
      call(operation, notAllowed('UDA-11')),
      setJwt(GOOD),
      control(operation, 'good', 'UDA-04'),
    ],
  });
});

export const JWT_IDENTITY: readonly Scenario[] = [
  ...matching,
  ...anotherPerson,
  ...misfits,
  ...tokenOfAnother,
];
