// The forms of tokens that a backend is tried with, by name: what each is, in words, and how binding its treatment is. The
// names are parameters of provider states; whoever brings such a state about mints the token that the words describe
// (harness/tokens/forms/ does it here). Names are for ever.
import type { Level } from './requirement.ts';

/** A form of a token. */
export interface TokenForm {
  /** Completes "a JWT …". */
  readonly words: string;
  /** How binding it is that a backend refuses it; absent: MUST. */
  readonly level?: Level;
  /** Our sources name no status for this refusal: any client error (4xx) is taken. */
  readonly anyClientError?: true;
}

const should = (words: string): TokenForm => ({ words, level: 'SHOULD' });
const info = (words: string): TokenForm => ({ words, level: 'INFO' });
const must = (words: string): TokenForm => ({ words });
const nearMiss = (words: string): TokenForm => ({ words, anyClientError: true });

const SIGNATURE_FORMS = {
  'signature-empty': must('whose signature is empty'),
  'signature-prefix': must('whose signature is only the first half of the right one'),
  'signature-first-byte': must('whose signature is only the first byte of the right one'),
  'signature-longer': must('whose signature goes on after the right one'),
  'signature-changed-start': must('whose signature differs from the right one in its first character'),
  'signature-changed-end': must('whose signature differs from the right one in its last byte'),
  'signature-of-another-token': must('with the signature of another good token'),
  'signature-in-hex': must('whose signature is the right one in hexadecimal'),
  'signed-with-a-blank-key': must('signed with a blank key'),
  'signed-with-a-zero-byte': must('signed with a key of one zero byte'),
  'signed-with-the-hex-text': must("signed with the secret's hexadecimal text as the key"),
  'signed-with-the-kid': must('signed with its own kid as the key'),
  'signed-with-the-application-code': must('signed with the application code as the key'),
  'signed-with-a-key-in-the-header': must('signed with a key that it brings in its header (jwk)'),
  'header-changed': must('whose header was changed after it was signed'),
  'payload-changed': must('whose claims were changed after it was signed'),
} as const;

const ALGORITHM_FORMS = {
  'alg-None': must('with alg None'),
  'alg-NONE': must('with alg NONE'),
  'alg-nOnE': must('with alg nOnE'),
  'alg-none-signed': must('with alg none and the right signature'),
  'alg-none-without-kid': must('with alg none and no kid'),
  'alg-absent': must('without alg'),
  'alg-absent-unsigned': must('without alg and without a signature'),
  'alg-empty': must('with an empty alg'),
  'alg-null': must('with alg null'),
  'alg-HS384': must('signed with HS384'),
  'alg-RS256-as-hmac': must('with alg RS256 that is signed as if it were HS256'),
  'alg-ES256-as-hmac': must('with alg ES256 that is signed as if it were HS256'),
  'alg-HS512-as-HS256': must('with alg HS512 that is signed as if it were HS256'),
  'alg-unknown': must('with an alg that names no algorithm'),
  'crit-unknown': must('with a critical header parameter that nobody knows'),
} as const;

const KEY_FORMS = {
  'kid-absent': must('without kid'),
  'kid-absent-other-secret': must('without kid, signed with another secret'),
  'kid-empty': must('with an empty kid'),
  'kid-null': must('with kid null'),
  'kid-prefix': must('whose kid is the beginning of the right one'),
  'kid-longer': must('whose kid goes on after the right one'),
  'kid-path': must('whose kid is a path to an empty file, signed with a blank key'),
  'kid-path-to-the-key': must('whose kid is a path that ends in the right one'),
  'kid-query': must('whose kid is a database query that would return its own key'),
  'kid-unknown-other-secret': must('with an unknown kid, signed with another secret'),
} as const;

const TIME_FORMS = {
  'expired-5-minutes': must('that expired a little more than five minutes ago'),
  'expired-1-day': must('that expired a day ago'),
  'expired-10-years': must('that expired ten years ago'),
  'exp-zero': must('whose exp is 0'),
  'exp-negative': must('whose exp is negative'),
  'exp-fraction': must('that expired an hour ago, with a fraction in its exp'),
  'exp-null': must('whose exp is null'),
  'exp-text': must('whose exp is a word'),
  'exp-digits': must('whose exp is text: digits that lie ahead'),
  'exp-past-digits': must('whose exp is text: digits that are past'),
  'exp-date': must('whose exp is a date as text'),
  'exp-empty': must('whose exp is empty text'),
  'exp-true': must('whose exp is true'),
  'exp-array': must('whose exp is an array with a time ahead'),
  'exp-object': must('whose exp is an object'),
  'expired-1-second': info('that expired a second ago'),
  'expired-1-minute': info('that expired a minute ago'),
  'nbf-ahead': info('whose nbf is an hour ahead'),
  'iat-null': should('whose iat is null'),
  'iat-text': should('whose iat is a word'),
  'iat-ahead': info('whose iat is an hour ahead'),
} as const;

const CLAIM_FORMS = {
  'typ-lower-case': must('whose typ claim is bearer in lower case'),
  'typ-empty': must('whose typ claim is empty'),
  'typ-null': must('whose typ claim is null'),
  'typ-prefix': must('whose typ claim is the beginning of Bearer'),
  'typ-longer': must('whose typ claim goes on after Bearer'),
  'typ-array': must('whose typ claim is an array with Bearer in it'),
  'typ-only-in-the-header': must('whose typ is Bearer in its header and ID in its claims'),
  'application-empty': must('whose infobip-api-key is empty'),
  'application-null': must('whose infobip-api-key is null'),
  'application-prefix': must('whose infobip-api-key is the beginning of the right one'),
  'application-longer': must('whose infobip-api-key goes on after the right one'),
  'application-array': must('whose infobip-api-key is an array with the right one in it'),
  'jti-null': should('whose jti is null'),
  'jti-empty': should('whose jti is empty'),
} as const;

const SUB_FORMS = {
  'sub-other-case': nearMiss("whose sub is the person's in the other case"),
  'sub-prefix': nearMiss("whose sub is the beginning of the person's"),
  'sub-longer': nearMiss("whose sub goes on after the person's"),
  'sub-suffix': nearMiss("whose sub is the end of the person's"),
  'sub-space-before': nearMiss("whose sub is the person's after a space"),
  'sub-space-after': nearMiss("whose sub is the person's before a space"),
  'sub-line-break-after': nearMiss("whose sub is the person's before a line break"),
  'sub-nul-after': nearMiss("whose sub is the person's before a NUL and more text"),
  'sub-zero-width': nearMiss("whose sub is the person's before a zero-width space"),
  'sub-wildcard': nearMiss('whose sub is a wildcard'),
  'sub-array': nearMiss("whose sub is an array with the person's in it"),
  'sub-empty': nearMiss('whose sub is empty'),
  'sub-null': nearMiss('whose sub is null'),
} as const;

const SHAPE_FORMS = {
  'segments-1': must('of which only the first segment is there'),
  'segments-2': must('of two segments, without signature'),
  'segments-4': must('of four segments'),
  'segments-4-empty': must('with a dot after it'),
  'segments-5': must('of five segments'),
  'header-no-json': must('whose header is no JSON'),
  'header-no-base64': must('whose header is no base64url'),
  'payload-no-json': must('whose payload is no JSON'),
  'payload-array': must('whose payload is a JSON array'),
  'payload-null': must('whose payload is JSON null'),
  'payload-no-base64': must('whose payload is no base64url'),
  'json-serialization': must('in the JSON serialization'),
  padded: should('whose segments are padded'),
} as const;

const APPLICATION_FORMS = {
  'of-another-application': {
    words: 'of another existing application, made with its own key',
    anyClientError: true,
  },
  'with-the-key-of-another-application': must("with this application's code, made with another one's key"),
  'for-another-existing-application': must(
    "with another existing application's code, made with this one's key",
  ),
} as const;

/** Every form of a token that must, or should, be refused; each has exactly the defect that it names. */
export const BAD_TOKEN_FORMS = {
  ...SIGNATURE_FORMS,
  ...ALGORITHM_FORMS,
  ...KEY_FORMS,
  ...TIME_FORMS,
  ...CLAIM_FORMS,
  ...SUB_FORMS,
  ...SHAPE_FORMS,
  ...APPLICATION_FORMS,
} as const satisfies Readonly<Record<string, TokenForm>>;

/** The names of the forms in which `sub` is nearly the person's. */
export const SUB_FORM_NAMES = Object.keys(SUB_FORMS) as readonly (keyof typeof SUB_FORMS)[];

/** The name of a form of a bad token. */
export type BadTokenForm = keyof typeof BAD_TOKEN_FORMS;

/** The names of the bad forms, in the order in which listings show them. */
export const BAD_TOKEN_FORM_NAMES = Object.keys(BAD_TOKEN_FORMS) as readonly BadTokenForm[];

/** The forms that need a second application profile of the same backend. */
export const OF_ANOTHER_APPLICATION = Object.keys(
  APPLICATION_FORMS,
) as readonly (keyof typeof APPLICATION_FORMS)[];

/** What is said of a bad form. */
export function badTokenForm(form: BadTokenForm): TokenForm {
  return BAD_TOKEN_FORMS[form];
}

/** The forms of good tokens, beside the plain one: a backend must take each. Completes "a valid JWT …". */
export const GOOD_TOKEN_FORMS = {
  'unknown-claims': 'with claims that nobody knows, of every JSON type',
  'unknown-header-parameter': 'with a header parameter that nobody knows',
  'old-iat': 'that was issued a year ago',
  'iat-fraction': 'whose iat has a fraction',
  'exp-fraction': 'whose exp has a fraction',
  'long-lived': 'that is valid for ten years',
  'short-lived': 'that is valid for two minutes',
  reordered: 'whose members stand in another order',
  indented: 'whose JSON is indented',
  escaped: 'whose JSON is written with unicode escapes',
  'nbf-past': 'whose nbf has passed',
  'long-jti': 'whose jti is no UUID and long',
  large: 'of four kilobytes',
} as const;

/** The name of a form of a good token. */
export type GoodTokenForm = keyof typeof GOOD_TOKEN_FORMS;

/** The names of the good forms. */
export const GOOD_TOKEN_FORM_NAMES = Object.keys(GOOD_TOKEN_FORMS) as readonly GoodTokenForm[];

/** The forms of an external user ID: any text is one. The form says which characters it has beside a new, plain ID. */
export const ID_FORMS = {
  unicode: 'in several scripts',
  decomposed: 'with letters and combining marks apart',
  'beyond-the-basic-plane': 'with characters beyond the basic plane',
  spaces: 'with spaces inside',
  'spaces-around': 'with a space before and after',
  'upper-and-lower-case': 'in upper and lower case',
  email: 'that looks like an email address',
  digits: 'of digits only',
  punctuation: 'with quotes, a slash, a percent sign and an ampersand',
  long: 'of 200 characters',
} as const;

/** The name of a form of an external user ID. */
export type IdForm = keyof typeof ID_FORMS;

/** The names of the forms of an external user ID. */
export const ID_FORM_NAMES = Object.keys(ID_FORMS) as readonly IdForm[];

/** The forms of an unusable Authorization header that is made of a known application code, or of another existing one. */
export const BAD_CODE_FORMS = {
  'without-scheme': 'a known application code without its scheme',
  'without-space': 'a known application code right after its scheme',
  'as-bearer': 'a known application code as a Bearer',
  'as-basic': 'a known application code as Basic credentials',
  'another-scheme': 'a known application code after a scheme that nobody knows',
  prefix: 'the beginning of a known application code',
  longer: 'a known application code that goes on',
  'after-text': 'a known application code after other text',
  'other-case': 'a known application code in the other case',
  twice: 'a known application code after an unknown one',
  wildcard: 'a wildcard as application code',
  'word-null': 'the word null as application code',
  'empty-bearer': 'an empty Bearer',
  'bearer-word': 'a Bearer that is a word',
  'bearer-self-made': 'a Bearer that is a self-made token',
  'bearer-unsigned': 'a Bearer that is an unsigned token',
} as const;

/** The name of a form of an unusable Authorization header. */
export type BadCodeForm = keyof typeof BAD_CODE_FORMS;

/** The names of these forms. */
export const BAD_CODE_FORM_NAMES = Object.keys(BAD_CODE_FORMS) as readonly BadCodeForm[];
