// The calls of the mobile API as the interactions make them: the request on the wire, and what makes an SDK send it.
import type { PactRequest, SdkCall } from '../interaction.ts';
import type { JsonObject } from '../json.ts';
import { like, type PactValue } from '../pact-value.ts';
import type { Endpoint } from '../wire.ts';
import { askingWithRt, sentAsPost, withRiAndRt } from './forms.ts';
import { EXTERNAL_USER_ID_VALUE, NEW_FIRST_NAME, queryBoolean, requestTo } from './parts.ts';

/** A call: its request under a given authorisation, and the same as something to ask of an SDK. */
export interface Call {
  readonly endpoint: Endpoint;
  /** `null`: no Authorization header. */
  readonly request: (authorization: PactValue | null) => PactRequest;
  readonly sdk: Omit<SdkCall, 'jwt'>;
}

function call(endpoint: Endpoint, sdk: Call['sdk'], rest: Parameters<typeof requestTo>[2] = {}): Call {
  return { endpoint, sdk, request: (authorization) => requestTo(endpoint, authorization, rest) };
}

/** The same call, put on the wire otherwise. */
function inForm(first: Call, form: (request: PactRequest) => PactRequest): Call {
  return { ...first, request: (authorization) => form(first.request(authorization)) };
}

/** Whom personalize names. */
const IDENTITY = { externalUserId: EXTERNAL_USER_ID_VALUE };
const IDENTITY_ARGUMENT: JsonObject = { externalUserId: '$externalUserId' };
const FLAGS = ['forceDepersonalize', 'keepAsLead', 'setDeviceAsPrimary'] as const;

function personalizeQuery(on?: (typeof FLAGS)[number]): Readonly<Record<string, PactValue>> {
  return Object.fromEntries(FLAGS.map((flag) => [flag, queryBoolean(flag === on ? 'true' : 'false')]));
}

const NAME_CHANGE = { firstName: like(NEW_FIRST_NAME) };
const NAME_ARGUMENT: JsonObject = { firstName: NEW_FIRST_NAME };

export const REGISTER = call(
  'registerInstallation',
  { operation: 'init' },
  { query: { ri: queryBoolean('true') }, body: {} },
);
export const REGISTER_RT = inForm(REGISTER, askingWithRt);
export const FETCH_INSTALLATION = call('fetchInstallation', { operation: 'fetchInstallation' });
export const SAVE_INSTALLATION = call(
  'saveInstallation',
  { operation: 'saveInstallation', argument: { language: 'en' } },
  { body: { language: like('en') } },
);
export const FETCH_USER = call(
  'fetchUser',
  { operation: 'fetchUser' },
  { query: { ri: queryBoolean('true') } },
);

export const SAVE_USER = call(
  'saveUser',
  { operation: 'saveUser', argument: NAME_ARGUMENT },
  { body: NAME_CHANGE },
);
export const SAVE_USER_RI_RT = inForm(SAVE_USER, withRiAndRt);
export const SAVE_USER_BY_POST = inForm(SAVE_USER, sentAsPost);
export const SAVE_EXTERNAL_USER_ID = call(
  'saveUser',
  { operation: 'saveUser', argument: { ...NAME_ARGUMENT, ...IDENTITY_ARGUMENT } },
  { body: { ...NAME_CHANGE, ...IDENTITY } },
);

export const PERSONALIZE = call(
  'personalize',
  {
    operation: 'personalize',
    argument: { userIdentity: IDENTITY_ARGUMENT, userAttributes: NAME_ARGUMENT },
  },
  { query: personalizeQuery(), body: { userIdentity: IDENTITY, userAttributes: NAME_CHANGE } },
);
export const PERSONALIZE_FORCED = call(
  'personalize',
  { operation: 'personalize', argument: { userIdentity: IDENTITY_ARGUMENT, forceDepersonalize: true } },
  { query: personalizeQuery('forceDepersonalize'), body: { userIdentity: IDENTITY } },
);
export const DEPERSONALIZE = call('depersonalize', { operation: 'depersonalize' });
export const CUSTOM_EVENT = call(
  'customEvent',
  { operation: 'submitEventImmediately', argument: { definitionId: 'exampleEvent' } },
  { query: { validate: queryBoolean('true') }, body: { definitionId: like('exampleEvent') } },
);
