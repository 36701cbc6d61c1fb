// jwt mode: whatever a call is given, its token is validated before, and it is authorised by what is set (UDA-14, UDA-04,
// UDA-07): one that has no attributes, or contacts alone, or a flag, is a call like any other.
import type { Json } from '../contracts/json.ts';
import type { RequirementId } from '../contracts/requirement.ts';
import { scenarioOf } from './define.ts';
import { accepted, confined, isOver, notAllowed, once, refusedBySdk, suppliedBad } from './expect.ts';
import { checkedOf } from './holding.ts';
import { recipeById } from './recipes/all.ts';
import type { Expectation, Scenario } from './scenario.ts';
import { call, control, GOOD, init, NULL, setJwt, token } from './steps.ts';

const THEME = 'whatever-is-given';
const scenario = scenarioOf(THEME, 'jwt', THEME);
const EXPIRED = recipeById('expired/by-1-hour');
const MALFORMED = recipeById('claim/jti-missing');

/** Something that a call is given, the n-th time in another form: SDKs may answer an identical call without a request. */
interface Shape {
  /** After "given". */
  readonly is: string;
  readonly argument: (n: number) => Json;
}

const SAVES: Readonly<Record<string, Shape>> = {
  'custom-attributes': {
    is: 'custom attributes alone',
    argument: () => ({ customAttributes: { note: '$fresh' } }),
  },
  tags: { is: 'tags alone', argument: () => ({ tags: ['$fresh'] }) },
  phones: { is: 'phones alone', argument: (n) => ({ phones: [`3859123456${n}`] }) },
  emails: { is: 'e-mail addresses alone', argument: (n) => ({ emails: [`ada${n}@example.com`] }) },
  birthday: { is: 'a birthday alone', argument: (n) => ({ birthday: `1815-12-1${n}` }) },
  gender: { is: 'a gender alone', argument: (n) => ({ gender: n % 2 === 0 ? 'Female' : 'Male' }) },
  'names-and-null': {
    is: 'a name and null',
    argument: () => ({ firstName: '$fresh', lastName: null, birthday: null }),
  },
  'several-fields': {
    is: 'several fields',
    argument: (n) => ({
      ...{ firstName: '$fresh', middleName: '$fresh', gender: 'Female', tags: ['$fresh'] },
      ...{ phones: [`4420718387${n}0`], customAttributes: { rank: n, note: '$fresh' } },
    }),
  },
};

const OWN = { externalUserId: '$externalUserId' };
const FRESH = { firstName: '$fresh' };

const PERSONALIZES: Readonly<Record<string, Shape>> = {
  'an-id-and-a-phone': {
    is: 'an ID and a phone',
    argument: (n) => ({ userIdentity: { ...OWN, phones: [`3859123456${n}`] } }),
  },
  'an-id-and-an-email': {
    is: 'an ID and an e-mail address',
    argument: (n) => ({ userIdentity: { ...OWN, emails: [`ada${n}@example.com`] } }),
  },
  ...Object.fromEntries(
    (['forceDepersonalize', 'keepAsLead', 'setDeviceAsPrimary'] as const).map((flag) => [
      flag,
      { is: `${flag}`, argument: () => ({ userIdentity: OWN, userAttributes: FRESH, [flag]: true }) },
    ]),
  ),
  'every-flag': {
    is: 'every flag',
    argument: () => ({
      ...{ userIdentity: OWN, userAttributes: FRESH },
      ...{ forceDepersonalize: true, keepAsLead: true, setDeviceAsPrimary: true },
    }),
  },
  'custom-attributes': {
    is: 'custom attributes',
    argument: () => ({ userIdentity: OWN, userAttributes: { customAttributes: { note: '$fresh' } } }),
  },
  tags: {
    is: 'tags',
    argument: () => ({ userIdentity: OWN, userAttributes: { tags: ['$fresh'] } }),
  },
};

const ABOUT: readonly RequirementId[] = [
  'UDA-02',
  'UDA-04',
  'UDA-07',
  'UDA-08',
  'UDA-12',
  'UDA-13',
  'UDA-14',
  'UDA-18',
  'UDA-37',
];

/** The anonymous person saves; who personalizes needs a token. */
const ANONYMOUS: Readonly<Record<'saveUser' | 'personalize', readonly Expectation[]>> = {
  saveUser: accepted('UDA-07', 'application-code'),
  personalize: notAllowed('UDA-08'),
};

function story(operation: 'saveUser' | 'personalize', [name, { is, argument }]: readonly [string, Shape]) {
  const refused = (recipe: typeof EXPIRED) => [
    ...refusedBySdk(recipe),
    ...(JSON.stringify(argument(0)).includes('$fresh') ? [isOver('UDA-37')] : []),
    confined,
  ];
  const steps = [
    init(GOOD),
    call(operation, [...accepted('UDA-02', { token: 'good' }), confined], argument(0)),
    setJwt(token('malformed', MALFORMED.id), suppliedBad),
    call(operation, refused(MALFORMED), argument(1)),
    setJwt(token('expired', EXPIRED.id), suppliedBad),
    call(operation, refused(EXPIRED), argument(2)),
    setJwt(token('fresh')),
    call(operation, [...accepted('UDA-18', { token: 'fresh' }), once, confined], argument(3)),
    setJwt(NULL),
    call(operation, ANONYMOUS[operation], argument(4)),
    setJwt(token('last')),
    control(operation, 'last', 'UDA-04'),
  ];
  return scenario(`${name}/${operation}`, {
    sentence: `${operation} is given ${is}: it carries the token that is set, is refused for a bad one, and knows when there is none.`,
    requirements: checkedOf(ABOUT, steps),
    operation,
    route: 'replaced',
    steps,
  });
}

export const WHATEVER_IS_GIVEN: readonly Scenario[] = [
  ...Object.entries(SAVES).map((shape) => story('saveUser', shape)),
  ...Object.entries(PERSONALIZES).map((shape) => story('personalize', shape)),
];
