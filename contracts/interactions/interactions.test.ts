import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@playwright/test';
import type { Given, Interaction } from '../interaction.ts';
import { isMatcher, type PactValue } from '../pact-value.ts';
import { PROVIDER_STATES, providerState } from '../provider-states.ts';
import { BACKEND_REQUIREMENTS } from '../requirements/backend.ts';
import { isRequirementId } from '../requirements/lookup.ts';
import { CONTRACTS, INTERACTIONS } from './all.ts';

function values(value: PactValue): readonly PactValue[] {
  if (isMatcher(value) || value === null || typeof value !== 'object') return [value];
  return Object.values(value).flatMap((inner: PactValue) => values(inner));
}

/** Every value of a request: path, query, headers, body. */
function requestValues({ request }: Interaction): readonly PactValue[] {
  return [request.path, request.query ?? {}, request.headers ?? {}, request.body ?? null].flatMap(values);
}

/** The names that `${…}` stand for. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name ?? '');
}

function returned(given: readonly Given[]): readonly string[] {
  return given.flatMap(({ name }) => providerState(name)?.returns ?? []);
}

test('there are at least 45 interactions, each with a description of its own', () => {
  expect(INTERACTIONS.length).toBeGreaterThanOrEqual(45);
  expect(new Set(INTERACTIONS.map((one) => one.description)).size).toBe(INTERACTIONS.length);
});

/** The interactions over which a statement does not hold, by description. One assertion over all: each costs milliseconds. */
function against(holds: (interaction: Interaction) => boolean): readonly string[] {
  return INTERACTIONS.filter((one) => !holds(one)).map(({ description }) => description);
}

test('a description names the mode and the requirements', () => {
  expect(against(({ description, mode }) => description.startsWith(`${mode}: `))).toEqual([]);
  const ending = ({ requirements }: Interaction) => `(${requirements.join(', ')})`;
  expect(against((one) => one.description.endsWith(ending(one)))).toEqual([]);
  expect(against(({ requirements }) => requirements.every(isRequirementId))).toEqual([]);
});

test('every requirement of a backend has interactions in each of its modes', () => {
  for (const { id, modes } of BACKEND_REQUIREMENTS) {
    for (const mode of modes) {
      const about = INTERACTIONS.filter((one) => one.mode === mode && one.requirements.includes(id));
      expect(about.length, `${id} in ${mode}`).toBeGreaterThan(0);
    }
  }
});

test('an interaction is in the contract of its mode and party', () => {
  for (const { mode, party, interactions } of CONTRACTS) {
    expect(interactions.every((one) => one.mode === mode && one.party === party)).toBe(true);
  }
});

test('every state is known, begins with the application profile and has its parameters', () => {
  const profile = ({ mode }: Interaction): Given => ({ name: 'an application profile', params: { mode } });
  expect(against((one) => isDeepStrictEqual(one.given[0], profile(one)))).toEqual([]);
  const odd = INTERACTIONS.flatMap(({ description, given }) =>
    given
      .map(({ name, params = {} }) => ({
        where: `${description}: ${name}`,
        has: Object.keys(params).sort(),
        wants: [...(providerState(name)?.params ?? ['unknown'])].sort(),
      }))
      .filter(({ has, wants }) => !isDeepStrictEqual(has, wants)),
  );
  expect(odd).toEqual([]);
});

test('every state is used', () => {
  const used = new Set(INTERACTIONS.flatMap((one) => one.given.map(({ name }) => name)));
  expect(PROVIDER_STATES.filter(({ name }) => !used.has(name))).toEqual([]);
});

test('a generated value comes from a state of the interaction', () => {
  const unknown = INTERACTIONS.flatMap((interaction) => {
    const known = returned(interaction.given);
    const params = interaction.given.flatMap(({ params = {} }) => values(params));
    const expressions = requestValues(interaction)
      .filter(isMatcher)
      .map((one) => one.expression ?? '');
    return [...expressions, ...params.map(String)]
      .flatMap(namesIn)
      .filter((name) => !known.includes(name))
      .map((name) => `${interaction.description}: ${name}`);
  });
  expect(unknown).toEqual([]);
});

test('a generated value has a form: a mock server must not take anything', () => {
  const generated = INTERACTIONS.flatMap(({ description, ...rest }) =>
    requestValues({ description, ...rest })
      .filter(isMatcher)
      .filter(({ expression }) => expression !== undefined)
      .map((matcher) => ({ description, matcher })),
  );
  expect(generated.length).toBeGreaterThan(0);
  const loose = generated.filter(({ matcher: { 'pact:matcher:type': type, regex = '', value } }) => {
    const whole = /^\^.*\$$/.test(regex);
    return type !== 'regex' || !whole || !new RegExp(regex).test(String(value));
  });
  expect(loose).toEqual([]);
});

test('an authorisation holds no credential: it is generated, or nobody’s', () => {
  const literals = new Set<PactValue>();
  for (const { request, description } of INTERACTIONS) {
    const authorization = request.headers?.['Authorization'];
    if (authorization === undefined) continue;
    if (!isMatcher(authorization)) literals.add(authorization);
    else if (!/^((App|Bearer|Token) )?\$\{\w+\}$/.test(authorization.expression ?? ''))
      literals.add(description);
  }
  expect([...literals].sort()).toEqual([
    'App',
    'App no-such-api-key',
    'App no-such-application-code',
    'Bearer no-jwt-at-all',
    'no-such-application-code',
  ]);
});

test('a status that our sources leave open is matched as a class, and the interaction says so', () => {
  const loose = ({ response: { status } }: Interaction) =>
    typeof status !== 'number' && status.any === 'clientError';
  expect(against((one) => (one.note === undefined) !== loose(one))).toEqual([]);
});

test('another form of a call is a form of one that is there, and is itself asked of no one else', () => {
  const first = ({ otherFormOf }: Interaction) =>
    INTERACTIONS.find(({ description }) => description === otherFormOf);
  const isOne = (one: Interaction) =>
    first(one)?.otherFormOf === undefined && isDeepStrictEqual(first(one)?.sdk, one.sdk);
  expect(against((one) => one.otherFormOf === undefined || isOne(one))).toEqual([]);
});
