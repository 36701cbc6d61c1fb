// Every place in which a token does not belong, beside its twin in which it does.
import { createHmac } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { ObservedCallback } from '../../../contracts/adapter-protocol.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import type { Observation } from '../play/observation.ts';
import { judge } from './judge.ts';
import { leaksIn } from './leaks.ts';

const INPUT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwZXJzb24ifQ';
const SIGNATURE = createHmac('sha256', 'a key of this test').update(INPUT).digest('base64url');
const TOKEN = `${INPUT}.${SIGNATURE}`;
const BACKEND = 'https://backend.test';

function request(more: Partial<RecordedRequest> = {}): RecordedRequest {
  return {
    seq: 1,
    atMs: 150,
    method: 'GET',
    origin: BACKEND,
    path: '/user',
    query: '',
    headers: { authorization: `Bearer ${TOKEN}` },
    body: '',
    endpoint: 'fetchUser',
    answer: { kind: 'response', status: 200, body: '{}' },
    ...more,
  };
}

interface Seen {
  readonly requests?: readonly RecordedRequest[];
  readonly callbacks?: readonly ObservedCallback[];
  readonly strays?: readonly RecordedRequest[];
  readonly lines?: readonly string[];
  readonly threw?: string;
}

/** A token that step 1 gave; all else was seen in step 2, from 100 to 200. */
function observed({ requests = [], callbacks = [], strays = [], lines = [], threw }: Seen): Observation {
  const step = { callbacks: [], requests: [], sdkClockMs: 0 };
  const minted = { value: TOKEN, recipe: 'valid/plain', jti: 'j', mintedAtMs: 0, sub: 'person', exp: 1 };
  return {
    steps: [
      { ...step, number: 1, startedAtMs: 0, endedAtMs: 50, supplied: 'good' },
      {
        ...step,
        number: 2,
        startedAtMs: 100,
        endedAtMs: 200,
        requests,
        callbacks: callbacks.map((callback) => ({ callback, late: false })),
        ...(threw === undefined ? {} : { threw: { name: 'Error', message: threw } }),
      },
    ],
    tokens: new Map([['good', minted]]),
    applicationCode: 'code-1',
    externalUserId: 'person-1',
    otherExternalUserId: 'other-1',
    strays,
    leaks: lines.map((text) => ({ source: 'stdout', text, atMs: 150 })),
  };
}

function scenario(more: Partial<Scenario> = {}): Scenario {
  return {
    id: 'jwt/a',
    theme: 't',
    sentence: '',
    mode: 'jwt',
    level: 'MUST',
    requirements: ['UDA-02'],
    steps: [],
    ...more,
  };
}

const elsewhere = { origin: 'https://elsewhere.example', answer: { kind: 'blocked' } } as const;
const error = (more: object): ObservedCallback => ({
  kind: 'error',
  code: 'X',
  description: 'It failed.',
  atMs: 1,
  ...more,
});

/** What is told of each, in the words that a reader sees. */
const LEAKS: readonly (readonly [string, Seen, RegExp])[] = [
  ['the URL', { requests: [request({ query: `t=${TOKEN}` })] }, /in the URL of GET fetchUser/],
  ['a body', { requests: [request({ body: `{"jwt":"${TOKEN}"}` })] }, /in the body/],
  [
    'a body, in base64',
    { requests: [request({ body: Buffer.from(TOKEN).toString('base64') })] },
    /in the body/,
  ],
  ['another header', { requests: [request({ headers: { 'x-jwt': TOKEN } })] }, /in the header x-jwt/],
  [
    'a header, cut',
    { requests: [request({ headers: { 'x-jwt': SIGNATURE.slice(5, 25) } })] },
    /header x-jwt/,
  ],
  [
    'another host',
    { requests: [request(elsewhere)] },
    /Authorization header of GET https:\/\/elsewhere\.example/,
  ],
  [
    'the body at another host',
    { requests: [request({ ...elsewhere, headers: {}, body: SIGNATURE })] },
    /in the body/,
  ],
  ['a stray request', { strays: [request({ body: TOKEN })] }, /in the body/],
  [
    'a value',
    { callbacks: [{ kind: 'success', value: { t: [TOKEN] }, atMs: 1 }] },
    /in the value of a callback/,
  ],
  ['a code', { callbacks: [error({ code: TOKEN })] }, /in the code of a callback/],
  ['a description', { callbacks: [error({ description: `bad ${SIGNATURE}` })] }, /in the description/],
  ['a domain', { callbacks: [error({ domain: TOKEN })] }, /in the domain/],
  ['what was thrown', { threw: TOKEN }, /in the exception/],
  [
    'a line of a log',
    { lines: [`→ Authorization: Bearer ${TOKEN}`] },
    /line written to stdout: → Authorization: Bearer \[the token\]/,
  ],
];

for (const [name, seen, words] of LEAKS) {
  test(`a token in ${name} is one leak, with its place, its token and both steps`, () => {
    const leaks = leaksIn(scenario(), observed(seen));
    expect(leaks.map(({ requirement, step }) => [requirement, step])).toEqual([['UDA-35', 2]]);
    expect(leaks[0]?.text).toMatch(words);
    expect(leaks[0]?.text).toMatch(/^the token "good", given in step 1, /);
    expect(leaks[0]?.text).not.toContain(SIGNATURE.slice(0, 10));
  });
}

test('what it was in is said in a class of its own', () => {
  const places = LEAKS.map(([name, seen]) => `${name}: ${leaksIn(scenario(), observed(seen))[0]?.place}`);
  expect(places).toEqual([
    'the URL: url',
    'a body: body',
    'a body, in base64: body',
    'another header: header',
    'a header, cut: header',
    'another host: authorization',
    'the body at another host: body',
    'a stray request: body',
    'a value: callback',
    'a code: callback',
    'a description: callback',
    'a domain: callback',
    'what was thrown: callback',
    'a line of a log: log',
  ]);
});

test('a long line is cut around the token, and shows that it was cut', () => {
  const text = (line: string) => leaksIn(scenario(), observed({ lines: [line] }))[0]?.text ?? '';
  expect(text(`${'a '.repeat(300)}${TOKEN} end`)).toMatch(/: …(a )+\[the token\] end…$/);
  expect(text(`start ${TOKEN} ${'z '.repeat(300)}`)).toMatch(/: start \[the token\] (z )+z?…$/);
  expect(text(`${'a '.repeat(8_000)}${TOKEN}`)).toContain(': …');
  expect(text(`short ${TOKEN}`)).toMatch(/: short \[the token\]$/);
});

test('a token where it belongs is no leak, nor is anything outside jwt mode', () => {
  const right: Seen = {
    requests: [request(), request({ headers: { authorization: 'App code-1' } })],
    callbacks: [error({})],
  };
  expect(leaksIn(scenario(), observed(right))).toEqual([]);
  const wrong: Seen = { lines: [TOKEN], requests: [request({ endpoint: 'customEvent' })] };
  expect(leaksIn(scenario({ mode: 'application-code' }), observed(wrong))).toEqual([]);
});

test('a Bearer on a call that needs none breaks UDA-05 too, whatever stands behind the word and whoever calls', () => {
  const broken = (headers: Record<string, string>, endpoint: RecordedRequest['endpoint']) =>
    leaksIn(scenario(), observed({ strays: [request({ headers, endpoint })] })).map((one) => one.requirement);
  expect(broken({ authorization: `Bearer ${TOKEN}` }, 'messages')).toEqual(['UDA-05', 'UDA-35']);
  expect(broken({ authorization: 'bearer of nothing' }, 'version')).toEqual(['UDA-05']);
  expect(broken({ authorization: `Bearer ${TOKEN}` }, null)).toEqual(['UDA-05', 'UDA-35']);
  expect(broken({ authorization: `Bearer ${TOKEN}` }, 'repersonalize')).toEqual([]);
  expect(broken({ authorization: 'App code-1' }, 'messages')).toEqual([]);
});

test('a host that the backend named is where its calls belong; their bodies are not', () => {
  const sent = scenario({
    steps: [
      { do: 'backend', fault: { kind: 'headers', headers: { 'New-Base-URL': `${elsewhere.origin}/` } } },
    ],
  });
  const seen = (more: Partial<RecordedRequest> = {}) =>
    observed({ requests: [request({ ...elsewhere, ...more })] });
  expect(leaksIn(sent, seen())).toEqual([]);
  expect(leaksIn(sent, seen({ origin: 'https://third.example' }))).toHaveLength(1);
  expect(leaksIn(sent, seen({ body: TOKEN }))).toHaveLength(1);
});

test('calls and lines that leak in the same way are one leak; another line is another', () => {
  const lines = [
    `call 1 Authorization: Bearer ${TOKEN}`,
    `call 22 Authorization: Bearer ${TOKEN}`,
    `kept ${TOKEN}`,
  ];
  const requests = [request({ query: TOKEN }), request({ query: TOKEN, endpoint: 'saveUser' })];
  expect(leaksIn(scenario(), observed({ lines, requests })).map(({ key }) => key)).toHaveLength(3);
});

test('a scenario fails once for a leak, and not where another tells of it', () => {
  const expectation = { requirement: 'UDA-35', kind: 'token-confined' } as const;
  const call = { do: 'call', operation: 'fetchUser', expectations: [expectation] } as const;
  const twice = scenario({ steps: [call, call] });
  const seen = observed({ requests: [request({ query: TOKEN })] });
  const statuses = (told?: () => boolean) => judge(twice, seen, told).map((check) => check.status);
  expect(statuses()).toEqual(['failed']);
  expect(statuses(() => false)).toEqual(['observed', 'observed']);
  expect(judge(twice, observed({ requests: [request()] })).map((check) => check.status)).toEqual([
    'passed',
    'passed',
  ]);
});
