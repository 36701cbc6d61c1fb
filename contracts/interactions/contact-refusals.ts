// The Contact Information API is for whoever has its key (UDB-09): every endpoint of it without one, with a wrong one, with
// another application's, and with what an SDK has.
import type { Given, PactRequest } from '../interaction.ts';
import { fromState, type PactValue, regex } from '../pact-value.ts';
import { BAD_CODE_FORMS, type BadCodeForm } from '../token-forms.ts';
import { BUSINESS_CALLS, type BusinessCall } from './business-calls.ts';
import { inTurn } from './changing-calls.ts';
import {
  APPLICATION_CODE,
  BEARER,
  type Draft,
  GIVEN,
  GIVEN_AUTHORIZATION,
  givenBadCode,
  givenToken,
} from './parts.ts';

const OTHER_KEY = fromState('App ${otherApiKey}', '^App \\S+$', 'App example-other-api-key');
const OTHER_CODE = fromState('${otherApplicationCode}', '^\\S+$', 'example-other-application-code');
const BARE_KEY = fromState('${apiKey}', '^\\S+$', 'example-api-key');

/** Ways to have no usable key. */
const KEYS: readonly (readonly [how: string, authorization: PactValue | null, given?: readonly Given[]])[] = [
  ['without an Authorization header', null],
  ['with an API key that nobody has', 'App no-such-api-key'],
  ['with the application code as its API key', APPLICATION_CODE],
  ["with another application's API key", OTHER_KEY, [GIVEN.other, GIVEN.otherApiKey]],
  ['with an API key without its scheme', BARE_KEY],
];

const CLIENT_ERROR = { any: 'clientError', example: 401 } as const;
const NOTE =
  'Our sources name neither a status nor a body for this refusal: any client error (4xx) is taken.';

function refusal(call: BusinessCall, how: string, request: PactRequest, more: readonly Given[] = []): Draft {
  return {
    what: `${call.name} ${how} is refused`,
    requirements: ['UDB-09'],
    given: [GIVEN.apiKey, ...call.given, ...more],
    request,
    response: { status: CLIENT_ERROR },
    note: NOTE,
  };
}

const withoutKey = BUSINESS_CALLS.flatMap((call) =>
  KEYS.map(([how, authorization, given]) => refusal(call, how, call.request({ authorization }), given ?? [])),
);

/** What is nearly its key: each form on every call that changes somebody, and on the one that reads. */
const NEARLY: readonly BadCodeForm[] = [
  'as-bearer',
  'as-basic',
  'another-scheme',
  'prefix',
  'longer',
  'after-text',
  'other-case',
  'twice',
  'wildcard',
  'empty-bearer',
  'bearer-self-made',
];
const nearlyKey = NEARLY.flatMap((form, place) =>
  [inTurn(BUSINESS_CALLS, place), inTurn(BUSINESS_CALLS, place + 1)].map((call) =>
    refusal(
      call,
      `with ${BAD_CODE_FORMS[form].replace(/(a known|an) application code/, 'an API key')}`,
      call.request({ authorization: GIVEN_AUTHORIZATION }),
      [givenBadCode(form, 'apiKey')],
    ),
  ),
);

const withJwt = BUSINESS_CALLS.map((call) =>
  refusal(call, 'with a user data JWT', call.request({ authorization: BEARER }), [givenToken('valid')]),
);

const withoutCode = BUSINESS_CALLS.map(
  (call): Draft => ({
    ...refusal(call, 'without an application code', call.request({ appCode: null })),
    response: {
      status: { any: 'clientError', example: 400 },
      body: { errorCode: 48_001, errorMessage: regex('^[\\s\\S]*\\S[\\s\\S]*$', 'Application code missing') },
    },
    note: 'Our sources name the error code and no status: any client error (4xx) is taken.',
  }),
);

const withOtherCode = BUSINESS_CALLS.map((call) =>
  refusal(call, "with another application's code", call.request({ appCode: OTHER_CODE }), [GIVEN.other]),
);

/** What the Contact Information API must refuse. */
export const CONTACT_REFUSALS: readonly Draft[] = [
  ...withoutKey,
  ...nearlyKey,
  ...withJwt,
  ...withoutCode,
  ...withOtherCode,
];
