// UDB-03 in its variety: good tokens of every form, external user IDs of every form, the same token twice.
import type { Given } from '../interaction.ts';
import { TOKEN_STATES } from '../provider-states.ts';
import { GOOD_TOKEN_FORM_NAMES, GOOD_TOKEN_FORMS, ID_FORM_NAMES, ID_FORMS } from '../token-forms.ts';
import { type Call, FETCH_USER, PERSONALIZE, SAVE_USER } from './calls.ts';
import { inTurn } from './changing-calls.ts';
import {
  BEARER,
  type Draft,
  EXTERNAL_USER_ID_VALUE,
  GIVEN,
  givenCall,
  givenToken,
  givenUnusualId,
  NO_TOKEN,
  personWith,
  requestTo,
  SUCCEEDS,
  succeedsWith,
} from './parts.ts';

const unnamed = [GIVEN.anonymous, GIVEN.externalUserId];

function accepted(what: string, call: Call, given: readonly Given[], response = SUCCEEDS): Draft {
  return { what, requirements: ['UDB-03'], given, request: call.request(BEARER), response };
}

const CHANGING = [
  ['saveUser', SAVE_USER, [GIVEN.person]],
  ['personalize', PERSONALIZE, unnamed],
] as const;

const forms = GOOD_TOKEN_FORM_NAMES.flatMap((form, place) => {
  const [name, call, given] = inTurn(CHANGING, place);
  const token = givenToken('good', { form });
  const words = GOOD_TOKEN_FORMS[form];
  return [
    accepted(
      `fetchUser with a valid JWT ${words}`,
      FETCH_USER,
      [GIVEN.person, token],
      succeedsWith(personWith()),
    ),
    accepted(`${name} with a valid JWT ${words}`, call, [...given, token]),
  ];
});

const ids = ID_FORM_NAMES.flatMap((form) => {
  const given = [GIVEN.anonymous, givenUnusualId(form)];
  const words = `an external user ID ${ID_FORMS[form]}`;
  return [
    accepted(`personalize with ${words}`, PERSONALIZE, [...given, givenToken('valid')]),
    accepted(
      `fetchUser of a person with ${words}`,
      FETCH_USER,
      [...given, givenCall('personalize', TOKEN_STATES.valid.name), givenToken('valid')],
      succeedsWith(personWith()),
    ),
  ];
});

const again = [GIVEN.person, givenToken('valid'), givenCall('saveUser', NO_TOKEN.sameToken)];

/** Good tokens. */
export const GOOD_TOKENS: readonly Draft[] = [
  ...forms,
  ...ids,
  accepted('fetchUser with the JWT of a call before', FETCH_USER, again, succeedsWith(personWith())),
  accepted('saveUser with the JWT of a call before', SAVE_USER, again),
  {
    what: 'repersonalize with a valid JWT',
    requirements: ['UDB-03'],
    given: [...unnamed, givenToken('valid')],
    request: requestTo('repersonalize', BEARER, {
      body: { userIdentity: { externalUserId: EXTERNAL_USER_ID_VALUE } },
    }),
    response: SUCCEEDS,
  },
];
