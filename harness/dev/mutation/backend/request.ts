// The request of an interaction, with the values that its states returned in the places where a generator stands.
import type { Json } from '../../../../contracts/json.ts';
import type { Arrived } from '../../../backend/arrived.ts';
import type { ProxiedRequest } from '../../../net/exchange.ts';
import type { PactInteraction } from '../../../pact/files/pact-json.ts';

/** A host that cannot exist (RFC 6761): the backend is a function. */
export const CONTRACT_BASE_URL = 'https://contracts.mm-auth-conformance.test';

type Filled = (text: string) => string;

interface Generator {
  readonly expression: string;
}

function generatorsIn(request: PactInteraction['request'], part: string): ReadonlyMap<string, string> {
  const found: unknown = request?.generators?.[part] ?? {};
  return new Map(
    Object.entries(found as Readonly<Record<string, Generator>>).map(([key, { expression }]) => [
      key,
      expression,
    ]),
  );
}

/** A JSON value in which the value at `path`, such as `$.a.b`, is another. */
function replaced(value: Json, path: readonly string[], by: string): Json {
  const [name, ...rest] = path;
  if (name === undefined) return by;
  const object = value as Readonly<Record<string, Json>>;
  return { ...object, [name]: replaced(object[name] ?? {}, rest, by) };
}

function bodyOf(request: NonNullable<PactInteraction['request']>, filled: Filled): string {
  const body = request.body as { readonly content?: Json } | null | undefined;
  const content = body?.content;
  if (content === undefined) return '';
  if (typeof content === 'string') return content;
  const generators = [...generatorsIn(request, 'body')];
  return JSON.stringify(
    generators.reduce<Json>(
      (value, [path, expression]) => replaced(value, path.split('.').slice(1), filled(expression)),
      content,
    ),
  );
}

function queryOf(request: NonNullable<PactInteraction['request']>, filled: Filled): string {
  const generators = generatorsIn(request, 'query');
  const query = (request['query'] ?? {}) as Readonly<Record<string, readonly string[]>>;
  const given = Object.entries(query).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, filled(generators.get(name) ?? value)]),
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

function headersOf(request: NonNullable<PactInteraction['request']>, filled: Filled): readonly string[] {
  const generators = generatorsIn(request, 'header');
  return Object.entries(request.headers ?? {}).flatMap(([name, value]) => {
    const expression = generators.get(name);
    const text = expression === undefined ? [value].flat().join(', ') : filled(expression);
    // White space around a value is none of it (RFC 9110 §5.5).
    return [name, text.trim()];
  });
}

/** The request that Pact would make for an interaction. `filled`: puts values where `${name}` stands. */
export function requestFor({ request }: PactInteraction, filled: Filled): ProxiedRequest {
  if (request === undefined) throw new TypeError('An interaction without a request.');
  const { expression } = (request.generators?.['path'] ?? {}) as Partial<Generator>;
  const path = expression === undefined ? request.path : filled(expression);
  return {
    method: request.method,
    target: `${path}${queryOf(request, filled)}`,
    headers: headersOf(request, filled),
    body: Buffer.from(bodyOf(request, filled)),
  };
}

/** The same request as the backend's handler takes it. */
export function arrived({ method, target, headers, body }: ProxiedRequest): Arrived {
  const pairs = Array.from({ length: headers.length / 2 }, (_, at): [string, string] => [
    (headers[2 * at] ?? '').toLowerCase(),
    headers[2 * at + 1] ?? '',
  ]);
  return {
    method,
    url: new URL(target, CONTRACT_BASE_URL),
    headers: Object.fromEntries(pairs),
    text: body.toString('utf8'),
  };
}
