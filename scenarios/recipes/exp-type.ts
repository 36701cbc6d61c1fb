// An exp that is no number (SHOULD, UDA-32): a token may then be called expired or malformed, and is not sent.
import type { Json } from '../../contracts/json.ts';
import type { Recipe } from '../recipe.ts';
import { EXP_NUMBERS, EXP_TEXTS, type ExpForm } from '../token-forms/exp-forms.ts';
import { either, unspecified } from './kinds.ts';

function expValue(name: string, sentence: string, value: (now: number) => Json): Recipe {
  const plan = { claims: (claims: object, { now }: { now: number }) => ({ ...claims, exp: value(now) }) };
  return either(`exp-type/${name}`, sentence, plan, 'malformed', 'UDA-32');
}

/** Rewrites exp in the JSON text: JavaScript's own numbers cannot carry these. */
const raw = (text: string) => ({ payloadText: (json: string) => json.replace(/"exp":\d+/, `"exp":${text}`) });

/** What a language's own parser takes: a text of digits in some form, an hour ahead. */
const TEXTS = Object.entries<ExpForm>(EXP_TEXTS).map(([name, { says, write }]) =>
  expValue(name, `exp is ${says}.`, (now) => write(now + 3_600)),
);

const NUMBERS = Object.entries<ExpForm>(EXP_NUMBERS).map(([name, { says, write }]) =>
  either(
    `exp-type/${name}`,
    `exp is ${says}, which JSON does not know.`,
    { payloadText: (json, { now }) => json.replace(/"exp":\d+/, `"exp":${write(now + 3_600)}`) },
    'malformed',
    'UDA-32',
  ),
);

export const EXP_TYPE: readonly Recipe[] = [
  expValue('numeric-string-future', 'exp is a string of digits, an hour ahead.', (now) =>
    String(now + 3_600),
  ),
  expValue('numeric-string-past', 'exp is a string of digits, an hour ago.', (now) => String(now - 3_600)),
  expValue('text', 'exp is a word.', () => 'tomorrow'),
  expValue('iso-date', 'exp is a date in ISO 8601.', (now) => new Date((now + 3_600) * 1_000).toISOString()),
  expValue('empty-string', 'exp is the empty string.', () => ''),
  expValue('true', 'exp is true.', () => true),
  expValue('false', 'exp is false.', () => false),
  expValue('null', 'exp is null.', () => null),
  expValue('array', 'exp is an array that holds a good time.', (now) => [now + 3_600]),
  expValue('object', 'exp is an object.', (now) => ({ seconds: now + 3_600 })),
  // RFC 8259 §6: such numbers may lose precision, or not be readable at all. Sent or refused, but survived.
  unspecified(
    'exp-type/beyond-2-to-the-53',
    'exp is a whole number beyond 2^53.',
    raw('9007199254740993'),
    'UDA-36',
  ),
  unspecified('exp-type/1e20', 'exp is 1e20.', raw('1e20'), 'UDA-36'),
  unspecified('exp-type/1e400', 'exp is 1e400, more than a double holds.', raw('1e400'), 'UDA-36'),
  ...TEXTS,
  ...NUMBERS,
];
