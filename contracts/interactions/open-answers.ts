// Calls of which our sources do not say whether a backend takes them. Taken or refused is only observed; `verify-provider` then
// judges what holds of every refusal: it has the envelope (UDB-10), and nothing at all is changed (UDB-11).
import type { Given, PactRequest } from '../interaction.ts';
import type { Json, JsonObject } from '../json.ts';
import type { PactValue } from '../pact-value.ts';
import { ENDPOINT_ROUTES, type Endpoint } from '../wire.ts';
import { businessRequest, PERSON } from './business-calls.ts';
import {
  APPLICATION_CODE,
  BEARER,
  type Draft,
  EXTERNAL_USER_ID_VALUE,
  GIVEN,
  givenToken,
  refused,
  requestTo,
} from './parts.ts';

const NOTE =
  'Our sources do not say whether this is refused: taking it is no failure. A refusal has the error envelope and changes nothing; status and code are examples.';

/** What good fields stand beside: a backend that saves one field after the other is seen. */
const GOOD_FIELDS = { firstName: 'Grace', lastName: 'Hopper', middleName: 'Brewster' } as const;

/** One field that is not as documented, by what it is called. */
const ODD_FIELDS: Readonly<Record<string, JsonObject>> = {
  'an email address that is none': { emails: [{ address: 'no-address' }] },
  'a phone number that is none': { phones: [{ number: 'no-number' }] },
  'a good and a bad email address': {
    emails: [{ address: 'grace@example.com' }, { address: 'no-address' }],
  },
  'emails that are no list': { emails: 'grace@example.com' },
  'a gender that is a number': { gender: 7 },
  'a birthday that is no date': { birthday: 'yesterday' },
  'tags that are no list': { tags: 'pioneer' },
  'custom attributes that are no object': { customAttributes: 'rank' },
  'custom attributes inside custom attributes': { customAttributes: { rank: { of: 'navy' } } },
  'a field that nobody knows': { noSuchField: 'nothing' },
};

function open(what: string, request: PactRequest, given: readonly Given[], envelope = true): Draft {
  return {
    what: `${what}: a refusal changes nothing`,
    requirements: envelope ? ['UDB-11', 'UDB-10'] : ['UDB-11'],
    level: 'INFO',
    given,
    request,
    response: envelope ? refused() : { status: { any: 'clientError', example: 400 } },
    note: NOTE,
  };
}

interface Mine {
  readonly authorization: PactValue;
  readonly token: readonly Given[];
}

const saving = (what: string, body: Json, { authorization, token }: Mine) =>
  open(`saveUser with ${what}`, requestTo('saveUser', authorization, { body }), [GIVEN.person, ...token]);

const NO_FLAGS = { forceDepersonalize: 'false', keepAsLead: 'false', setDeviceAsPrimary: 'true' };

const naming = (what: string, body: { readonly [name: string]: PactValue }, { authorization, token }: Mine) =>
  open(`personalize with ${what}`, requestTo('personalize', authorization, { query: NO_FLAGS, body }), [
    GIVEN.anonymous,
    GIVEN.externalUserId,
    ...token,
  ]);

const userIdentity = { externalUserId: EXTERNAL_USER_ID_VALUE };

/** Identities that name nobody, or one whom the rest of the identity spoils. */
const ODD_IDENTITIES: Readonly<Record<string, { readonly [name: string]: PactValue }>> = {
  'an empty user identity': {},
  'an empty external user ID': { externalUserId: '' },
  'an external user ID that is a number': { externalUserId: 7 },
  'a user identity whose phone number is none': { ...userIdentity, phones: [{ number: 'no-number' }] },
  'a user identity whose email address is none': { ...userIdentity, emails: [{ address: 'no-address' }] },
};

function oddBodies(mine: Mine): readonly Draft[] {
  return [
    ...Object.entries(ODD_FIELDS).flatMap(([words, field]) => [
      saving(words, { ...GOOD_FIELDS, ...field }, mine),
      naming(words, { userIdentity, userAttributes: { ...GOOD_FIELDS, ...field } }, mine),
    ]),
    ...Object.entries(ODD_IDENTITIES).map(([words, identity]) =>
      naming(words, { userIdentity: identity, userAttributes: GOOD_FIELDS }, mine),
    ),
    saving('a list as its body', [{ firstName: 'Grace' }], mine),
  ];
}

const OF_A_REGISTRATION: readonly (readonly [Endpoint, Omit<Partial<PactRequest>, 'path'>])[] = [
  ['fetchInstallation', {}],
  ['saveInstallation', { body: { isPrimaryDevice: true } }],
  ['fetchUser', { query: { ri: 'true' } }],
  ['saveUser', { body: GOOD_FIELDS }],
  ['personalize', { query: NO_FLAGS, body: { userIdentity, userAttributes: GOOD_FIELDS } }],
  ['repersonalize', { body: { userIdentity, userAttributes: GOOD_FIELDS } }],
  ['depersonalize', {}],
  ['customEvent', { query: { validate: 'true' }, body: { definitionId: 'exampleEvent' } }],
  ['sessionEvent', { body: {} }],
];

/** A registration that nobody has: the envelope of `NO_REGISTRATION`, or whatever it is called. */
function unknownRegistration({ authorization, token }: Mine): readonly Draft[] {
  return OF_A_REGISTRATION.map(([endpoint, rest]) =>
    open(
      `${endpoint} of a registration that nobody has`,
      {
        ...requestTo(endpoint, authorization, rest),
        path: ENDPOINT_ROUTES[endpoint].path.replace('{pushRegistrationId}', 'no-such-registration'),
      },
      [GIVEN.externalUserId, ...token],
    ),
  );
}

const BY_CODE: Mine = { authorization: APPLICATION_CODE, token: [] };
const BY_JWT: Mine = { authorization: BEARER, token: [givenToken('valid')] };

/** In a mode where SDKs change persons. */
export function openAnswers(mode: 'application-code' | 'jwt'): readonly Draft[] {
  const mine = mode === 'jwt' ? BY_JWT : BY_CODE;
  return [...oddBodies(mine), ...unknownRegistration(BY_CODE)];
}

/** Over the Contact Information API, whose refusals have a form of their own. */
export const OPEN_ANSWERS_OF_CONTACT: readonly Draft[] = Object.entries(ODD_FIELDS).flatMap(
  ([words, field]) =>
    (
      [
        ['changing', 'PATCH'],
        ['replacing', 'PUT'],
      ] as const
    ).map(([verb, method]) =>
      open(
        `${verb} a person with ${words}`,
        businessRequest({
          method,
          path: '/people/2/persons',
          query: PERSON,
          body: { ...GOOD_FIELDS, ...field },
        }),
        [GIVEN.apiKey, GIVEN.person],
        false,
      ),
    ),
);
