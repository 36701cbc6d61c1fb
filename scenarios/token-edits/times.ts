// Edits of exp, iat and nbf.
import { z } from 'zod';
import type { JsonObject } from '../../contracts/json.ts';
import type { TokenPlan } from '../recipe.ts';
import { EXP_NUMBERS, EXP_TEXTS } from '../token-forms/exp-forms.ts';
import { type Change, type Effect, editKind, HARMLESS, unspecified } from './edit.ts';
import { UNUSABLE_TIME, unusableInWords, unusableValue } from './mandatory.ts';

/** The shortest lifetime of a token that must not expire while it is tried, in seconds. */
export const SHORTEST_LIFETIME_SECONDS = 600;
const FARTHEST_SECONDS = 10_000_000_000;

/** An exp at a distance from now; iat stays before it, unless it is itself the oddity. */
function expAt(seconds: number): TokenPlan {
  return {
    claims: (claims, { now }) => {
      const exp = now + seconds;
      const iat = exp > 3_600 ? Math.min(now, Math.floor(exp) - 3_600) : now - 3_600;
      return { ...claims, iat, exp };
    },
  };
}

/** An expired token has an iat that fits its exp: another one would be a second oddity. */
function exp(says: string, effect: Effect, plan: TokenPlan): Change {
  const places = effect.is === 'expired' ? ['claim exp', 'claim iat'] : ['claim exp'];
  return { places, effect, says, plan };
}

/** Rewrites the digits of exp in the JSON text: JavaScript's own numbers cannot carry these. */
function expText(change: (digits: string) => string): TokenPlan {
  return {
    payloadText: (json) => json.replace(/"exp":(-?\d+)/, (_, digits: string) => `"exp":${change(digits)}`),
  };
}

const addClaim = (name: string, at: (now: number) => number): TokenPlan => ({
  claims: (claims: JsonObject, { now }) => ({ ...claims, [name]: at(now) }),
});

/** Numbers that may lose precision, or not be readable at all (RFC 8259 §6). */
const BEYOND = ['9007199254740993', '1e20', '1e308', '1e400'] as const;

export const EXP_TEXT_WAYS = Object.keys(EXP_TEXTS) as (keyof typeof EXP_TEXTS)[];
export const EXP_NUMBER_WAYS = Object.keys(EXP_NUMBERS) as (keyof typeof EXP_NUMBERS)[];

export const TIME_EDITS = [
  editKind(
    'expires',
    { inSeconds: z.number().min(SHORTEST_LIFETIME_SECONDS).max(FARTHEST_SECONDS) },
    ({ inSeconds }) => exp(`it expires in ${inSeconds} s`, HARMLESS, expAt(inSeconds)),
  ),
  editKind('expired', { secondsAgo: z.number().min(0.5).max(FARTHEST_SECONDS) }, ({ secondsAgo }) =>
    exp(`it expired ${secondsAgo} s ago`, { is: 'expired', by: 'UDA-13' }, expAt(-secondsAgo)),
  ),
  editKind('expires-now', {}, () =>
    exp('its exp is this very second', { is: 'expired', by: 'UDA-32' }, expAt(0)),
  ),
  // RFC 7519 §2: a NumericDate is a number of seconds, however large.
  editKind('exp-in-milliseconds', {}, () =>
    exp('its exp was written in milliseconds, a date far ahead', HARMLESS, {
      claims: (claims, { now }) => ({ ...claims, exp: (now + 3_600) * 1_000 }),
    }),
  ),
  editKind('exp-in-exponent-notation', { digits: z.number().int().min(1).max(5) }, ({ digits }) =>
    exp(
      'its exp is written in exponent notation',
      HARMLESS,
      expText((text) => `${text}${'0'.repeat(digits)}e-${digits}`),
    ),
  ),
  editKind('exp-unusable', { value: UNUSABLE_TIME }, ({ value }) =>
    exp(
      `its exp is ${unusableInWords(value)}`,
      { is: 'malformed-or-expired', by: 'UDA-32' },
      { claims: (claims) => ({ ...claims, exp: unusableValue(value) }) },
    ),
  ),
  editKind(
    'exp-as-text',
    { inSeconds: z.number().int().min(-FARTHEST_SECONDS).max(FARTHEST_SECONDS) },
    ({ inSeconds }) =>
      exp(
        `its exp is a string of digits, ${inSeconds} s from now`,
        { is: 'malformed-or-expired', by: 'UDA-32' },
        { claims: (claims, { now }) => ({ ...claims, exp: String(now + inSeconds) }) },
      ),
  ),
  editKind('exp-as-odd-text', { way: z.enum(EXP_TEXT_WAYS) }, ({ way }) =>
    exp(
      `its exp is ${EXP_TEXTS[way].says}`,
      { is: 'malformed-or-expired', by: 'UDA-32' },
      { claims: (claims, { now }) => ({ ...claims, exp: EXP_TEXTS[way].write(now + 3_600) }) },
    ),
  ),
  editKind('exp-as-odd-number', { way: z.enum(EXP_NUMBER_WAYS) }, ({ way }) => ({
    ...exp(
      `its exp is ${EXP_NUMBERS[way].says}, which JSON does not know`,
      { is: 'malformed-or-expired', by: 'UDA-32' },
      expText((digits) => EXP_NUMBERS[way].write(Number(digits))),
    ),
    // Text that is no JSON cannot be written in other ways.
    places: ['claim exp', 'text payload'],
  })),
  editKind('exp-beyond', { text: z.enum(BEYOND) }, ({ text }) =>
    exp(
      `its exp is ${text}`,
      unspecified('UDA-36'),
      expText(() => text),
    ),
  ),
  editKind('issued', { secondsAgo: z.number().min(0).max(FARTHEST_SECONDS) }, ({ secondsAgo }) => ({
    places: ['claim iat'],
    effect: HARMLESS,
    says: `it was issued ${secondsAgo} s ago`,
    plan: addClaim('iat', (now) => now - secondsAgo),
  })),
  editKind('issued-ahead', { inSeconds: z.number().min(60).max(FARTHEST_SECONDS) }, ({ inSeconds }) => ({
    places: ['claim iat'],
    effect: unspecified('UDA-43'),
    says: `its iat is ${inSeconds} s ahead`,
    plan: addClaim('iat', (now) => now + inSeconds),
  })),
  editKind('not-before', { secondsAgo: z.number().min(1).max(FARTHEST_SECONDS) }, ({ secondsAgo }) => ({
    places: ['claim nbf'],
    effect: HARMLESS,
    says: `its nbf passed ${secondsAgo} s ago`,
    plan: addClaim('nbf', (now) => now - secondsAgo),
  })),
  editKind('not-before-ahead', { inSeconds: z.number().min(60).max(FARTHEST_SECONDS) }, ({ inSeconds }) => ({
    places: ['claim nbf'],
    effect: unspecified('UDA-43'),
    says: `its nbf is ${inSeconds} s ahead`,
    plan: addClaim('nbf', (now) => now + inSeconds),
  })),
] as const;
