// The pieces that interactions are put together from.
import type { Given, Interaction, PactRequest, PactResponse, Party } from '../interaction.ts';
import { prefixOf } from '../interaction.ts';
import type { Json } from '../json.ts';
import type { Mode } from '../mode.ts';
import {
  equalToState,
  fromState,
  like,
  type Matcher,
  nonEmpty,
  type PactValue,
  regex,
} from '../pact-value.ts';
import {
  ANONYMOUS_INSTALLATION,
  API_KEY,
  BAD_AUTHORIZATION,
  EARLIER_CALL,
  EXTERNAL_USER_ID,
  INSTALLATION_BEFORE,
  INSTALLATION_OF_PERSON,
  OTHER_API_KEY,
  OTHER_PROFILE,
  PROFILE,
  type ProviderState,
  TOKEN_STATES,
  type TokenState,
  UNUSUAL_EXTERNAL_USER_ID,
} from '../provider-states.ts';
import type { RequirementId } from '../requirement.ts';
import type { BadCodeForm, BadTokenForm, IdForm } from '../token-forms.ts';
import { ENDPOINT_ROUTES, type Endpoint } from '../wire.ts';
import { inOtherParameters } from './refused-parameters.ts';

/** The first name that every person of the contracts has, and the one that a call gives. */
export const FIRST_NAME = 'Ada';
export const NEW_FIRST_NAME = 'Grace';

/** How long a valid token lives, and how long ago an expired one expired, in seconds. */
const LIFETIME_SECONDS = 3_600;
const EXPIRED_SECONDS_AGO = 3_600;

/** Evidently no token and no code of anybody. */
const EXAMPLE_TOKEN = 'example-header.example-claims.example-signature';
const EXAMPLE_REGISTRATION = 'example-registration';
/** A code that no application has. */
export const UNKNOWN_APPLICATION_CODE = 'no-such-application-code';

/** `Authorization: App <applicationCode>`. */
export const APPLICATION_CODE: Matcher = fromState(
  'App ${applicationCode}',
  '^App \\S+$',
  'App example-application-code',
);

/** `Authorization: Bearer <jwt>`: three segments, of which the signature may be empty (alg none). */
export const BEARER: Matcher = fromState(
  'Bearer ${jwt}',
  '^Bearer [A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*$',
  `Bearer ${EXAMPLE_TOKEN}`,
);

/** The external user ID that a state returned. */
export const EXTERNAL_USER_ID_VALUE: Matcher = fromState(
  '${externalUserId}',
  '^[\\s\\S]*\\S[\\s\\S]*$',
  'example-person',
);

/** A boolean in a query: published SDKs write `true` and `false`, or `1` and `0`. */
export function queryBoolean(example: 'true' | 'false' | '0' | '1'): Matcher {
  return regex('^(true|false|0|1)$', example);
}

/**
 * The content type of a JSON body: without regard to case (RFC 9110 §8.3.1), with any parameters, and any that is JSON by its
 * suffix (RFC 6839 §3.1). Letters in both cases: not every verifier's regular expressions have a flag for it.
 */
export const JSON_CONTENT = regex(
  '^[Aa][Pp][Pp][Ll][Ii][Cc][Aa][Tt][Ii][Oo][Nn]/([^;\\s]+\\+)?[Jj][Ss][Oo][Nn](\\s*;.*)?$',
  'application/json',
);

/** The path of an endpoint, with the registration that a state returned. */
function pathOf(endpoint: Endpoint): PactValue {
  const { path } = ENDPOINT_ROUTES[endpoint];
  const slot = '{pushRegistrationId}';
  if (!path.includes(slot)) return path;
  return fromState(
    path.replace(slot, '${pushRegistrationId}'),
    `^${path.replace(slot, '[^/]+')}$`,
    path.replace(slot, EXAMPLE_REGISTRATION),
  );
}

/** A request to an endpoint. `authorization` null: no such header. */
export function requestTo(
  endpoint: Endpoint,
  authorization: PactValue | null,
  rest: Omit<Partial<PactRequest>, 'path'> = {},
): PactRequest {
  const headers = {
    ...(authorization === null ? {} : { Authorization: authorization }),
    ...(rest.body === undefined ? {} : { 'Content-Type': JSON_CONTENT }),
    ...rest.headers,
  };
  return {
    method: ENDPOINT_ROUTES[endpoint].method as PactRequest['method'],
    path: pathOf(endpoint),
    ...rest,
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
  };
}

function given(state: ProviderState, params?: { readonly [name: string]: Json }): Given {
  return params === undefined ? { name: state.name } : { name: state.name, params };
}

/** The states of an interaction, after its application profile. `other` gets the interaction's mode in `interactionsOf`. */
export const GIVEN = {
  other: given(OTHER_PROFILE, { mode: '' }),
  otherApiKey: given(OTHER_API_KEY),
  apiKey: given(API_KEY),
  person: given(INSTALLATION_OF_PERSON, { firstName: FIRST_NAME }),
  anonymous: given(ANONYMOUS_INSTALLATION, { firstName: FIRST_NAME }),
  externalUserId: given(EXTERNAL_USER_ID),
  installationBefore: given(INSTALLATION_BEFORE),
};

/** Every documented field of a person, as a call gives them. */
export const EVERY_FIELD = {
  firstName: NEW_FIRST_NAME,
  lastName: 'Hopper',
  middleName: 'Brewster',
  birthday: '1906-12-09',
  gender: 'Female',
  emails: [{ address: 'grace@example.com', preferred: true }],
  phones: [{ number: '41790000000', preferred: true }],
  tags: ['pioneer'],
  customAttributes: { rank: 'admiral' },
} as const satisfies { readonly [name: string]: Json };

/** What makes each token what it is; `sub` is written out by whoever mints it. */
export const TOKEN_PARAMS: Partial<Record<TokenState, { readonly [name: string]: Json }>> = {
  valid: { lifetimeSeconds: LIFETIME_SECONDS },
  expired: { expiredSecondsAgo: EXPIRED_SECONDS_AGO },
  otherAlgorithm: { alg: 'HS512' },
  otherPerson: { sub: 'somebody-else' },
};

/** A state that brings a token, made for the person of the interaction. */
export function givenToken(token: TokenState, params: { readonly [name: string]: Json } = {}): Given {
  return given(TOKEN_STATES[token], { sub: '${externalUserId}', ...TOKEN_PARAMS[token], ...params });
}

/** A state that brings a bad token of this form. */
export function givenBadToken(form: BadTokenForm): Given {
  return givenToken('bad', { form });
}

/** A state that brings an Authorization header that must be refused. `of`: the value that it is made of. */
export function givenBadCode(form: BadCodeForm, of: 'applicationCode' | 'apiKey' = 'applicationCode'): Given {
  return given(BAD_AUTHORIZATION, { form, of });
}

/** A state that chooses an external user ID of an unusual form. */
export function givenUnusualId(form: IdForm): Given {
  return given(UNUSUAL_EXTERNAL_USER_ID, { form });
}

/** An Authorization header that a state brings whole. */
export const GIVEN_AUTHORIZATION: Matcher = fromState('${authorization}', '^\\S.*$', 'example-authorization');

/**
 * What an earlier call may have been; `saveEverything`: saveUser with every documented field. `changeContactInformation`,
 * `replacePerson` and `…ByContact`: over the Contact Information API.
 */
export const EARLIER_CALLS = [
  'saveUser',
  'saveExternalUserId',
  'saveEverything',
  'saveInstallation',
  'personalize',
  'personalizeForced',
  'repersonalize',
  'depersonalize',
  'changeContactInformation',
  'replacePerson',
  'personalizeByContact',
  'depersonalizeByContact',
] as const;

/** A call that was made before. */
export type EarlierCall = (typeof EARLIER_CALLS)[number];

/** The authorisations of an earlier call that are no token's state. */
export const NO_TOKEN = {
  applicationCode: 'the application code',
  unknownApplicationCode: 'an unknown application code',
  apiKey: 'the API key',
  none: 'none',
  otherApplicationCode: "another application's code",
  otherApiKey: "another application's API key",
  sameToken: 'the JWT that was brought before',
} as const;

/**
 * The state that a call was made before. `authorization`: the name of a token's state, one of `NO_TOKEN`, or the name of a state
 * that has forms, a colon, a space and the form.
 */
export function givenCall(call: EarlierCall, authorization: string): Given {
  return given(EARLIER_CALL, { call, authorization, firstName: NEW_FIRST_NAME });
}

/** Success, whatever its number: our sources name none. */
export const SUCCEEDS: PactResponse = { status: { any: 'success', example: 200 } };

/** Success that tells who it is. */
export function succeedsWith(body: PactValue): PactResponse {
  return { ...SUCCEEDS, body };
}

/** The external user ID of the person that the states are about, in an answer. */
const THIS_PERSON: Matcher = equalToState('${externalUserId}', 'example-person');

/** The person's data with the external user ID, and a first name: exactly this one where one is given. */
export function personWith(firstName?: string): PactValue {
  return { externalUserId: THIS_PERSON, firstName: firstName ?? like(FIRST_NAME) };
}

function envelope(code: PactValue): PactValue {
  return { requestError: { serviceException: { messageId: code, text: nonEmpty('Why it was refused.') } } };
}

/** A refusal with 401 and the error envelope (UDB-10). */
export const UNAUTHORIZED: PactResponse = { status: 401, body: envelope(nonEmpty('EXAMPLE_CODE')) };

/** A refusal of which our sources name neither the status nor, unless one is given, the code. */
export function refused(code?: string): PactResponse {
  return {
    status: { any: 'clientError', example: 403 },
    body: envelope(code ?? nonEmpty('EXAMPLE_CODE')),
  };
}

/** What is said of an answer whose status our sources leave open. */
export const LOOSE_STATUS =
  'Our sources name no status for this refusal: any client error (4xx) is taken. 403 is an example.';
export const LOOSE_STATUS_AND_CODE =
  'Our sources name neither a status nor a code for this refusal: any client error (4xx) and any code are taken. 403 is an example.';

/** What an interaction is, but for what follows from its mode. */
export interface Draft extends Omit<Interaction, 'description' | 'mode' | 'party'> {
  /** What happens, in a few words: it becomes the description. */
  readonly what: string;
}

/** Makes the interactions of a mode: named `<mode>: <what> (<requirements>)`, each in an application profile of the mode. */
export function interactionsOf(mode: Mode, party: Party, drafts: readonly Draft[]): readonly Interaction[] {
  const named = (what: string, requirements: readonly RequirementId[]) =>
    `${prefixOf(mode)}${what} (${requirements.join(', ')})`;
  const byWhat = new Map(drafts.map((draft) => [draft.what, draft]));
  return inOtherParameters(drafts).map(({ what, otherFormOf, ...rest }) => {
    const first = otherFormOf === undefined ? undefined : byWhat.get(otherFormOf);
    if (otherFormOf !== undefined && first === undefined)
      throw new RangeError(`There is no interaction "${otherFormOf}" in ${mode}.`);
    return {
      ...rest,
      description: named(what, rest.requirements),
      mode,
      party,
      given: [
        given(PROFILE, { mode }),
        ...rest.given.map((one) => (one === GIVEN.other ? given(OTHER_PROFILE, { mode }) : one)),
      ],
      ...(first === undefined ? {} : { otherFormOf: named(first.what, first.requirements) }),
    };
  });
}
