// UDB-11, UDB-12 and UDB-13 as one call after another, for verifiers that cannot look beside the pact: after refusals all is as
// before, after a success it is as it said, and what was authorised before authorises nothing now.
import type { Given } from '../interaction.ts';
import type { Mode } from '../mode.ts';
import type { PactValue } from '../pact-value.ts';
import { BAD_AUTHORIZATION, TOKEN_STATES } from '../provider-states.ts';
import type { RequirementId } from '../requirement.ts';
import {
  BAD_CODE_FORM_NAMES,
  BAD_TOKEN_FORM_NAMES,
  type BadTokenForm,
  badTokenForm,
  OF_ANOTHER_APPLICATION,
} from '../token-forms.ts';
import { FETCH_INSTALLATION, FETCH_USER } from './calls.ts';
import { FETCH, SAVE_EVERYTHING } from './changing-calls.ts';
import {
  APPLICATION_CODE,
  BEARER,
  type Draft,
  type EarlierCall,
  EVERY_FIELD,
  FIRST_NAME,
  GIVEN,
  givenBadToken,
  givenCall,
  givenToken,
  LOOSE_STATUS_AND_CODE,
  NEW_FIRST_NAME,
  NO_TOKEN,
  personWith,
  refused,
  succeedsWith,
  UNAUTHORIZED,
} from './parts.ts';

interface Mine {
  /** What the mode's good calls are authorised by. */
  readonly authorization: PactValue;
  readonly good: string;
  /** States that this authorisation needs. */
  readonly token: readonly Given[];
}

const MINE: Readonly<Record<'application-code' | 'jwt', Mine>> = {
  'application-code': { authorization: APPLICATION_CODE, good: NO_TOKEN.applicationCode, token: [] },
  jwt: { authorization: BEARER, good: TOKEN_STATES.valid.name, token: [givenToken('valid')] },
};

const CHANGES = ['saveEverything', 'personalizeForced', 'repersonalize', 'depersonalize'] as const;

function unchanged(mine: Mine, call: EarlierCall, by: readonly string[], words: string): Draft {
  return {
    what: `fetchUser after ${call} ${words} shows that nothing was changed`,
    requirements: ['UDB-11'],
    given: [GIVEN.person, ...by.map((one) => givenCall(call, one)), ...mine.token],
    request: FETCH_USER.request(mine.authorization),
    response: succeedsWith(personWith(FIRST_NAME)),
  };
}

const CODES = [
  NO_TOKEN.none,
  NO_TOKEN.unknownApplicationCode,
  ...BAD_CODE_FORM_NAMES.map((form) => `${BAD_AUTHORIZATION.name}: ${form}`),
];

/** The bad tokens whose refusal binds, of this application, by what is wrong with them. */
const FAMILIES: readonly (readonly [words: string, forms: readonly BadTokenForm[]])[] = (
  [
    ['signature', ['sign', 'header-changed', 'payload-changed']],
    ['algorithm', ['alg', 'crit']],
    ['key', ['kid']],
    ['times', ['exp']],
    ['claims', ['typ', 'application']],
    ['sub', ['sub']],
  ] as const
).map(([words, starts]) => [
  words,
  BAD_TOKEN_FORM_NAMES.filter(
    (form) =>
      badTokenForm(form).level === undefined &&
      !(OF_ANOTHER_APPLICATION as readonly string[]).includes(form) &&
      starts.some((start) => form.startsWith(start)),
  ),
]);

const afterBadTokens: readonly Draft[] = FAMILIES.flatMap(([words, forms]) =>
  (['saveEverything', 'repersonalize'] as const).map((call) =>
    unchanged(
      MINE.jwt,
      call,
      forms.map((form) => `${TOKEN_STATES.bad.name}: ${form}`),
      `with JWTs whose ${words} is bad`,
    ),
  ),
);

function lookedAfter(
  what: string,
  before: readonly Given[],
  request: Draft['request'],
  body: PactValue,
): Draft {
  return { what, requirements: ['UDB-12'], given: before, request, response: succeedsWith(body) };
}

function done(mine: Mine): readonly Draft[] {
  const { firstName, lastName } = EVERY_FIELD;
  return [
    lookedAfter(
      'fetchUser after saveUser of every field shows them',
      [GIVEN.person, givenCall('saveEverything', mine.good), ...mine.token],
      FETCH_USER.request(mine.authorization),
      { ...(personWith(firstName) as object), lastName },
    ),
    lookedAfter(
      'fetchUser after personalize with forceDepersonalize shows whom it named',
      [GIVEN.person, GIVEN.externalUserId, givenCall('personalizeForced', mine.good), ...mine.token],
      FETCH_USER.request(mine.authorization),
      personWith(NEW_FIRST_NAME),
    ),
    lookedAfter(
      'fetchUser after personalize of an anonymous installation with forceDepersonalize shows whom it named',
      [GIVEN.anonymous, GIVEN.externalUserId, givenCall('personalizeForced', mine.good), ...mine.token],
      FETCH_USER.request(mine.authorization),
      personWith(NEW_FIRST_NAME),
    ),
    lookedAfter(
      'fetch installation after save installation shows what was saved',
      [GIVEN.person, givenCall('saveInstallation', NO_TOKEN.applicationCode)],
      FETCH_INSTALLATION.request(APPLICATION_CODE),
      { isPrimaryDevice: true },
    ),
  ];
}

/** UDB-13: a good call before authorises nothing now. */
function stillRefused(mine: Mine, mode: Mode): readonly Draft[] {
  const requirements: readonly RequirementId[] = ['UDB-13', 'UDB-10'];
  const before = [GIVEN.person, givenCall('saveUser', mine.good)];
  const without = [FETCH, SAVE_EVERYTHING].map(
    (call): Draft => ({
      what: `${call.name} without an Authorization header after an authorised call is refused`,
      requirements,
      given: before,
      request: call.request(null),
      response: UNAUTHORIZED,
    }),
  );
  if (mode !== 'jwt') return without;
  const forms = ['signature-changed-start', 'expired-1-day', 'sub-longer'] as const;
  return [
    ...without,
    ...forms.map(
      (form): Draft => ({
        what: `fetchUser with a JWT ${badTokenForm(form).words} after an authorised call is refused`,
        requirements,
        given: [...before, givenBadToken(form)],
        request: FETCH_USER.request(BEARER),
        ...(badTokenForm(form).anyClientError === true
          ? { response: refused(), note: LOOSE_STATUS_AND_CODE }
          : { response: UNAUTHORIZED }),
      }),
    ),
  ];
}

/** What is looked at afterwards, in a mode where SDKs change persons. */
export function seenAfterwards(mode: 'application-code' | 'jwt'): readonly Draft[] {
  const mine = MINE[mode];
  const named = mode === 'application-code' ? [...CHANGES] : CHANGES.filter((one) => one !== 'depersonalize');
  return [
    ...named.map((call) => unchanged(mine, call, CODES, 'with unusable application codes')),
    ...(mode === 'jwt' ? afterBadTokens : []),
    ...done(mine),
    ...(mode === 'application-code'
      ? [
          lookedAfter(
            'fetchUser after saveUser with an external user ID names the person',
            [
              GIVEN.anonymous,
              GIVEN.externalUserId,
              givenCall('saveExternalUserId', NO_TOKEN.applicationCode),
            ],
            FETCH_USER.request(APPLICATION_CODE),
            personWith(NEW_FIRST_NAME),
          ),
        ]
      : []),
    ...stillRefused(mine, mode),
  ];
}

/** UDB-11 to UDB-13 as far as an SDK in contact-information-api mode meets them. */
export const AFTERWARDS_RESTRICTED: readonly Draft[] = [
  {
    what: 'saveUser of every field without an Authorization header after an authorised call is refused',
    requirements: ['UDB-13', 'UDB-10'],
    given: [GIVEN.person, givenCall('saveInstallation', NO_TOKEN.applicationCode)],
    request: SAVE_EVERYTHING.request(null),
    response: UNAUTHORIZED,
  },
  {
    what: 'fetch installation after calls with unusable application codes shows that nothing was changed',
    requirements: ['UDB-11'],
    given: [
      GIVEN.person,
      givenCall('saveInstallation', NO_TOKEN.applicationCode),
      ...CODES.map((one) => givenCall('depersonalize', one)),
    ],
    request: FETCH_INSTALLATION.request(APPLICATION_CODE),
    response: succeedsWith({ isPrimaryDevice: true }),
  },
];
