// Edits of the JSON text inside a segment: other ways to write the same, what only a lenient parser reads, no object.
import { z } from 'zod';
import type { JsonObject } from '../../contracts/json.ts';
import { LENIENT_JSON_FORMS } from '../token-forms/lenient-json.ts';
import { type Change, editKind, HARMLESS, type JsonPart, jsonPart, malformed, textPlan } from './edit.ts';

/** JSON text by its pieces: strings, punctuation, and what else there is. */
const PIECES = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

function escaped(text: string): string {
  return [...text].map((character) => unicodeEscape(character)).join('');
}

function unicodeEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** The same JSON with every string written in escapes; what is an escape already stays one. */
function inEscapes(json: string): string {
  return json.replace(PIECES, (piece) =>
    piece.startsWith('"') && !piece.includes('\\') ? `"${escaped(piece.slice(1, -1))}"` : piece,
  );
}

/** The same JSON with white space (RFC 8259 §2) after each punctuation mark but the last. */
function spaced(json: string, space: string): string {
  return (
    json.slice(0, -1).replace(PIECES, (piece) => (/^[{}[\],:]$/.test(piece) ? piece + space : piece)) +
    json.slice(-1)
  );
}

function rotated(object: JsonObject, by: number): JsonObject {
  const entries = Object.entries(object);
  const at = by % entries.length;
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)]);
}

function bytes(before: string, byte: number, after: string): Uint8Array {
  const encoder = new TextEncoder();
  return Uint8Array.from([...encoder.encode(before), byte, ...encoder.encode(after)]);
}

const MARK = 'exp';

/** Texts that RFC 8259 forbids and that some parsers read all the same. */
const LENIENT = {
  'trailing-text': { says: 'has text after the object', write: (json) => `${json} and more` },
  'second-object': { says: 'has a second object after the first', write: (json) => `${json}{}` },
  'byte-order-mark': { says: 'begins with a byte order mark', write: (json) => `\uFEFF${json}` },
  'single-quotes': { says: 'is quoted with single quotes', write: (json) => json.replaceAll('"', "'") },
  'unquoted-key': { says: 'has a key without quotes', write: (json) => json.replace(/"typ":/, 'typ:') },
  comment: { says: 'has a comment', write: (json) => `/* signed */${json}` },
  'trailing-comma': { says: 'has a comma before its end', write: (json) => `${json.slice(0, -1)},}` },
  nan: { says: 'has NaN as a value', write: (json) => `${json.slice(0, -1)},"x":NaN}` },
  'invalid-utf-8': {
    says: 'has a byte that is no UTF-8',
    write: (json) => bytes(`${json.slice(0, -1)},"x":"`, 0xff, '"}'),
  },
  ...LENIENT_JSON_FORMS,
} as const satisfies Record<string, { says: string; write: (json: string) => string | Uint8Array }>;

/** Texts that are no JSON object. */
const NO_OBJECT = {
  text: { says: 'is no JSON', write: () => 'this is no JSON' },
  array: { says: 'is a JSON array', write: (json) => `[${json}]` },
  string: { says: 'is a JSON string', write: (json) => JSON.stringify(json) },
  number: { says: 'is a JSON number', write: () => '42' },
  null: { says: 'is JSON null', write: () => 'null' },
  true: { says: 'is JSON true', write: () => 'true' },
  nothing: { says: 'is white space', write: () => ' ' },
} as const satisfies Record<string, { says: string; write: (json: string) => string }>;

export const LENIENT_WAYS = Object.keys(LENIENT) as (keyof typeof LENIENT)[];
export const NO_OBJECT_WAYS = Object.keys(NO_OBJECT) as (keyof typeof NO_OBJECT)[];

function spoilt(
  part: JsonPart,
  says: string,
  by: 'UDA-12' | 'UDA-33',
  write: (json: string) => string | Uint8Array,
): Change {
  return {
    places: [`text ${part}`],
    effect: malformed(by),
    says: `the ${part} ${says}`,
    plan: textPlan(part, write),
    // Where nothing of the JSON is left.
    hidesClaims: part === 'payload' && !String(write(MARK)).includes(MARK),
  };
}

function written(part: JsonPart, says: string, write: (json: string) => string): Change {
  return {
    places: [`text ${part}`],
    effect: HARMLESS,
    says: `the ${part}'s JSON ${says}`,
    plan: textPlan(part, write),
  };
}

export const JSON_TEXT_EDITS = [
  editKind('rotated-members', { part: jsonPart, by: z.number().int().min(1).max(8) }, ({ part, by }) => ({
    places: [`order ${part}`],
    effect: HARMLESS,
    says: `the ${part}'s members stand in another order`,
    plan:
      part === 'header'
        ? { header: (object) => rotated(object, by) }
        : { claims: (object) => rotated(object, by) },
  })),
  editKind('json-escapes', { part: jsonPart }, ({ part }) =>
    written(part, 'is written in unicode escapes', inEscapes),
  ),
  editKind(
    'json-white-space',
    { part: jsonPart, space: z.string().regex(/^[ \t\r\n]{1,8}$/) },
    ({ part, space }) => written(part, 'is written with white space', (json) => spaced(json, space)),
  ),
  // A claim in a text that is no JSON is not there: hence UDA-33.
  editKind('lenient-json', { part: jsonPart, way: z.enum(LENIENT_WAYS) }, ({ part, way }) =>
    spoilt(part, LENIENT[way].says, 'UDA-33', LENIENT[way].write),
  ),
  editKind('no-json-object', { part: jsonPart, way: z.enum(NO_OBJECT_WAYS) }, ({ part, way }) =>
    spoilt(part, NO_OBJECT[way].says, 'UDA-12', NO_OBJECT[way].write),
  ),
  editKind(
    'json-cut-off',
    { part: jsonPart, characters: z.number().int().min(1).max(40) },
    ({ part, characters }) =>
      spoilt(part, `breaks off ${characters} characters before its end`, 'UDA-12', (json) =>
        json.slice(0, -characters),
      ),
  ),
] as const;
