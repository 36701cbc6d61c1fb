// One operation of an OpenAPI description, from the interactions that call it.
import type { Interaction, PactStatus } from '../interaction.ts';
import type { Json, JsonObject } from '../json.ts';
import { MODES } from '../mode.ts';
import { exampleOf, isMatcher, type PactValue } from '../pact-value.ts';
import { type ApiOperation, tagOf } from './operations.ts';
import type { SchemaName } from './schemas.ts';
import { CREDENTIAL_HEADERS, credentialOf } from './security.ts';

const SCHEMA = '#/components/schemas/';

/** The key of an answer: a status, or a class of statuses where our sources name none. */
export function statusKey(status: PactStatus): string {
  if (typeof status === 'number') return String(status);
  return status.any === 'success' ? '2XX' : '4XX';
}

/** Whether an interaction is one in which the call succeeds. */
export function succeeds({ response }: Interaction): boolean {
  return statusKey(response.status).startsWith('2');
}

/** What is accepted: of a call that never succeeds, whatever it is made of. */
function accepted(all: readonly Interaction[]): readonly Interaction[] {
  const good = all.filter(succeeds);
  return good.length === 0 ? all : good;
}

function valueSchema(values: readonly PactValue[]): JsonObject {
  const [first] = values;
  if (first !== undefined && values.every((one) => !isMatcher(one)))
    return { type: 'string', enum: [...new Set(values.map((one) => String(exampleOf(one))))].sort() };
  const pattern = first !== undefined && isMatcher(first) ? first.regex : undefined;
  return { type: 'string', ...(pattern === undefined ? {} : { pattern }) };
}

type Place = 'query' | 'header';

function valuesAt(place: Place, { request }: Interaction): readonly (readonly [string, PactValue])[] {
  if (place === 'query') return Object.entries(request.query ?? {});
  return Object.entries(request.headers ?? {}).filter(
    ([name]) => name !== 'Content-Type' && !CREDENTIAL_HEADERS.includes(name),
  );
}

/** A flag that SDKs may leave out is not required; what every call has, and a literal, is. */
function parametersAt(place: Place, all: readonly Interaction[]): readonly JsonObject[] {
  const good = accepted(all);
  const names = [...new Set(good.flatMap((one) => valuesAt(place, one).map(([name]) => name)))].sort();
  return names.map((name) => {
    const values = good.flatMap((one) =>
      valuesAt(place, one).flatMap(([key, value]) => (key === name ? [value] : [])),
    );
    const schema = valueSchema(values);
    const flag = typeof schema['pattern'] === 'string' && schema['pattern'].startsWith('^(true|false');
    const [first] = values;
    return {
      name,
      in: place,
      required: values.length === good.length && !flag,
      ...(flag ? { description: 'A boolean: SDKs write `true` and `false`, or `1` and `0`.' } : {}),
      schema,
      ...(first === undefined ? {} : { example: exampleOf(first) }),
    };
  });
}

function pathParameters({ path }: ApiOperation): readonly JsonObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: 'The `pushRegId` of the registration.',
    schema: { type: 'string', minLength: 1 },
    example: 'example-registration',
  }));
}

/** The examples of bodies, each once, with the interaction that it is from. */
function examples(bodies: readonly (readonly [summary: string, body: Json])[]): JsonObject {
  const once = new Map(bodies.map(([summary, value]) => [JSON.stringify(value), { summary, value }]));
  return Object.fromEntries([...once.values()].map((one, index) => [`example${index + 1}`, one]));
}

function content(
  schema: SchemaName,
  from: readonly (readonly [string, PactValue | undefined])[],
): JsonObject {
  const bodies = from.flatMap(([summary, body]) =>
    body === undefined ? [] : [[summary, exampleOf(body)] as const],
  );
  return {
    content: {
      'application/json': {
        schema: { $ref: `${SCHEMA}${schema}` },
        ...(bodies.length === 0 ? {} : { examples: examples(bodies) }),
      },
    },
  };
}

/** The class in which every refusal is described, whatever its status. */
const ANY_REFUSAL = '4XX';

/** The schema of an answer. A refusal without a body in our sources has none; the mobile API's have the envelope (UDB-10). */
function answerSchema(
  { party, response }: ApiOperation,
  key: string,
  mine: readonly Interaction[],
): SchemaName | undefined {
  if (key.startsWith('2')) return response;
  if (party === 'sdk') return 'Refusal';
  return mine.length > 0 && mine.every((one) => one.response.body !== undefined)
    ? 'ContactRefusal'
    : undefined;
}

function responses(operation: ApiOperation, all: readonly Interaction[]): JsonObject {
  const keys = new Set([...all.map((one) => statusKey(one.response.status)), ANY_REFUSAL]);
  const answer = (key: string): JsonObject => {
    const mine = all.filter((one) => statusKey(one.response.status) === key);
    const schema = answerSchema(operation, key, mine);
    const description = key.startsWith('2') ? 'It is done.' : 'It is refused, and nothing is changed.';
    const bodies = mine.map((one) => [one.description, one.response.body] as const);
    return { description, ...(schema === undefined ? {} : content(schema, bodies)) };
  };
  return Object.fromEntries([...keys].sort().map((key) => [key, answer(key)]));
}

function credentials(all: readonly Interaction[]): readonly string[] {
  return [...new Set(all.flatMap((one) => credentialOf(one) ?? []))].sort();
}

/** What the modes differ in: with which credentials the call succeeds. */
function byMode(all: readonly Interaction[]): string {
  return MODES.flatMap((mode) => {
    const mine = all.filter((one) => one.mode === mode);
    if (mine.length === 0) return [];
    const by = credentials(mine.filter(succeeds));
    return [
      by.length === 0
        ? `- \`${mode}\`: is refused.`
        : `- \`${mode}\`: succeeds with ${by.map((one) => `\`${one}\``).join(' or ')}.`,
    ];
  }).join('\n');
}

/** An operation as OpenAPI describes it. `all`: every interaction that calls it, at least one. */
export function describeOperation(operation: ApiOperation, all: readonly Interaction[]): JsonObject {
  const { id, summary, request, party } = operation;
  const parameters = [
    ...pathParameters(operation),
    ...parametersAt('query', all),
    ...parametersAt('header', all),
  ];
  const good = accepted(all);
  const bodies = good.map((one) => [one.description, one.request.body] as const);
  const security = credentials(good).map(
    (name): JsonObject => ({ [name]: [], ...(party === 'sdk' ? {} : { appCode: [] }) }),
  );
  return {
    operationId: id,
    tags: [tagOf(operation)],
    summary,
    description: `By the mode of the application profile:\n\n${byMode(all)}`,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(request === undefined ? {} : { requestBody: { required: true, ...content(request, bodies) } }),
    responses: responses(operation, all),
    security,
  };
}
