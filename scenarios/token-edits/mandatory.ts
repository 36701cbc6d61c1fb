// Edits of the mandatory header parameters and claims: missing, or there without a usable value.
import { z } from 'zod';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { CLAIMS, HEADER_PARAMETERS } from '../../contracts/wire.ts';
import type { TokenPlan } from '../recipe.ts';
import { brief, type Effect, editKind, malformed, unspecified } from './edit.ts';

const json = z.json() as unknown as z.ZodType<Json, Json>;

/** A value that is no usable text. */
const NO_TEXT = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('null') }),
  z.strictObject({ is: z.literal('empty') }),
  z.strictObject({ is: z.literal('number'), value: z.number() }),
  z.strictObject({ is: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ is: z.literal('array'), value: z.array(json) }),
  z.strictObject({ is: z.literal('object'), value: z.record(z.string(), json) }),
]);

/** A value that is no usable time. */
const NO_TIME = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('null') }),
  z.strictObject({ is: z.literal('empty') }),
  z.strictObject({ is: z.literal('text'), value: z.string().min(1) }),
  z.strictObject({ is: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ is: z.literal('array'), value: z.array(json) }),
  z.strictObject({ is: z.literal('object'), value: z.record(z.string(), json) }),
]);

/** A value that cannot be used where it stands. */
export const UNUSABLE_TIME = NO_TIME;
export type Unusable = z.infer<typeof NO_TEXT> | z.infer<typeof NO_TIME>;

/** The JSON value of an unusable value. */
export function unusableValue(unusable: Unusable): Json {
  if (unusable.is === 'null') return null;
  return unusable.is === 'empty' ? '' : unusable.value;
}

/** What an unusable value is, in words. */
export function unusableInWords(unusable: Unusable): string {
  if (unusable.is === 'null') return 'null';
  if (unusable.is === 'empty') return 'an empty string';
  return `${brief(unusable.value)}, which is of the wrong type`;
}

function without(name: string) {
  return (object: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

function replaced(name: string, value: Json) {
  return (object: JsonObject): JsonObject => ({ ...object, [name]: value });
}

type Parameter = (typeof HEADER_PARAMETERS)[number];

/** Of the header the article names `kid` alone; whether an SDK looks at `typ` is open. */
function lacks(name: Parameter, by: 'UDA-12' | 'UDA-33'): Effect {
  if (name === 'typ') return unspecified('UDA-43');
  return malformed(name === 'alg' ? 'UDA-33' : by);
}

function parameter(
  name: Parameter,
  change: (header: JsonObject) => Json,
  says: string,
  by: 'UDA-12' | 'UDA-33',
) {
  const plan: TokenPlan = { header: change };
  return {
    places: [`parameter ${name}`],
    effect: lacks(name, by),
    says: `the header parameter ${name} is ${says}`,
    plan,
  };
}

function claim(name: string, change: (claims: JsonObject) => Json, says: string, by: 'UDA-12' | 'UDA-33') {
  const plan: TokenPlan = { claims: change };
  return { places: [`claim ${name}`], effect: malformed(by), says: `the claim ${name} is ${says}`, plan };
}

/** The claims whose value is a text. */
export const TEXT_CLAIMS = CLAIMS.filter((name) => name !== 'iat' && name !== 'exp');

export const MANDATORY_EDITS = [
  editKind('parameter-missing', { name: z.enum(HEADER_PARAMETERS) }, ({ name }) =>
    parameter(name, without(name), 'missing', 'UDA-12'),
  ),
  editKind('parameter-unusable', { name: z.enum(HEADER_PARAMETERS), value: NO_TEXT }, ({ name, value }) =>
    parameter(name, replaced(name, unusableValue(value)), unusableInWords(value), 'UDA-33'),
  ),
  editKind('claim-missing', { name: z.enum(CLAIMS) }, ({ name }) =>
    claim(name, without(name), 'missing', 'UDA-12'),
  ),
  editKind(
    'claim-unusable',
    { name: z.enum(CLAIMS).exclude(['iat', 'exp']), value: NO_TEXT },
    ({ name, value }) => claim(name, replaced(name, unusableValue(value)), unusableInWords(value), 'UDA-33'),
  ),
  editKind('iat-unusable', { value: NO_TIME }, ({ value }) =>
    claim('iat', replaced('iat', unusableValue(value)), unusableInWords(value), 'UDA-33'),
  ),
] as const;
