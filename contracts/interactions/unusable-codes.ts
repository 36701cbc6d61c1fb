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
  FETCH_THE_INSTALLATION,
  inTurn,
  PERSONALIZE_WHOLE,
  REGISTER_ONE,
  SAVE_EVERYTHING,
  SAVE_EVERYTHING_AND_ID,
  SAVE_WHOLE_INSTALLATION,
  SEND_EVENT,
  SESSION_EVENT,
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

const everyCallWithout: readonly Draft[] = [...EVERY_CALL, SAVE_EVERYTHING_AND_ID].flatMap((call) => [
  refusal(call, 'no Authorization header', null),
  refusal(call, 'a code that no application has', `App ${UNKNOWN_APPLICATION_CODE}`),
]);

/** A Bearer of anything, on each call: one that asks for a code alone may not look at what follows another scheme. */
const EVERY_BEARER = ['bearer-word', 'bearer-self-made'] as const;

/** Those that the forms have met in turn already are left out. */
const bearers = (before: readonly Draft[]): readonly Draft[] =>
  EVERY_CALL.flatMap((call) => EVERY_BEARER.map((form) => inForm(call, form))).filter(
    ({ what }) => !before.some((one) => one.what === what),
  );

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

/** The calls that an application code authorises where fetchUser, saveUser and personalize want a JWT. */
const NEEDING_NO_JWT = [
  DEPERSONALIZE_IT,
  SAVE_WHOLE_INSTALLATION,
  FETCH_THE_INSTALLATION,
  SEND_EVENT,
  SESSION_EVENT,
];

const MODES_OF_FETCH: readonly Mode[] = ['application-code', 'jwt'];

/** The refusals of a mode. What a mode does with fetchUser is open in contact-information-api (UDA-42). */
export function unusableCodes(mode: Mode): readonly Draft[] {
  const fetches = MODES_OF_FETCH.includes(mode);
  const forms = [
    ...(fetches ? BAD_CODE_FORM_NAMES.map((form) => inForm(FETCH, form)) : []),
    ...BAD_CODE_FORM_NAMES.map((form, place) => inForm(inTurn(TAKING_TURNS, place), form)),
  ];
  return [
    ...forms,
    ...bearers(forms),
    ...everyCallWithout,
    ...EVERY_CALL.map(ofAnother),
    ...misplaced,
    ...(mode === 'contact-information-api' ? [SAVE_EVERYTHING, PERSONALIZE_WHOLE] : EVERY_CALL).map((call) =>
      refusal(call, 'a key of the Contact Information API', API_KEY, [GIVEN.apiKey]),
    ),
    ...(mode === 'jwt'
      ? NEEDING_NO_JWT.flatMap((call) => [
          refusal(call, 'an expired JWT', fromStateJwt(), [givenToken('expired')]),
          refusal(call, 'a JWT with a forged signature', fromStateJwt(), [givenToken('forged')]),
        ])
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
