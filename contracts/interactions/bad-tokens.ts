// UDB-04 and UDB-06 in all their forms: each form of a bad token on fetchUser and, in turn, on a call that changes somebody.
import type { Given, PactRequest } from '../interaction.ts';
import { fromState, type PactValue } from '../pact-value.ts';
import type { RequirementId } from '../requirement.ts';
import {
  BAD_TOKEN_FORM_NAMES,
  type BadTokenForm,
  badTokenForm,
  OF_ANOTHER_APPLICATION,
} from '../token-forms.ts';
import {
  type ChangingCall,
  FETCH,
  inTurn,
  JWT_CHANGES,
  PERSONALIZE_FORCED_WHOLE,
  PERSONALIZE_WHOLE,
  SAVE_EVERYTHING,
  SAVE_EVERYTHING_AND_ID,
  SAVE_EVERYTHING_BY_POST,
} from './changing-calls.ts';
import {
  BEARER,
  type Draft,
  GIVEN,
  givenBadToken,
  givenToken,
  LOOSE_STATUS_AND_CODE,
  refused,
  UNAUTHORIZED,
} from './parts.ts';

/** A token that is no three segments too. */
const ANY_BEARER: PactValue = {
  ...BEARER,
  regex: '^Bearer .+$',
};

const isOfAnother = (form: BadTokenForm) => (OF_ANOTHER_APPLICATION as readonly string[]).includes(form);

/** A call with a JWT of a bad form. */
export function refusal(
  call: ChangingCall,
  form: BadTokenForm,
  requirement: RequirementId = 'UDB-04',
): Draft {
  const { words, level, anyClientError } = badTokenForm(form);
  const other: readonly Given[] = isOfAnother(form) ? [GIVEN.other] : [];
  return {
    what: `${call.name} with a JWT ${words} is refused`,
    requirements: [requirement, 'UDB-10'],
    ...(level === undefined || level === 'MUST' ? {} : { level }),
    given: [...call.given, ...other, givenBadToken(form)],
    request: call.request(ANY_BEARER),
    ...(anyClientError === true
      ? { response: refused(), note: LOOSE_STATUS_AND_CODE }
      : { response: UNAUTHORIZED }),
  };
}

const isAboutSub = (form: BadTokenForm) => form.startsWith('sub-');

/** Each form on a call that changes somebody; what is wrong with `sub` on all that look at it. */
const onChanges = BAD_TOKEN_FORM_NAMES.flatMap((form, place) =>
  isAboutSub(form)
    ? [refusal(SAVE_EVERYTHING, form), refusal(PERSONALIZE_WHOLE, form, 'UDB-06')]
    : [refusal(inTurn(JWT_CHANGES, place), form)],
);

const WIDE: readonly BadTokenForm[] = ['expired-1-day', 'signature-changed-start', 'alg-None'];

/** The same calls in another form on the wire, and every changing call with the commonest defects. */
const wide = WIDE.flatMap((form) => [
  refusal(SAVE_EVERYTHING_BY_POST, form),
  refusal(SAVE_EVERYTHING_AND_ID, form),
  refusal(PERSONALIZE_FORCED_WHOLE, form),
]);

type Place = readonly [how: string, change: (asked: PactRequest) => PactRequest];

const JWT = fromState('${jwt}', '^\\S+$', 'example-header.example-claims.example-signature');
const inQuery = (name: string): Place => [
  `a JWT in the query as ${name}`,
  (asked) => ({ ...asked, query: { ...asked.query, [name]: JWT } }),
];
const asHeader = (name: string, words: string, expression: string): Place => [
  words,
  (asked) => ({
    ...asked,
    headers: { ...asked.headers, [name]: fromState(expression, '^.+$', 'example-header.example-claims.x') },
  }),
];

/** A good token that is not where it belongs. */
const PLACES: readonly Place[] = [
  inQuery('access_token'),
  inQuery('jwt'),
  inQuery('Authorization'),
  asHeader('X-Access-Token', 'a JWT in the header X-Access-Token', '${jwt}'),
  asHeader('Cookie', 'a JWT in a cookie', 'access_token=${jwt}'),
  asHeader('Authorization', 'a JWT without its scheme', '${jwt}'),
  asHeader('Authorization', 'a JWT after the scheme App', 'App ${jwt}'),
  asHeader('Authorization', 'a JWT after a scheme that nobody knows', 'Token ${jwt}'),
];

const misplaced = PLACES.flatMap(([how, change]) =>
  [FETCH, SAVE_EVERYTHING].map(
    (call): Draft => ({
      what: `${call.name} with ${how} is refused`,
      requirements: ['UDB-04', 'UDB-10'],
      given: [...call.given, givenToken('valid')],
      request: change(call.request(null)),
      response: UNAUTHORIZED,
    }),
  ),
);

/** Every refusal of a token. */
export const BAD_TOKENS: readonly Draft[] = [
  ...BAD_TOKEN_FORM_NAMES.map((form) => refusal(FETCH, form)),
  ...onChanges,
  ...wide,
  ...misplaced,
];
