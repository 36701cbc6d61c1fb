// Where a token of a scenario turned up that it does not belong: in all that the SDK sent, called back and logged,
// whatever the scenario is about (UDA-35). A Bearer on a call that needs none is a broken MUST as well (UDA-05). Pure.
import { JWT_ENDPOINTS } from '../../../contracts/wire.ts';
import type { LEAK_PLACES } from '../../../reports/causes.ts';
import type { Scenario, TokenName } from '../../../scenarios/scenario.ts';
import { ANOTHER_ENDPOINT } from '../../backend/faulty.ts';
import type { RecordedRequest } from '../../backend/recorded-request.ts';
import { secretsOf } from '../../tokens/secret-forms.ts';
import { TokenIndex } from '../../tokens/token-index.ts';
import type { Observation, StepObservation } from '../play/observation.ts';
import { maskOf } from './mask.ts';

/** A token without a signature is looked for as a whole; a shorter one may stand somewhere by chance. */
const MIN_WHOLE = 16;
/** How much of a line or a request is shown around a token, in characters. */
const MAX_SHOWN = 200;
/** How much of it is masked on either side, to be cut then: a token has some KB. */
const MAX_LOOKED_AT = 10_000;

type LeakPlace = (typeof LEAK_PLACES)[number];

/** A token in a place where it does not belong. */
export interface Leak {
  readonly requirement: 'UDA-05' | 'UDA-35';
  /** What makes two leaks one, over a whole run: the place, without what differs from call to call. */
  readonly key: string;
  /** The number of the step in which it was seen. */
  readonly step: number;
  /** Where, which token, and given when: in words, without a usable token. */
  readonly text: string;
  /** What it was in. */
  readonly place: LeakPlace;
}

/** A text in which a token must not be. */
interface Place {
  readonly key: string;
  readonly where: string;
  readonly text: string;
  readonly step: number;
  readonly place: LeakPlace;
}

/** What a scenario's tokens are looked for by. */
interface Looking {
  readonly index: TokenIndex;
  /** The tokens that can only be found as a whole. */
  readonly whole: readonly string[];
}

const lookings = new WeakMap<Observation['tokens'], Looking>();

function lookingFor({ tokens }: Observation): Looking {
  const known = lookings.get(tokens);
  if (known !== undefined) return known;
  const values = [...tokens.values()].map((token) => token.value);
  const looking: Looking = {
    index: new TokenIndex(values),
    whole: values.filter((value) => value.length >= MIN_WHOLE && secretsOf(value).length === 0),
  };
  lookings.set(tokens, looking);
  return looking;
}

/** The step that was under way at a moment, or the last one before it. */
function stepAt({ steps }: Observation, atMs: number): number {
  return (steps.findLast((step) => step.startedAtMs <= atMs) ?? steps[0])?.number ?? 1;
}

/** Whether the scenario's backend told the SDK to go to this host: our sources leave open whether it does (UDA-46). */
function wasSentThere({ steps }: Scenario, origin: string): boolean {
  return steps.some((step) => {
    const headers = step.do === 'backend' && step.fault?.kind === 'headers' ? step.fault.headers : {};
    return Object.entries(headers).some(
      ([name, value]) =>
        name.toLowerCase() === 'new-base-url' && URL.canParse(value) && new URL(value).origin === origin,
    );
  });
}

function isForUserData({ endpoint }: RecordedRequest): boolean {
  return endpoint !== null && JWT_ENDPOINTS.includes(endpoint);
}

function requestPlaces(request: RecordedRequest, step: number, scenario: Scenario): Place[] {
  const { method, endpoint, origin, path, query, headers, body } = request;
  const blocked = request.answer?.kind === 'blocked';
  const to = blocked ? `${method} ${origin}${path}` : `${method} ${endpoint ?? path}`;
  const host = blocked ? ` to ${origin}` : '';
  const at = (place: LeakPlace, what: string, text: string): Place => ({
    key: `${what}${host}`,
    where: `in the ${what} of ${to}`,
    text,
    step,
    place,
  });
  const belongs = isForUserData(request) && (!blocked || wasSentThere(scenario, origin));
  return [
    at('url', 'URL', `${path}?${query}`),
    at('body', 'body', body),
    ...Object.entries(headers)
      .filter(([name]) => name !== 'authorization' || !belongs)
      .map(([name, value]) =>
        name === 'authorization'
          ? at('authorization', 'Authorization header', value)
          : at('header', `header ${name}`, value),
      ),
  ];
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function callbackPlaces({ number, callbacks, threw }: StepObservation): Place[] {
  const place = (what: string, value: unknown): Place => ({
    key: `callback ${what}`,
    where: `in the ${what} of a callback`,
    text: asText(value),
    step: number,
    place: 'callback',
  });
  const given = callbacks.flatMap(({ callback }) =>
    callback.kind === 'success'
      ? [place('value', callback.value)]
      : (['code', 'description', 'domain', 'rest'] as const).map((field) => place(field, callback[field])),
  );
  return threw === undefined ? given : [...given, place('exception', `${threw.name}: ${threw.message}`)];
}

/** What stands before the token in a line: it tells one logging statement from another, and stays from call to call. */
function before(line: string, at: number): string {
  return line
    .slice(0, at)
    .replace(/[\w.+/=%-]{24,}$/, '')
    .replace(/[\d]+/g, '#')
    .slice(-12);
}

function logPlaces(observation: Observation): Place[] {
  const { index } = lookingFor(observation);
  return observation.leaks.map(({ source, text, atMs }) => ({
    key: `log ${source} ${before(text, index.find(text)[0]?.start ?? 0)}`,
    where: `in a line written to ${source}`,
    text,
    step: stepAt(observation, atMs),
    place: 'log',
  }));
}

/** Every text of a scenario in which no token belongs. */
function placesOf(scenario: Scenario, observation: Observation): readonly Place[] {
  return [
    ...observation.steps.flatMap((step) => [
      ...step.requests.flatMap((request) => requestPlaces(request, step.number, scenario)),
      ...callbackPlaces(step),
    ]),
    ...observation.strays.flatMap((request) =>
      requestPlaces(request, stepAt(observation, request.atMs), scenario),
    ),
    ...logPlaces(observation),
  ];
}

/** "the token "good", given in step 2" for the token with this value. */
function named(value: string, { tokens, steps }: Observation): string {
  const name: TokenName | undefined = [...tokens].find(([, token]) => token.value === value)?.[0];
  const step = steps.find(({ supplied }) => supplied !== undefined && supplied === name)?.number;
  return `the token "${name ?? 'unknown'}"${step === undefined ? '' : `, given in step ${step},`}`;
}

/** A token that was masked where it stood as it is: what matters is where it stood. */
const MASKED = /ey[\w-]*\.[\w-]*\.\[signature cut\]/g;

/** The text around a place, masked before it is cut: half a token is no longer seen as one. */
function around(text: string, at: number, mask: (text: string) => string): string {
  const [start, end] = [Math.max(0, at - MAX_LOOKED_AT), at + MAX_LOOKED_AT];
  const shown = mask(text.slice(start, end)).replace(MASKED, '[the token]');
  if (shown.length <= MAX_SHOWN) return shown;
  const middle = Math.max(0, shown.search(/\[the token\]|\[signature cut\]/) - MAX_SHOWN / 2);
  return `${middle > 0 || start > 0 ? '…' : ''}${shown.slice(middle, middle + MAX_SHOWN)}…`;
}

function tokenLeaks(scenario: Scenario, observation: Observation): readonly Leak[] {
  const { index, whole } = lookingFor(observation);
  // Made where something was found: that is rare.
  const mask = (found: string) => maskOf(observation)(found);
  return placesOf(scenario, observation).flatMap(({ key, where, text, step, place }) => {
    const hit = index.find(text)[0];
    const value = hit?.token ?? whole.find((token) => text.includes(token));
    if (value === undefined) return [];
    const shown = around(text, hit?.start ?? text.indexOf(value), mask);
    const words = `${named(value, observation)} ${where}: ${shown}`;
    return [{ requirement: 'UDA-35' as const, key, step, text: words, place }];
  });
}

/** A Bearer on a call to the backend that needs none, whoever started the call. */
function needlessBearers(observation: Observation): readonly Leak[] {
  const made = [
    ...observation.steps.flatMap(({ number, requests }) =>
      requests.map((request) => ({ request, step: number })),
    ),
    ...observation.strays.map((request) => ({ request, step: stepAt(observation, request.atMs) })),
  ];
  return made.flatMap(({ request, step }) => {
    const { method, endpoint, path, headers, answer } = request;
    // A redirect that is followed is the same call still: where its token went is UDA-35 alone.
    if (answer?.kind === 'blocked' || isForUserData(request) || path === ANOTHER_ENDPOINT) return [];
    if (!/^bearer\b/i.test(headers['authorization'] ?? '')) return [];
    const call = endpoint ?? path;
    return [
      {
        requirement: 'UDA-05' as const,
        key: `Bearer on ${endpoint ?? 'an unknown call'}`,
        step,
        text: `${method} ${call}, which needs no JWT, with a Bearer authorisation`,
        place: 'authorization' as const,
      },
    ];
  });
}

/** A run asks for the leaks of an observation several times. */
const found = new WeakMap<Observation, readonly Leak[]>();

/** The leaks of a scenario: each of them once, where it was seen first. Only jwt mode knows where a token belongs. */
export function leaksIn(scenario: Scenario, observation: Observation): readonly Leak[] {
  if (scenario.mode !== 'jwt') return [];
  const before = found.get(observation);
  if (before !== undefined) return before;
  const all = [...needlessBearers(observation), ...tokenLeaks(scenario, observation)];
  const once = [...new Map([...all].reverse().map((leak) => [leak.key, leak])).values()].reverse();
  found.set(observation, once);
  return once;
}
