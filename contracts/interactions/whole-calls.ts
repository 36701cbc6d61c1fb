// What a good call does when it carries everything it can: every documented field, text of any script, flags as numbers, the
// headers of published SDKs. `verify-provider` looks afterwards whether all of it is there (UDB-12).
import type { Given, PactRequest } from '../interaction.ts';
import { fromState, like, type PactValue } from '../pact-value.ts';
import type { RequirementId } from '../requirement.ts';
import { DEPERSONALIZE, FETCH_USER } from './calls.ts';
import {
  type ChangingCall,
  PERSONALIZE_FORCED_ANONYMOUS,
  PERSONALIZE_FORCED_WHOLE,
  PERSONALIZE_WHOLE,
  REPERSONALIZE,
  SAVE_EVERYTHING,
  SAVE_EVERYTHING_BY_POST,
  SAVE_WHOLE_INSTALLATION,
} from './changing-calls.ts';
import {
  APPLICATION_CODE,
  BEARER,
  type Draft,
  EXTERNAL_USER_ID_VALUE,
  GIVEN,
  givenToken,
  requestTo,
  SUCCEEDS,
} from './parts.ts';

/** Names in several scripts, beyond the basic plane too, and with what a text must be quoted for. */
const TEXTS = {
  firstName: 'Żółć Иван 王小明',
  lastName: 'O\'Neil-"Lee" & Søn <b>\\ 👩‍🚀',
  customAttributes: { greeting: 'שלום, नमस्ते' },
};

const IDENTITY = { externalUserId: EXTERNAL_USER_ID_VALUE };
const byNumbers = { forceDepersonalize: '1', keepAsLead: '0', setDeviceAsPrimary: '0' };

const SAVE_TEXTS: ChangingCall = {
  name: 'saveUser of texts in several scripts',
  request: (authorization) => requestTo('saveUser', authorization, { body: TEXTS }),
  given: [GIVEN.person],
};
const PERSONALIZE_TEXTS: ChangingCall = {
  name: 'personalize with texts in several scripts',
  request: (authorization) =>
    requestTo('personalize', authorization, {
      query: { ...byNumbers, forceDepersonalize: '0' },
      body: { userIdentity: IDENTITY, userAttributes: TEXTS },
    }),
  given: [GIVEN.anonymous, GIVEN.externalUserId],
};
const PERSONALIZE_BY_NUMBERS: ChangingCall = {
  name: 'personalize with forceDepersonalize written as 1',
  request: (authorization) =>
    requestTo('personalize', authorization, { query: byNumbers, body: { userIdentity: IDENTITY } }),
  given: [GIVEN.person, GIVEN.externalUserId],
};

const registration = fromState('${pushRegistrationId}', '^\\S+$', 'example-registration');

/** What published SDKs send besides. */
const SDK_HEADERS = {
  applicationcode: like('0123456789'),
  pushregistrationid: registration,
  installationid: like('example-installation'),
  foreground: like('true'),
  sessionId: like('example-installation_1'),
  'User-Agent': like('Infobip Mobile API SDK/1.0'),
  'Accept-Encoding': like('gzip'),
};

function asSdks(request: PactRequest, more: PactRequest['headers'] = {}): PactRequest {
  return { ...request, headers: { ...request.headers, ...SDK_HEADERS, ...more } };
}

const FETCH_AS_SDKS: ChangingCall = {
  name: 'fetchUser with the headers of published SDKs',
  request: (authorization) => asSdks(FETCH_USER.request(authorization)),
  given: [GIVEN.person],
};
const DEPERSONALIZE_AS_SDKS: ChangingCall = {
  name: 'depersonalize with the headers of published SDKs and the content type of a form',
  request: (authorization) =>
    asSdks(DEPERSONALIZE.request(authorization), { 'Content-Type': 'application/x-www-form-urlencoded' }),
  given: [GIVEN.person],
};
const DEPERSONALIZE_NOBODY: ChangingCall = {
  name: 'depersonalize of an anonymous installation',
  request: DEPERSONALIZE.request,
  given: [GIVEN.anonymous],
};

function works(
  call: ChangingCall,
  requirement: RequirementId,
  authorization: PactValue,
  token: readonly Given[] = [],
  words = '',
): Draft {
  return {
    what: `${call.name}${words}`,
    requirements: [requirement],
    given: [...call.given, ...token],
    request: call.request(authorization),
    response: SUCCEEDS,
  };
}

const OF_PERSONS = [
  SAVE_EVERYTHING,
  SAVE_EVERYTHING_BY_POST,
  SAVE_TEXTS,
  PERSONALIZE_WHOLE,
  PERSONALIZE_FORCED_WHOLE,
  PERSONALIZE_FORCED_ANONYMOUS,
  PERSONALIZE_TEXTS,
  PERSONALIZE_BY_NUMBERS,
  FETCH_AS_SDKS,
];
const OF_INSTALLATIONS = [SAVE_WHOLE_INSTALLATION, DEPERSONALIZE_AS_SDKS, DEPERSONALIZE_NOBODY];

/** That null clears a field is how the SDKs document it; a backend's sources do not say it. */
const cleared = (requirement: RequirementId, authorization: PactValue, token: readonly Given[]): Draft => ({
  ...works(
    {
      name: 'saveUser that clears the first name with null',
      request: (by) => requestTo('saveUser', by, { body: { firstName: null } }),
      given: [GIVEN.person],
    },
    requirement,
    authorization,
    token,
  ),
  level: 'SHOULD',
});

/** Whole calls in application-code mode. */
export const WHOLE_BY_CODE: readonly Draft[] = [
  ...[...OF_PERSONS, REPERSONALIZE, ...OF_INSTALLATIONS].map((call) =>
    works(call, 'UDB-01', APPLICATION_CODE),
  ),
  cleared('UDB-01', APPLICATION_CODE, []),
];

const anonymously = (call: ChangingCall): Draft => ({
  ...works(call, 'UDB-05', APPLICATION_CODE),
  what: `anonymous ${call.name}`,
  given: [GIVEN.anonymous],
});

/** Whole calls in jwt mode: with a JWT, anonymously, and those that need none. */
export const WHOLE_BY_JWT: readonly Draft[] = [
  ...OF_PERSONS.map((call) => works(call, 'UDB-03', BEARER, [givenToken('valid')], ' and a valid JWT')),
  ...[SAVE_EVERYTHING, SAVE_EVERYTHING_BY_POST, SAVE_TEXTS].map(anonymously),
  ...OF_INSTALLATIONS.map((call) => works(call, 'UDB-07', APPLICATION_CODE)),
  cleared('UDB-03', BEARER, [givenToken('valid')]),
];
