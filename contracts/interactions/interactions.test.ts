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

test('a description names the mode and the requirements', () => {
  for (const { description, mode, requirements } of INTERACTIONS) {
    expect(description.startsWith(`${mode}: `)).toBe(true);
    expect(description.endsWith(`(${requirements.join(', ')})`)).toBe(true);
    expect(requirements.every(isRequirementId)).toBe(true);
  }
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
  for (const { description, given, mode } of INTERACTIONS) {
    expect(given[0], description).toEqual({ name: 'an application profile', params: { mode } });
    for (const { name, params = {} } of given) {
      expect(Object.keys(params).sort(), `${description}: ${name}`).toEqual(
        [...(providerState(name)?.params ?? ['unknown'])].sort(),
      );
    }
  }
});

test('every state is used', () => {
  const used = new Set(INTERACTIONS.flatMap((one) => one.given.map(({ name }) => name)));
  expect(PROVIDER_STATES.filter(({ name }) => !used.has(name))).toEqual([]);
});

test('a generated value comes from a state of the interaction', () => {
  for (const interaction of INTERACTIONS) {
    const known = returned(interaction.given);
    const params = interaction.given.flatMap(({ params = {} }) => values(params));
    const expressions = requestValues(interaction)
      .filter(isMatcher)
      .map((one) => one.expression ?? '');
    for (const text of [...expressions, ...params.map(String)]) {
      for (const name of namesIn(text)) expect(known, `${interaction.description}: ${text}`).toContain(name);
    }
  }
});

test('a generated value has a form: a mock server must not take anything', () => {
  for (const interaction of INTERACTIONS) {
    for (const one of requestValues(interaction).filter(isMatcher)) {
      if (one.expression === undefined) continue;
      expect(one['pact:matcher:type']).toBe('regex');
      expect(one.regex).toMatch(/^\^.*\$$/);
      expect(String(one.value)).toMatch(new RegExp(one.regex ?? ''));
    }
  }
});

test('an authorisation holds no credential: it is generated, or nobody’s', () => {
  const literals = new Set<PactValue>();
  for (const { request, description } of INTERACTIONS) {
    const authorization = request.headers?.['Authorization'];
    if (authorization === undefined) continue;
    if (!isMatcher(authorization)) literals.add(authorization);
    else expect(authorization.expression, description).toMatch(/^((App|Bearer|Token) )?\$\{\w+\}$/);
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
  for (const { response, note, description } of INTERACTIONS) {
    const loose = typeof response.status !== 'number' && response.status.any === 'clientError';
    expect(note === undefined, description).toBe(!loose);
  }
});

test('another form of a call is a form of one that is there, and is itself asked of no one else', () => {
  for (const { otherFormOf, sdk } of INTERACTIONS) {
    if (otherFormOf === undefined) continue;
    const first = INTERACTIONS.find((one) => one.description === otherFormOf);
    expect(first?.otherFormOf).toBeUndefined();
    expect(first?.sdk).toEqual(sdk);
  }
});
