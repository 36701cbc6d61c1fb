// Random edits: one arbitrary for each kind, so that a new kind of edit cannot be forgotten. Each becomes smaller towards
// its plainest form.
import fc from 'fast-check';
import type { Json } from '../../../contracts/json.ts';
import { CLAIMS, HEADER_PARAMETERS } from '../../../contracts/wire.ts';
import type { EditName, TokenEdit } from '../../../scenarios/token-edits/all.ts';
import { JSON_PARTS, SEGMENTS } from '../../../scenarios/token-edits/edit.ts';
import { ALGORITHM_NAMES } from '../../../scenarios/token-edits/for-the-backend.ts';
import { JTI_WAYS, KID_WAYS, SUB_WAYS } from '../../../scenarios/token-edits/good-texts.ts';
import { LENIENT_WAYS, NO_OBJECT_WAYS } from '../../../scenarios/token-edits/json-text.ts';
import { TEXT_CLAIMS } from '../../../scenarios/token-edits/mandatory.ts';
import { MAX_ORDINARY_DEPTH, MAX_ORDINARY_SIZE } from '../../../scenarios/token-edits/members.ts';
import { DOT_PLACES, WRAP_WAYS } from '../../../scenarios/token-edits/shape.ts';
import {
  EXP_NUMBER_WAYS,
  EXP_TEXT_WAYS,
  SHORTEST_LIFETIME_SECONDS,
} from '../../../scenarios/token-edits/times.ts';
import { HOSTILE_FORMS } from '../../../scenarios/token-forms/bytes.ts';

type Edit<Name extends EditName> = Extract<TokenEdit, { readonly edit: Name }>;
type Parameters<Name extends EditName> = Omit<Edit<Name>, 'edit'>;

/** A plain object, as it comes out of a file. */
function record<T>(model: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> {
  return fc.record<T>(model, { noNullPrototype: true });
}

/** An arbitrary of one kind of edit, from arbitraries of its parameters. */
function edit<Name extends EditName>(
  name: Name,
  parameters: { [Key in keyof Parameters<Name>]: fc.Arbitrary<Parameters<Name>[Key]> },
): fc.Arbitrary<Edit<Name>> {
  return record({ edit: fc.constant(name), ...parameters }) as unknown as fc.Arbitrary<Edit<Name>>;
}

/** The first of several alternatives is the plainest: the others become smaller towards it. */
const SMALLER = { withCrossShrink: true };

const HOUR = 3_600;
const TEN_YEARS = 315_576_000;

const part = fc.constantFrom(...JSON_PARTS);
const segment = fc.constantFrom(...SEGMENTS);
/** The ends more often than what lies between: that is where a lenient SDK is lenient. */
const position = fc.oneof(
  SMALLER,
  { weight: 2, arbitrary: fc.constantFrom(1, 0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100) },
);
/** Any JSON value, as it comes out of a file. */
const json = fc
  .jsonValue({ stringUnit: 'grapheme', maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);
const word = fc.string({ unit: fc.constantFrom(...'abcxyzABC019_-'), minLength: 1, maxLength: 20 });
const letters = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  minLength: 1,
  maxLength: 12,
});

const noText = fc.oneof(
  fc.constant({ is: 'null' as const }),
  fc.constant({ is: 'empty' as const }),
  record({ is: fc.constant('number' as const), value: fc.oneof(fc.nat(), fc.constant(0)) }),
  record({ is: fc.constant('boolean' as const), value: fc.boolean() }),
  record({ is: fc.constant('array' as const), value: fc.array(json, { maxLength: 3 }) }),
  record({
    is: fc.constant('object' as const),
    value: fc.dictionary(letters, json, { maxKeys: 3, noNullPrototype: true }),
  }),
);
const noTime = fc.oneof(
  fc.constant({ is: 'null' as const }),
  fc.constant({ is: 'empty' as const }),
  record({
    is: fc.constant('text' as const),
    value: fc.constantFrom('tomorrow', '2030-01-01T00:00:00Z', 'NaN'),
  }),
  record({ is: fc.constant('boolean' as const), value: fc.boolean() }),
  record({ is: fc.constant('array' as const), value: fc.array(json, { maxLength: 2 }) }),
  record({
    is: fc.constant('object' as const),
    value: fc.dictionary(letters, json, { maxKeys: 2, noNullPrototype: true }),
  }),
);

/** Names that are no mandatory ones: ordinary, outside ASCII, and such as JavaScript objects have anyway. */
const newName = fc.oneof(
  letters.map((name) => `x-${name}`),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).map((name) => `x-${name}`),
  fc.constantFrom('constructor', '__proto__', 'toString', 'length', 'then', 'exp ', 'EXP', 'Sub'),
);

/** Seconds, mostly few: a leeway is small. */
const secondsPast = fc.oneof(
  SMALLER,
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 90 }) },
  { weight: 2, arbitrary: fc.integer({ min: 91, max: 90_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 90_001, max: 10_000_000_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 200 }).map((halves) => halves / 2) },
);

const FOREIGN = [...'!*%$#@~:;"&\'(),<>?[\\]^`{|}'];
/** One character most often: a decoder may skip some and not others. */
const foreign = fc.oneof(
  SMALLER,
  { weight: 3, arbitrary: fc.constantFrom(...FOREIGN) },
  { weight: 2, arbitrary: fc.constantFrom('!', '*', '%', '$', '!*', '%$') },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...FOREIGN), minLength: 1, maxLength: 4 }) },
);
const hostile = fc.oneof(
  fc.constantFrom(
    '\n',
    '\r',
    '\r\n',
    '\0',
    '\r\nX-Injected: yes\r\n',
    '\r\n\r\n',
    'é',
    '🦊',
    '\u2028',
    '\u007f',
    '\u202e',
  ),
  fc.constantFrom(...Object.values(HOSTILE_FORMS).map(({ text }) => text)),
  fc.string({
    unit: fc.constantFrom('\n', '\r', '\0', '\u0001', '\u001b', '\u0085', 'é', 'İ', '\ufeff'),
    minLength: 1,
    maxLength: 5,
  }),
);

/** Every kind of edit as an arbitrary. */
export const EDIT_ARBITRARIES: { readonly [Name in EditName]: fc.Arbitrary<Edit<Name>> } = {
  expires: edit('expires', {
    inSeconds: fc.oneof(
      SMALLER,
      fc.integer({ min: SHORTEST_LIFETIME_SECONDS, max: TEN_YEARS }),
      fc.integer({ min: 2 * SHORTEST_LIFETIME_SECONDS, max: 100_000 }).map((halves) => halves / 2),
    ),
  }),
  expired: edit('expired', { secondsAgo: secondsPast }),
  'expires-now': edit('expires-now', {}),
  'exp-in-milliseconds': edit('exp-in-milliseconds', {}),
  'exp-in-exponent-notation': edit('exp-in-exponent-notation', { digits: fc.integer({ min: 1, max: 5 }) }),
  'exp-unusable': edit('exp-unusable', { value: noTime }),
  'exp-as-text': edit('exp-as-text', {
    inSeconds: fc.oneof(
      SMALLER,
      { weight: 2, arbitrary: fc.integer({ min: HOUR, max: TEN_YEARS }) },
      { weight: 1, arbitrary: fc.integer({ min: -TEN_YEARS, max: -1 }) },
    ),
  }),
  'exp-beyond': edit('exp-beyond', { text: fc.constantFrom('9007199254740993', '1e20', '1e308', '1e400') }),
  'exp-as-odd-text': edit('exp-as-odd-text', { way: fc.constantFrom(...EXP_TEXT_WAYS) }),
  'exp-as-odd-number': edit('exp-as-odd-number', { way: fc.constantFrom(...EXP_NUMBER_WAYS) }),
  issued: edit('issued', {
    secondsAgo: fc.oneof(
      SMALLER,
      fc.integer({ min: 0, max: TEN_YEARS }),
      fc.integer({ min: 1, max: 100_001 }).map((halves) => halves / 2),
    ),
  }),
  'issued-ahead': edit('issued-ahead', { inSeconds: fc.integer({ min: 60, max: TEN_YEARS }) }),
  'not-before': edit('not-before', { secondsAgo: fc.integer({ min: 1, max: TEN_YEARS }) }),
  'not-before-ahead': edit('not-before-ahead', { inSeconds: fc.integer({ min: 60, max: TEN_YEARS }) }),

  'parameter-missing': edit('parameter-missing', { name: fc.constantFrom(...HEADER_PARAMETERS) }),
  'parameter-unusable': edit('parameter-unusable', {
    name: fc.constantFrom(...HEADER_PARAMETERS),
    value: noText,
  }),
  'claim-missing': edit('claim-missing', { name: fc.constantFrom(...CLAIMS) }),
  'claim-unusable': edit('claim-unusable', { name: fc.constantFrom(...TEXT_CLAIMS), value: noText }),
  'iat-unusable': edit('iat-unusable', { value: noTime }),

  signed: edit('signed', { how: fc.constantFrom('other-secret', 'forged') }),
  'other-kid': edit('other-kid', { value: word }),
  'other-application': edit('other-application', { value: word }),
  'other-sub': edit('other-sub', { value: word }),
  algorithm: edit('algorithm', { alg: fc.constantFrom(...ALGORITHM_NAMES) }),
  'other-typ-parameter': edit('other-typ-parameter', { value: word }),
  'other-typ-claim': edit('other-typ-claim', { value: word }),

  'extra-member': edit('extra-member', { part, name: newName, value: json }),
  filler: edit('filler', {
    part,
    characters: fc.oneof(
      SMALLER,
      { weight: 12, arbitrary: fc.integer({ min: 1, max: MAX_ORDINARY_SIZE }) },
      { weight: 4, arbitrary: fc.integer({ min: MAX_ORDINARY_SIZE + 1, max: 32_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 32_001, max: 800_000 }) },
    ),
  }),
  depth: edit('depth', {
    part,
    depth: fc.oneof(
      SMALLER,
      { weight: 12, arbitrary: fc.integer({ min: 1, max: MAX_ORDINARY_DEPTH }) },
      { weight: 4, arbitrary: fc.integer({ min: MAX_ORDINARY_DEPTH + 1, max: 2_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 2_001, max: 100_000 }) },
    ),
  }),
  'object-depth': edit('object-depth', {
    part,
    depth: fc.oneof(
      SMALLER,
      { weight: 12, arbitrary: fc.integer({ min: 1, max: MAX_ORDINARY_DEPTH }) },
      { weight: 4, arbitrary: fc.integer({ min: MAX_ORDINARY_DEPTH + 1, max: 2_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 2_001, max: 100_000 }) },
    ),
  }),
  unclosed: edit('unclosed', { part, depth: fc.integer({ min: 100, max: 100_000 }) }),
  critical: edit('critical', {
    names: fc.array(fc.constantFrom('exp', 'b64', 'x-unknown', ''), { maxLength: 3 }),
  }),
  'sub-form': edit('sub-form', { way: fc.constantFrom(...SUB_WAYS) }),
  'kid-form': edit('kid-form', { way: fc.constantFrom(...KID_WAYS) }),
  'jti-form': edit('jti-form', { way: fc.constantFrom(...JTI_WAYS) }),
  'dash-and-underscore': edit('dash-and-underscore', { part }),
  'claim-twice': edit('claim-twice', { name: fc.constantFrom(...CLAIMS), value: json }),
  'parameter-twice': edit('parameter-twice', { name: fc.constantFrom(...HEADER_PARAMETERS), value: json }),

  'rotated-members': edit('rotated-members', { part, by: fc.integer({ min: 1, max: 8 }) }),
  'json-escapes': edit('json-escapes', { part }),
  'json-white-space': edit('json-white-space', {
    part,
    space: fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r'), minLength: 1, maxLength: 8 }),
  }),
  'lenient-json': edit('lenient-json', { part, way: fc.constantFrom(...LENIENT_WAYS) }),
  'no-json-object': edit('no-json-object', { part, way: fc.constantFrom(...NO_OBJECT_WAYS) }),
  'json-cut-off': edit('json-cut-off', { part, characters: fc.integer({ min: 1, max: 40 }) }),

  'standard-alphabet': edit('standard-alphabet', { into: segment }),
  padding: edit('padding', { into: segment, at: position, count: fc.integer({ min: 1, max: 4 }) }),
  'impossible-length': edit('impossible-length', { quads: fc.integer({ min: 0, max: 10 }) }),
  foreign: edit('foreign', { into: segment, at: position, text: foreign }),
  'percent-encoded': edit('percent-encoded', { into: segment, at: position }),
  'white-space': edit('white-space', {
    into: segment,
    at: position,
    text: fc.string({ unit: fc.constantFrom(' ', '\t'), minLength: 1, maxLength: 4 }),
  }),
  'hostile-bytes': edit('hostile-bytes', { into: segment, at: position, text: hostile }),

  segments: edit('segments', {
    keep: fc.oneof(
      {
        weight: 2,
        arbitrary: fc.constantFrom<(typeof SEGMENTS)[number][]>(
          ['header', 'payload'],
          ['header'],
          ['payload', 'signature'],
          ['header', 'payload', 'signature', 'signature'],
        ),
      },
      {
        weight: 1,
        arbitrary: fc
          .array(segment, { minLength: 1, maxLength: 8 })
          .map((keep) => (keep.length === SEGMENTS.length ? [...keep, 'signature' as const] : keep)),
      },
    ),
  }),
  'empty-segment': edit('empty-segment', { which: segment }),
  'blank-signature': edit('blank-signature', {
    text: fc.string({ unit: fc.constantFrom(' ', '\t'), minLength: 1, maxLength: 4 }),
  }),
  'dots-alone': edit('dots-alone', {
    count: fc.oneof(
      SMALLER,
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 10_000 }) },
      { weight: 1, arbitrary: fc.constantFrom(1_000_000) },
    ),
  }),
  'stray-dots': edit('stray-dots', {
    where: fc.constantFrom(...DOT_PLACES),
    count: fc.oneof(
      SMALLER,
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) },
      { weight: 1, arbitrary: fc.integer({ min: 4, max: 1_000 }) },
    ),
  }),
  wrapped: edit('wrapped', { way: fc.constantFrom(...WRAP_WAYS) }),
  instead: edit('instead', {
    text: fc.oneof(
      letters,
      fc.constantFrom('   ', 'null', 'undefined', 'true', '0'),
      fc.array(letters, { minLength: 2, maxLength: 5 }).map((words) => words.join('.')),
    ),
  }),
};
