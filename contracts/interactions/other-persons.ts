// UDB-03 and UDB-06 with persons whom the backend knows: a good JWT of another existing person, and of whom the installation
// belonged to before. That a sub exists is not enough.
import type { Given } from '../interaction.ts';
import { TOKEN_STATES } from '../provider-states.ts';
import type { RequirementId } from '../requirement.ts';
import { SUB_FORM_NAMES } from '../token-forms.ts';
import { refusal } from './bad-tokens.ts';
import {
  type ChangingCall,
  FETCH,
  PERSONALIZE_FORCED_WHOLE,
  PERSONALIZE_WHOLE,
  REPERSONALIZE,
  SAVE_EVERYTHING,
  SAVE_EVERYTHING_BY_POST,
} from './changing-calls.ts';
import { BEARER, type Draft, GIVEN, givenCall, givenToken, LOOSE_STATUS_AND_CODE, refused } from './parts.ts';

/** The token is made for the first person; the installation is the second one's. */
const FIRST_PERSON: readonly Given[] = [GIVEN.person, givenToken('valid')];

function refusedTo(
  whom: string,
  call: ChangingCall,
  requirement: RequirementId,
  given: readonly Given[],
): Draft {
  return {
    what: `${call.name} with a JWT of ${whom} is refused`,
    requirements: [requirement, 'UDB-10'],
    given,
    request: call.request(BEARER),
    response: refused(),
    note: LOOSE_STATUS_AND_CODE,
  };
}

const another = (call: ChangingCall, requirement: RequirementId): Draft =>
  refusedTo('another existing person', call, requirement, [...FIRST_PERSON, ...call.given]);

/** Personalized for somebody else, with a token of that person's, after a token was made for the one before. */
const FORMER: readonly Given[] = [
  GIVEN.person,
  givenToken('valid'),
  GIVEN.externalUserId,
  givenCall('personalizeForced', TOKEN_STATES.valid.name),
];

const former = (call: ChangingCall): Draft => refusedTo('the person before', call, 'UDB-03', FORMER);

/** What a JWT of another person must not open. */
export const EXISTING_PERSONS: readonly Draft[] = [
  another(FETCH, 'UDB-03'),
  another(SAVE_EVERYTHING, 'UDB-03'),
  another(SAVE_EVERYTHING_BY_POST, 'UDB-03'),
  another(PERSONALIZE_WHOLE, 'UDB-06'),
  another(PERSONALIZE_FORCED_WHOLE, 'UDB-06'),
  another(REPERSONALIZE, 'UDB-06'),
  former(FETCH),
  former(SAVE_EVERYTHING),
  ...SUB_FORM_NAMES.map((form) => refusal(REPERSONALIZE, form, 'UDB-06')),
];
