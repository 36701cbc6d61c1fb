// Edits that add members to the header or the claims: any value, large ones, deep ones, doubles.
import { z } from 'zod';
import type { Json } from '../../contracts/json.ts';
import { CLAIMS, HEADER_PARAMETERS } from '../../contracts/wire.ts';
import { nestedObjects } from '../recipes/valid.ts';
import { brief, editKind, HARMLESS, type JsonPart, jsonPart, textPlan, unspecified } from './edit.ts';

/** The largest addition to a token that must be sent, in characters, and the deepest. Beyond it, it is open (UDA-36). */
export const MAX_ORDINARY_SIZE = 4_000;
export const MAX_ORDINARY_DEPTH = 10;
const MAX_SIZE = 2_000_000;
const MAX_DEPTH = 200_000;

/** Names that mean something (RFC 7515 §4.1, RFC 7519 §4.1, RFC 7797): an addition of that name is no addition. */
const TAKEN: readonly string[] = [
  ...HEADER_PARAMETERS,
  ...CLAIMS,
  ...['crit', 'b64', 'enc', 'zip', 'jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'cty'],
  ...['iss', 'aud', 'nbf'],
];

const json = z.json() as unknown as z.ZodType<Json, Json>;
const newName = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => !TAKEN.includes(name), { error: 'it must be a name that no standard uses' });

/** Adds a member with raw JSON as its value. */
function member(part: JsonPart, name: string, raw: string) {
  return textPlan(part, (text) => `${text.slice(0, -1)},${JSON.stringify(name)}:${raw}}`);
}

/** A hostile size keeps the text of the JSON as it is: escapes would multiply it. */
function alone(part: JsonPart, hostile: boolean): readonly string[] {
  return hostile ? [`text ${part}`] : [];
}

const IN: Readonly<Record<JsonPart, string>> = { header: 'header parameter', payload: 'claim' };

export const MEMBER_EDITS = [
  editKind('extra-member', { part: jsonPart, name: newName, value: json }, ({ part, name, value }) => ({
    places: [`member ${part}`],
    effect: HARMLESS,
    says: `it has another ${IN[part]}, ${brief(name)}`,
    plan: member(part, name, JSON.stringify(value)),
  })),
  editKind(
    'filler',
    { part: jsonPart, characters: z.number().int().min(1).max(MAX_SIZE) },
    ({ part, characters }) => ({
      places: [`filler ${part}`, ...alone(part, characters > MAX_ORDINARY_SIZE)],
      effect: characters <= MAX_ORDINARY_SIZE ? HARMLESS : unspecified('UDA-36'),
      says: `it has another ${IN[part]} of ${characters} characters`,
      plan: member(part, 'filler', `"${'x'.repeat(characters)}"`),
    }),
  ),
  editKind('depth', { part: jsonPart, depth: z.number().int().min(1).max(MAX_DEPTH) }, ({ part, depth }) => ({
    places: [`depth ${part}`, ...alone(part, depth > MAX_ORDINARY_DEPTH)],
    effect: depth <= MAX_ORDINARY_DEPTH ? HARMLESS : unspecified('UDA-36'),
    says: `it has another ${IN[part]} ${depth} arrays deep`,
    plan: member(part, 'deep', '['.repeat(depth) + ']'.repeat(depth)),
  })),
  editKind(
    'object-depth',
    { part: jsonPart, depth: z.number().int().min(1).max(MAX_DEPTH) },
    ({ part, depth }) => ({
      places: [`depth ${part}`, ...alone(part, depth > MAX_ORDINARY_DEPTH)],
      effect: depth <= MAX_ORDINARY_DEPTH ? HARMLESS : unspecified('UDA-36'),
      says: `it has another ${IN[part]} ${depth} objects deep`,
      plan: member(part, 'deep', nestedObjects(depth)),
    }),
  ),
  editKind(
    'unclosed',
    { part: jsonPart, depth: z.number().int().min(100).max(MAX_DEPTH) },
    ({ part, depth }) => ({
      places: [`text ${part}`],
      effect: unspecified('UDA-36'),
      says: `the ${part} is ${depth} opening brackets`,
      plan: textPlan(part, () => '['.repeat(depth)),
      hidesClaims: part === 'payload',
    }),
  ),
  editKind('critical', { names: z.array(z.string().max(40)).max(4) }, ({ names }) => ({
    places: ['parameter crit'],
    effect: unspecified('UDA-43'),
    says: `its header says that extensions are critical: ${brief(names)}`,
    plan: { header: (header) => ({ ...header, crit: names }) },
  })),
  editKind('claim-twice', { name: z.enum(CLAIMS), value: json }, ({ name, value }) => ({
    places: [`claim ${name}`],
    effect: unspecified('UDA-36'),
    says: `the claim ${name} stands twice`,
    plan: member('payload', name, JSON.stringify(value)),
  })),
  editKind('parameter-twice', { name: z.enum(HEADER_PARAMETERS), value: json }, ({ name, value }) => ({
    places: [`parameter ${name}`],
    effect: unspecified('UDA-36'),
    says: `the header parameter ${name} stands twice`,
    plan: member('header', name, JSON.stringify(value)),
  })),
] as const;
