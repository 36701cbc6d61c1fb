// The forms of good tokens and of external user IDs that a backend must take (UDB-03).
import type { GoodTokenForm, IdForm } from '../../../contracts/token-forms.ts';
import type { TokenPlan } from '../../../scenarios/recipe.ts';

const YEAR_SECONDS = 31_557_600;

function indented(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2);
}

/** Writes each small letter of the sub as an escape; a sub that has escapes already stays as it is. */
function escapedLetters(json: string): string {
  return json.replace(/"sub":"([^"\\]*)"/, (_, sub: string) => {
    const escaped = sub.replace(/[a-z]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`);
    return `"sub":"${escaped}"`;
  });
}

/** How each good form differs from the plain token. */
export const GOOD_PLANS: Readonly<Record<GoodTokenForm, TokenPlan>> = {
  'unknown-claims': {
    claims: (claims) => ({
      ...claims,
      aud: 'mobile',
      roles: ['reader', 'writer'],
      profile: { theme: 'dark' },
      age: 7,
      admin: false,
      nothing: null,
    }),
  },
  'unknown-header-parameter': { header: (header) => ({ ...header, cty: 'JWT', 'x-region': 'eu' }) },
  'old-iat': { claims: (claims, { now }) => ({ ...claims, iat: now - YEAR_SECONDS }) },
  'iat-fraction': { claims: (claims, { now }) => ({ ...claims, iat: now - 10.25 }) },
  'exp-fraction': { claims: (claims, { now }) => ({ ...claims, exp: now + 3_600.5 }) },
  'long-lived': { claims: (claims, { now }) => ({ ...claims, exp: now + 10 * YEAR_SECONDS }) },
  'short-lived': { claims: (claims, { now }) => ({ ...claims, exp: now + 120 }) },
  reordered: {
    header: (header) => Object.fromEntries(Object.entries(header).reverse()),
    claims: (claims) => Object.fromEntries(Object.entries(claims).reverse()),
  },
  indented: { headerText: indented, payloadText: indented },
  escaped: { payloadText: escapedLetters },
  'nbf-past': { claims: (claims, { now }) => ({ ...claims, nbf: now - 60 }) },
  'long-jti': { claims: (claims, { jti }) => ({ ...claims, jti: `no uuid: ${jti} ${'j'.repeat(200)}` }) },
  large: { claims: (claims) => ({ ...claims, filler: 'x'.repeat(2_900) }) },
};

/** An external user ID of a form, made of a new and plain one. */
export const ID_OF_FORM: Readonly<Record<IdForm, (plain: string) => string>> = {
  unicode: (plain) => `żółw-名前-Łódź-${plain}`,
  decomposed: (plain) => `Ange\u0301lique-o\u0308-${plain}`,
  'beyond-the-basic-plane': (plain) => `𝒢race-👩‍🚀-${plain}`,
  'spaces-around': (plain) => ` ${plain} `,
  spaces: (plain) => `a person ${plain} of two words`,
  'upper-and-lower-case': (plain) => `PersonABC-${plain.toUpperCase()}-abc`,
  email: (plain) => `${plain}+mobile@example.com`,
  digits: (plain) => BigInt(`0x${plain.replace(/[^0-9a-f]/g, '').slice(-24)}1`).toString(),
  punctuation: (plain) => `'o"neil'/50%25&x=1#${plain}`,
  long: (plain) => `${plain}-${'x'.repeat(199)}`.slice(0, 200),
};
