// jwt mode: what a call did, or did not do, is seen by the next one ("nothing is changed").
import type { Given } from '../interaction.ts';
import { TOKEN_STATES } from '../provider-states.ts';
import type { RequirementId } from '../requirement.ts';
import { FETCH_USER } from './calls.ts';
import { UNNAMED } from './jwt-accepted.ts';
import {
  APPLICATION_CODE,
  BEARER,
  type Draft,
  FIRST_NAME,
  GIVEN,
  givenCall,
  givenToken,
  NEW_FIRST_NAME,
  NO_TOKEN,
  personWith,
  succeedsWith,
} from './parts.ts';

function personAfter(
  what: string,
  before: readonly Given[],
  requirement: RequirementId,
  firstName: string,
): Draft {
  return {
    what,
    requirements: [requirement],
    given: [...before, givenToken('valid')],
    request: FETCH_USER.request(BEARER),
    response: succeedsWith(personWith(firstName)),
  };
}

function anonymousAfter(what: string, call: 'saveExternalUserId' | 'personalize'): Draft {
  return {
    what,
    requirements: ['UDB-05'],
    given: [...UNNAMED, givenCall(call, NO_TOKEN.applicationCode)],
    request: FETCH_USER.request(APPLICATION_CODE),
    response: succeedsWith({ firstName: FIRST_NAME }),
  };
}

/** The tokens after whose refusal somebody looks whether anything was changed. */
const LOOKED_AFTER = ['expired', 'forged', 'unknownKid', 'algNone', 'otherApplication'] as const;

export const CHANGES: readonly Draft[] = [
  personAfter(
    'fetchUser after saveUser shows what was saved',
    [GIVEN.person, givenCall('saveUser', TOKEN_STATES.valid.name)],
    'UDB-03',
    NEW_FIRST_NAME,
  ),
  personAfter(
    'fetchUser after personalize shows whom it named',
    [...UNNAMED, givenCall('personalize', TOKEN_STATES.valid.name)],
    'UDB-03',
    NEW_FIRST_NAME,
  ),
  ...LOOKED_AFTER.map((token) =>
    personAfter(
      `fetchUser after saveUser with ${TOKEN_STATES[token].name} shows that nothing was changed`,
      [GIVEN.person, givenCall('saveUser', TOKEN_STATES[token].name)],
      'UDB-04',
      FIRST_NAME,
    ),
  ),
  personAfter(
    'fetchUser after saveUser with an unknown application code shows that nothing was changed',
    [GIVEN.person, givenCall('saveUser', NO_TOKEN.unknownApplicationCode)],
    'UDB-02',
    FIRST_NAME,
  ),
  personAfter(
    'fetchUser after personalize with a JWT for another person shows that nothing was changed',
    [GIVEN.person, givenCall('personalize', TOKEN_STATES.otherPerson.name)],
    'UDB-06',
    FIRST_NAME,
  ),
  anonymousAfter(
    'fetchUser after anonymous saveUser with an external user ID shows that nothing was changed',
    'saveExternalUserId',
  ),
  anonymousAfter('fetchUser after anonymous personalize shows that nothing was changed', 'personalize'),
];
