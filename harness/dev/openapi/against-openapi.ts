// An interaction held against an OpenAPI description, by another validator than ours.
import { createRequire } from 'node:module';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { Interaction } from '../../../contracts/interaction.ts';
import type { Json, JsonObject } from '../../../contracts/json.ts';
import { statusKey, succeeds } from '../../../contracts/openapi/describe-operation.ts';
import { fitsPath } from '../../../contracts/openapi/operations.ts';
import { CREDENTIAL_HEADERS, credentialOf } from '../../../contracts/openapi/security.ts';
import { exampleOf, type PactValue } from '../../../contracts/pact-value.ts';

const { Ajv2020: Ajv } = createRequire(import.meta.url)('ajv/dist/2020.js') as {
  Ajv2020: new (options: object) => Ajv2020;
};

interface Media {
  readonly content?: { readonly 'application/json': { readonly schema: JsonObject } };
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonObject;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media>>;
  readonly security: readonly Readonly<Record<string, unknown>>[];
}

/** What is read of a description. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: JsonObject;
}

/** With its properties closed: what nobody describes is then seen. */
function closed(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => closed(one));
  if (value === null || typeof value !== 'object') return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]));
  return 'properties' in value ? { ...inner, additionalProperties: false } : inner;
}

/** A compiled schema is kept: hundreds of interactions share a few, and compiling is what takes time. */
const compiled = new WeakMap<JsonObject, ReturnType<Ajv2020['compile']>>();

function validatorOf(schema: JsonObject, components: JsonObject) {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false, logger: false });
  const made = ajv.compile(closed({ ...schema, components }) as JsonObject);
  compiled.set(schema, made);
  return made;
}

function problems(schema: JsonObject, components: JsonObject, value: Json): readonly string[] {
  const validate = validatorOf(schema, components);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    (one) => `${one.instancePath} ${one.message ?? ''} ${JSON.stringify(one.params)}`,
  );
}

function bodyProblems(
  what: string,
  media: Media | undefined,
  body: PactValue | undefined,
  { components }: OpenApi,
): readonly string[] {
  if (body === undefined) return [];
  const schema = media?.content?.['application/json'].schema;
  if (schema === undefined) return [`${what}: no body is described`];
  return problems(schema, components, exampleOf(body)).map((one) => `${what}: ${one}`);
}

function parameterProblems(
  { request }: Interaction,
  operation: Operation,
  isAccepted: boolean,
  { components }: OpenApi,
): readonly string[] {
  const given = { query: request.query ?? {}, header: request.headers ?? {} };
  const described = operation.parameters ?? [];
  const known = described.flatMap((one) => {
    if (one.in === 'path') return [];
    const value = given[one.in][one.name];
    if (value === undefined) return one.required && isAccepted ? [`${one.name} is required`] : [];
    return problems(one.schema, components, exampleOf(value)).map((why) => `${one.name}: ${why}`);
  });
  // What is refused may be refused because of something that is not described.
  if (!isAccepted) return known;
  const names = described.map(({ name }) => name);
  const undescribed = [
    ...Object.keys(given.query),
    ...Object.keys(given.header).filter((name) => ![...CREDENTIAL_HEADERS, 'Content-Type'].includes(name)),
  ].filter((name) => !names.includes(name));
  return [...known, ...undescribed.map((name) => `${name} is not described`)];
}

/** The operation of a description that an interaction calls. */
export function describedOperation({ paths }: OpenApi, { request }: Interaction): Operation | undefined {
  const path = String(exampleOf(request.path));
  const [, item] = Object.entries(paths).find(([template]) => fitsPath(template, path)) ?? [];
  return item?.[request.method.toLowerCase()];
}

/** Where an interaction does not fit a description; empty: it fits. */
export function misfits(api: OpenApi, interaction: Interaction): readonly string[] {
  const operation = describedOperation(api, interaction);
  if (operation === undefined) return ['no operation is described'];
  const { request, response } = interaction;
  const isAccepted = succeeds(interaction);
  const key = statusKey(response.status);
  const answer = operation.responses[key];
  const credential = credentialOf(interaction);
  const authorised = operation.security.some((one) => credential !== undefined && credential in one);
  return [
    ...parameterProblems(interaction, operation, isAccepted, api),
    // A call that may be taken or refused has a body that nobody describes: that is what is tried.
    ...(interaction.level === 'INFO' && !isAccepted
      ? []
      : bodyProblems('request', operation.requestBody, request.body, api)),
    ...(operation.requestBody !== undefined && isAccepted && request.body === undefined
      ? ['request: a body is required']
      : []),
    ...(answer === undefined ? [`no answer ${key} is described`] : []),
    ...(isAccepted || answer?.content !== undefined
      ? bodyProblems('answer', answer, response.body, api)
      : []),
    ...(isAccepted && !authorised ? ['its credential is not described'] : []),
  ];
}
