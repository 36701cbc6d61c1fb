// contact-information-api mode, as an SDK sees it: personal information cannot be changed (UDB-08).
import type { Given } from '../interaction.ts';
import type { RequirementId } from '../requirement.ts';
import { AFTERWARDS_RESTRICTED } from './afterwards.ts';
import {
  type Call,
  PERSONALIZE,
  PERSONALIZE_FORCED,
  SAVE_EXTERNAL_USER_ID,
  SAVE_USER,
  SAVE_USER_BY_POST,
  SAVE_USER_RI_RT,
} from './calls.ts';
import {
  APPLICATION_CODE,
  BEARER,
  type Draft,
  GIVEN,
  givenToken,
  interactionsOf,
  LOOSE_STATUS,
  refused,
} from './parts.ts';
import { REFUSED_APPLICATION_CODE } from './refused-application-code.ts';
import { unusableCodes } from './unusable-codes.ts';
import { RESTRICTED_WHOLE } from './whole-refusals.ts';

const REQUIREMENTS: readonly RequirementId[] = ['UDB-08', 'UDB-10'];
const unnamed = [GIVEN.anonymous, GIVEN.externalUserId];

function restricted(what: string, call: Call, given: readonly Given[]): Draft {
  return {
    what: `${what} is refused`,
    requirements: REQUIREMENTS,
    given,
    request: call.request(APPLICATION_CODE),
    response: refused('USER_DATA_RESTRICTED'),
    note: LOOSE_STATUS,
    sdk: call.sdk,
  };
}

/** The same under a JWT: the backend's setting is what counts. */
function restrictedWithJwt(what: string, call: Call, given: readonly Given[]): Draft {
  return {
    ...restricted(`${what} with a valid JWT`, call, [...given, givenToken('valid')]),
    request: call.request(BEARER),
    sdk: { ...call.sdk, jwt: 'valid' },
  };
}

export const CONTACT_INFORMATION_API_INTERACTIONS = interactionsOf('contact-information-api', 'sdk', [
  restricted('saveUser', SAVE_USER, [GIVEN.person]),
  {
    ...restricted('saveUser with ri and rt in its query', SAVE_USER_RI_RT, [GIVEN.person]),
    otherFormOf: 'saveUser is refused',
  },
  {
    ...restricted('saveUser sent as POST with X-HTTP-Method-Override', SAVE_USER_BY_POST, [GIVEN.person]),
    otherFormOf: 'saveUser is refused',
  },
  restricted('saveUser with an external user ID', SAVE_EXTERNAL_USER_ID, unnamed),
  restricted('personalize', PERSONALIZE, unnamed),
  restricted('personalize with forceDepersonalize', PERSONALIZE_FORCED, [GIVEN.person, GIVEN.externalUserId]),
  restrictedWithJwt('saveUser', SAVE_USER, [GIVEN.person]),
  restrictedWithJwt('personalize', PERSONALIZE, unnamed),
  ...REFUSED_APPLICATION_CODE,
  ...RESTRICTED_WHOLE,
  ...unusableCodes('contact-information-api'),
  ...AFTERWARDS_RESTRICTED,
]);
