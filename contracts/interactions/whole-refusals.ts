// UDB-05 and UDB-08 for whole calls: every field, every form on the wire, every way to name somebody.
import type { PactValue } from '../pact-value.ts';
import type { RequirementId } from '../requirement.ts';
import {
  type ChangingCall,
  PERSONALIZE_BY_PHONE,
  PERSONALIZE_FORCED_WHOLE,
  PERSONALIZE_WHOLE,
  REPERSONALIZE,
  SAVE_EVERYTHING,
  SAVE_EVERYTHING_AND_ID,
  SAVE_EVERYTHING_BY_POST,
} from './changing-calls.ts';
import {
  APPLICATION_CODE,
  BEARER,
  type Draft,
  EVERY_FIELD,
  GIVEN,
  givenToken,
  LOOSE_STATUS,
  LOOSE_STATUS_AND_CODE,
  refused,
  requestTo,
} from './parts.ts';

const BY_POST_WITH_ID: ChangingCall = {
  name: 'saveUser of every field and an external user ID, sent as POST with X-HTTP-Method-Override',
  request: (authorization) => ({
    ...SAVE_EVERYTHING_AND_ID.request(authorization),
    method: 'POST',
    headers: {
      ...SAVE_EVERYTHING_AND_ID.request(authorization).headers,
      'X-HTTP-Method-Override': 'PATCH',
    },
  }),
  given: SAVE_EVERYTHING_AND_ID.given,
};

/** UDB-05: what an anonymous caller may not do. */
export const ANONYMOUS_REFUSALS: readonly Draft[] = [
  SAVE_EVERYTHING_AND_ID,
  BY_POST_WITH_ID,
  PERSONALIZE_WHOLE,
  PERSONALIZE_FORCED_WHOLE,
  PERSONALIZE_BY_PHONE,
  REPERSONALIZE,
].map((call) => ({
  what: `anonymous ${call.name} is refused`,
  requirements: ['UDB-05', 'UDB-10'] as RequirementId[],
  given: call.given,
  request: call.request(APPLICATION_CODE),
  response: refused(),
  note: LOOSE_STATUS_AND_CODE,
}));

function restricted(call: ChangingCall, how = '', authorization: PactValue = APPLICATION_CODE): Draft {
  return {
    what: `${call.name}${how} is refused`,
    requirements: ['UDB-08', 'UDB-10'],
    given: [...call.given, ...(how === '' ? [] : [givenToken('valid')])],
    request: call.request(authorization),
    response: refused('USER_DATA_RESTRICTED'),
    note: LOOSE_STATUS,
  };
}

/** saveUser of one field alone: no field is left out of the restriction. */
const fields: readonly ChangingCall[] = Object.entries(EVERY_FIELD).map(([name, value]) => ({
  name: `saveUser of ${name} alone`,
  request: (authorization) => requestTo('saveUser', authorization, { body: { [name]: value } }),
  given: [GIVEN.person],
}));

/** A field that is cleared is changed too. */
const clearing: ChangingCall = {
  name: 'saveUser that clears the first name with null',
  request: (authorization) => requestTo('saveUser', authorization, { body: { firstName: null } }),
  given: [GIVEN.person],
};

const WHOLE = [
  SAVE_EVERYTHING,
  SAVE_EVERYTHING_BY_POST,
  SAVE_EVERYTHING_AND_ID,
  PERSONALIZE_WHOLE,
  PERSONALIZE_FORCED_WHOLE,
  PERSONALIZE_BY_PHONE,
  REPERSONALIZE,
];

/** UDB-08: what an SDK may not do where personal information is changed over the Contact Information API alone. */
export const RESTRICTED_WHOLE: readonly Draft[] = [
  ...WHOLE.map((call) => restricted(call)),
  ...[...fields, clearing].map((call) => restricted(call)),
  ...[SAVE_EVERYTHING, PERSONALIZE_WHOLE].map((call) => restricted(call, ' with a valid JWT', BEARER)),
];
