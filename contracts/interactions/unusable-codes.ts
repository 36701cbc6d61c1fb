// UDB-02 in all its forms: what is made of a known application code, another application's code, and a code in another place.
import type { Given } from '../interaction.ts';
import type { Mode } from '../mode.ts';
import { fromState, type PactValue } from '../pact-value.ts';
import { BAD_CODE_FORM_NAMES, BAD_CODE_FORMS, type BadCodeForm } from '../token-forms.ts';
import {
  type ChangingCall,
  DEPERSONALIZE_IT,
  EVERY_CALL,
  FETCH,
  inTurn,
  PERSONALIZE_WHOLE,
  REGISTER_ONE,
  SAVE_EVERYTHING,
  SAVE_WHOLE_INSTALLATION,
  SEND_EVENT,
} from './changing-calls.ts';
import {
  type Draft,
  GIVEN,
  GIVEN_AUTHORIZATION,
  givenBadCode,
  givenToken,
  LOOSE_STATUS_AND_CODE,
  refused,
  UNAUTHORIZED,
  UNKNOWN_APPLICATION_CODE,
} from './parts.ts';

const OTHER_CODE: PactValue = fromState(
  'App ${otherApplicationCode}',
  '^App \\S+$',
  'App example-other-code',
);
const API_KEY: PactValue = fromState('App ${apiKey}', '^App \\S+$', 'App example-api-key');
const TAKING_TURNS = [
  SAVE_EVERYTHING,
  PERSONALIZE_WHOLE,
  DEPERSONALIZE_IT,
  SAVE_WHOLE_INSTALLATION,
  SEND_EVENT,
  REGISTER_ONE,
] as const;

function refusal(
  call: ChangingCall,
  how: string,
  authorization: PactValue | null,
  given: readonly Given[] = [],
): Draft {
  return {
    what: `${call.name} with ${how} is refused`,
    requirements: ['UDB-02', 'UDB-10'],
    given: [...call.given, ...given],
    request: call.request(authorization),
    response: UNAUTHORIZED,
  };
}

function inForm(call: ChangingCall, form: BadCodeForm): Draft {
  return refusal(call, BAD_CODE_FORMS[form], GIVEN_AUTHORIZATION, [givenBadCode(form)]);
}

/** Not found, not allowed or not authorised: the registration is none of that application's. */
function ofAnother(call: ChangingCall): Draft {
  return {
    ...refusal(call, "another application's code", OTHER_CODE, [GIVEN.other]),
    response: refused(),
    note: LOOSE_STATUS_AND_CODE,
  };
}

const everyCallWithout: readonly Draft[] = EVERY_CALL.flatMap((call) => [
  refusal(call, 'no Authorization header', null),
  refusal(call, 'a code that no application has', `App ${UNKNOWN_APPLICATION_CODE}`),
]);

/** The code where it does not belong, and no Authorization header. */
const misplaced: readonly Draft[] = [FETCH, SAVE_EVERYTHING].flatMap((call) => {
  const asked = call.request(null);
  const code = fromState('${applicationCode}', '^\\S+$', 'example-application-code');
  return [
    {
      ...refusal(call, 'the application code in the header applicationcode alone', null),
      request: { ...asked, headers: { ...asked.headers, applicationcode: code } },
    },
    {
      ...refusal(call, 'the application code in the query alone', null),
      request: { ...asked, query: { ...asked.query, applicationCode: code } },
    },
  ];
});

const MODES_OF_FETCH: readonly Mode[] = ['application-code', 'jwt'];

/** The refusals of a mode. What a mode does with fetchUser is open in contact-information-api (UDA-42). */
export function unusableCodes(mode: Mode): readonly Draft[] {
  const fetches = MODES_OF_FETCH.includes(mode);
  return [
    ...(fetches ? BAD_CODE_FORM_NAMES.map((form) => inForm(FETCH, form)) : []),
    ...BAD_CODE_FORM_NAMES.map((form, place) => inForm(inTurn(TAKING_TURNS, place), form)),
    ...everyCallWithout,
    ...EVERY_CALL.map(ofAnother),
    ...misplaced,
    ...(mode === 'contact-information-api'
      ? [SAVE_EVERYTHING, PERSONALIZE_WHOLE].map((call) =>
          refusal(call, 'a key of the Contact Information API', API_KEY, [GIVEN.apiKey]),
        )
      : []),
    ...(mode === 'jwt'
      ? [DEPERSONALIZE_IT, SAVE_WHOLE_INSTALLATION].map((call) =>
          refusal(call, 'an expired JWT', fromStateJwt(), [givenToken('expired')]),
        )
      : []),
  ];
}

function fromStateJwt(): PactValue {
  return fromState(
    'Bearer ${jwt}',
    '^Bearer \\S+$',
    'Bearer example-header.example-claims.example-signature',
  );
}
