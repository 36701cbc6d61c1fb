// jwt mode: personalize carries the external user ID, with a token made for that same ID (UDA-11); and a call that is
// refused leaves the local user alone (UDA-37).
import type { Json } from '../contracts/json.ts';
import { accepted, confined, notAllowed, refusedBySdk, suppliedBad } from './expect.ts';
import { recipeById } from './recipes/all.ts';
import type { Expectation, Scenario, Step } from './scenario.ts';
import { call, control, GOOD, init, setJwt, token } from './steps.ts';

type Parts = Pick<Scenario, 'sentence' | 'steps'> & Partial<Scenario>;

function scenario(name: string, parts: Parts): Scenario {
  return {
    id: `jwt/identity/${name}`,
    theme: 'jwt-identity',
    mode: 'jwt',
    level: 'MUST',
    requirements: ['UDA-11'],
    operation: 'personalize',
    route: 'setter',
    ...parts,
  };
}

const sends = (path: string, equals: Json): Expectation => ({
  requirement: 'UDA-11',
  kind: 'sends',
  path,
  equals,
});
const OWN = { userIdentity: { externalUserId: '$externalUserId' }, userAttributes: { firstName: '$fresh' } };
const carriesOwn = sends('userIdentity.externalUserId', '$externalUserId');
const ready: readonly Step[] = [init(), setJwt(GOOD), control('personalize')];

function personalizes(name: string, sentence: string, argument: Json): Scenario {
  return scenario(name, {
    sentence,
    steps: [
      init(),
      setJwt(GOOD),
      call('personalize', [...accepted('UDA-11', { token: 'good' }), carriesOwn, confined], argument),
    ],
  });
}

const MATCHING = [
  personalizes(
    'matching',
    'personalize with the external user ID that the token was made for succeeds and carries it.',
    OWN,
  ),
  personalizes(
    'matching-without-attributes',
    'personalize with the identity alone succeeds and carries it.',
    {
      userIdentity: { externalUserId: '$externalUserId' },
    },
  ),
  personalizes(
    'matching-with-phones-and-emails',
    'personalize with phones and emails beside the external user ID carries all.',
    {
      userIdentity: {
        externalUserId: '$externalUserId',
        phones: ['41793026727'],
        emails: ['ada@example.test'],
      },
    },
  ),
  personalizes(
    'matching-force-depersonalize',
    'personalize with forceDepersonalize carries the external user ID.',
    {
      ...OWN,
      forceDepersonalize: true,
    },
  ),
  personalizes('matching-keep-as-lead', 'personalize with keepAsLead carries the external user ID.', {
    ...OWN,
    keepAsLead: true,
  }),
  personalizes(
    'matching-set-device-as-primary',
    'personalize with setDeviceAsPrimary carries the external user ID.',
    {
      ...OWN,
      setDeviceAsPrimary: true,
    },
  ),
];

const OTHERS = [
  scenario('another-person-with-their-own-token', {
    sentence: "personalize as another person with that person's own token succeeds.",
    steps: [
      init(),
      setJwt({ token: 'theirs', recipe: 'valid/plain', sub: 'other' }),
      call(
        'personalize',
        [
          ...accepted('UDA-11', { token: 'theirs' }),
          sends('userIdentity.externalUserId', '$otherExternalUserId'),
        ],
        { userIdentity: { externalUserId: '$otherExternalUserId' } },
      ),
    ],
  }),
  scenario('mismatching', {
    sentence:
      "personalize as another person with one's own token is refused, and the refusal reaches the error callback.",
    steps: [
      ...ready,
      call('personalize', notAllowed('UDA-11'), { userIdentity: { externalUserId: '$otherExternalUserId' } }),
    ],
  }),
  scenario('mismatching-token-of-another', {
    sentence:
      "personalize as oneself with another person's token is refused, and the refusal reaches the error callback.",
    steps: [
      init(),
      setJwt({ token: 'theirs', recipe: 'valid/plain', sub: 'other' }),
      call('personalize', notAllowed('UDA-11')),
      setJwt(GOOD),
      control('personalize', 'good', 'UDA-04'),
    ],
  }),
  scenario('without-external-user-id', {
    sentence:
      'personalize without an external user ID in the identity is refused, and the refusal reaches the error callback.',
    steps: [
      ...ready,
      call('personalize', notAllowed('UDA-11'), { userIdentity: { phones: ['41793026727'] } }),
    ],
  }),
];

/** Bad tokens of each kind: what is refused must leave no trace. */
const TRACELESS = ['expired/by-1-hour', 'segments/two-without-signature', 'claim/sub-missing'];
const kept: Expectation = { requirement: 'UDA-37', kind: 'returns', path: 'firstName', equals: 'Grace' };
const save: Step = {
  ...call('saveUser', accepted('UDA-02', { token: 'good' }), { firstName: 'Grace' }),
  control: true,
};

const SIDE_EFFECTS = TRACELESS.flatMap((recipe): readonly Scenario[] => {
  const refused = refusedBySdk(recipeById(recipe));
  const before = [init(GOOD), save, setJwt(token('bad', recipe), suppliedBad)];
  const parts = { level: 'SHOULD', requirements: ['UDA-37'], recipe, route: 'replaced' } as const;
  return [
    scenario(`no-side-effect/${recipe}/personalize`, {
      sentence: `personalize with forceDepersonalize and a bad token (${recipe}) leaves the local user as it was.`,
      ...parts,
      steps: [
        ...before,
        call('personalize', refused, { ...OWN, forceDepersonalize: true }),
        call('getUser', [kept]),
      ],
    }),
    scenario(`no-side-effect/${recipe}/saveUser`, {
      sentence: `saveUser with a bad token (${recipe}) leaves the local user as it was.`,
      ...parts,
      operation: 'saveUser',
      steps: [...before, call('saveUser', refused, { firstName: 'Linus' }), call('getUser', [kept])],
    }),
  ];
});

export const JWT_IDENTITY: readonly Scenario[] = [...MATCHING, ...OTHERS, ...SIDE_EFFECTS];
