// Mandatory members that are not where they belong: in another object, in the other segment, under another name (UDA-12).
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Recipe, TokenPlan } from '../recipe.ts';
import { malformed } from './kinds.ts';

function renamed(object: JsonObject, name: string, other: string): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key === name ? other : key, value]),
  );
}

function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** The whole object inside a member of this name, as text: JSON may have a member that no literal can make. */
const inside = (name: string) => (json: string) => `{"${name}":${json}}`;

const CASES: Readonly<Record<string, readonly [sentence: string, plan: TokenPlan]>> = {
  'sub-in-other-case': [
    'The claim sub is written SUB.',
    { claims: (claims) => renamed(claims, 'sub', 'SUB') },
  ],
  'exp-in-other-case': [
    'The claim exp is written Exp.',
    { claims: (claims) => renamed(claims, 'exp', 'Exp') },
  ],
  'kid-in-other-case': [
    'The header parameter kid is written KID.',
    { header: (header) => renamed(header, 'kid', 'KID') },
  ],
  'jti-with-a-space': [
    'The name of the claim jti ends with a space.',
    { claims: (claims) => renamed(claims, 'jti', 'jti ') },
  ],
  'api-key-with-underscores': [
    'The claim infobip-api-key is written with underscores.',
    { claims: (claims) => renamed(claims, 'infobip-api-key', 'infobip_api_key') },
  ],
  'claims-in-a-member': ['All claims are inside a claim "claims".', { payloadText: inside('claims') }],
  'claims-in-proto': ['All claims are inside a member "__proto__".', { payloadText: inside('__proto__') }],
  'header-in-proto': [
    'All header parameters are inside a member "__proto__".',
    { headerText: inside('__proto__') },
  ],
  'sub-in-an-object': [
    'The claim sub is inside another claim alone.',
    { claims: (claims) => ({ ...without(claims, 'sub'), context: { sub: claims['sub'] as Json } }) },
  ],
  'kid-in-the-payload': [
    'kid is a claim, and no header parameter.',
    {
      header: (header) => without(header, 'kid'),
      claims: (claims, { kid }) => ({ ...claims, kid }),
    },
  ],
  'sub-in-the-header': [
    'sub is a header parameter, and no claim.',
    {
      header: (header, { sub }) => ({ ...header, sub }),
      claims: (claims) => without(claims, 'sub'),
    },
  ],
};

export const ELSEWHERE: readonly Recipe[] = Object.entries(CASES).map(([name, [sentence, plan]]) =>
  malformed(`elsewhere/${name}`, sentence, plan),
);
