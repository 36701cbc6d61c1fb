// What stands inside the segments: not a JSON object (MUST, UDA-12), or JSON that only a lenient parser reads (SHOULD).
import type { Recipe } from '../recipe.ts';
import { type JsonForm, LENIENT_JSON_FORMS } from '../token-forms/lenient-json.ts';
import { malformed } from './kinds.ts';

type Part = 'header' | 'payload';
const PARTS = ['header', 'payload'] as const;
type Change = (json: string) => string | Uint8Array;

const change = (part: Part, text: Change) =>
  part === 'header' ? { headerText: text } : { payloadText: text };

/** Texts that are no JSON object, by name. */
const NO_OBJECT: Readonly<Record<string, { readonly is: string; readonly text: Change }>> = {
  'not-json': { is: 'is no JSON', text: () => 'this is no JSON' },
  truncated: { is: 'is JSON that breaks off', text: (json) => json.slice(0, -5) },
  array: { is: 'is a JSON array', text: (json) => `[${json}]` },
  string: { is: 'is a JSON string', text: (json) => JSON.stringify(json) },
  number: { is: 'is a JSON number', text: () => '42' },
  null: { is: 'is JSON null', text: () => 'null' },
  true: { is: 'is JSON true', text: () => 'true' },
};

function bytes(...parts: readonly (string | number)[]): Uint8Array {
  const encoder = new TextEncoder();
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...encoder.encode(part)])),
  );
}

/** Texts that RFC 8259 forbids and that some parsers read all the same. */
const LENIENT: Readonly<Record<string, { readonly is: string; readonly text: Change }>> = {
  'trailing-text': { is: 'has text after the object', text: (json) => `${json} and more` },
  'second-object': { is: 'has a second object after the first', text: (json) => `${json}{}` },
  bom: { is: 'begins with a byte order mark', text: (json) => `\uFEFF${json}` },
  'single-quotes': { is: 'is quoted with single quotes', text: (json) => json.replaceAll('"', "'") },
  'unquoted-keys': { is: 'has keys without quotes', text: (json) => json.replace(/"(typ|alg)":/, '$1:') },
  comment: { is: 'has a comment', text: (json) => `/* signed */${json}` },
  'trailing-comma': { is: 'has a comma before its end', text: (json) => `${json.slice(0, -1)},}` },
  nan: { is: 'has NaN as a value', text: (json) => `${json.slice(0, -1)},"x":NaN}` },
  'invalid-utf-8': {
    is: 'has a byte that is no UTF-8',
    text: (json) => bytes(`${json.slice(0, -1)},"x":"`, 0xff, '"}'),
  },
};

/** The lenient texts that make sense for a header as well. */
const LENIENT_IN_HEADER = ['trailing-text', 'bom', 'single-quotes', 'comment', 'trailing-comma'];

export const NO_JSON_OBJECT: readonly Recipe[] = PARTS.flatMap((part) =>
  Object.entries(NO_OBJECT).map(([name, { is, text }]) =>
    malformed(`json/${part}-${name}`, `The ${part} ${is}.`, change(part, text)),
  ),
);

// A claim in a text that is no JSON is not there: hence UDA-33, mandatory claims are present.
const LENIENT_FORMS: readonly Recipe[] = PARTS.flatMap((part) =>
  Object.entries<JsonForm>(LENIENT_JSON_FORMS).map(([name, { says, write }]) =>
    malformed(`lenient-json/${part}-${name}`, `The ${part} ${says}.`, change(part, write), 'UDA-33'),
  ),
);

export const LENIENT_JSON: readonly Recipe[] = PARTS.flatMap((part) =>
  Object.entries(LENIENT)
    .filter(([name]) => part === 'payload' || LENIENT_IN_HEADER.includes(name))
    .map(([name, { is, text }]) =>
      malformed(`lenient-json/${part}-${name}`, `The ${part} ${is}.`, change(part, text), 'UDA-33'),
    ),
).concat(LENIENT_FORMS);
