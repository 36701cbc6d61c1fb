// One request from arrival to answer: recorded, attributed to a world, served unless a scenario has it answered otherwise.
import type { Endpoint } from '../../contracts/wire.ts';
import type { ProxiedRequest } from '../net/exchange.ts';
import { json, refusal } from './answer.ts';
import type { Arrived } from './arrived.ts';
import { isContactInformation, NO_APP_CODE } from './endpoints/contact-information.ts';
import { ANOTHER_ENDPOINT, ELSEWHERE, faultOf, type Reaction, troubled } from './faulty.ts';
import { MAX_RECORDED_BODY, type RecordedAnswer, type RecordedRequest } from './recorded-request.ts';
import { type Way, wayOf } from './route.ts';
import { served, servedToBusiness } from './serve.ts';
import type { World } from './state.ts';
import type { Worlds } from './worlds.ts';

let sequence = 0;

function recorded({ method, url, headers, text }: Arrived, { endpoint }: Way): RecordedRequest {
  sequence += 1;
  return {
    seq: sequence,
    atMs: Date.now(),
    method,
    origin: url.origin,
    path: url.pathname,
    query: url.search.slice(1),
    headers,
    body: text.slice(0, MAX_RECORDED_BODY),
    endpoint,
    answer: null,
  };
}

/** Waits where this endpoint's answer is held back. Only the first request is. */
async function turnOf(world: World, endpoint: Endpoint): Promise<void> {
  const { held } = world;
  if (held?.endpoint !== endpoint) return;
  world.held = null;
  await held.released;
}

/** A request as it is handed on. */
function proxied({ method, url, headers, text }: Arrived): ProxiedRequest {
  return {
    method,
    target: `${url.pathname}${url.search}`,
    headers: Object.entries(headers).flat(),
    body: Buffer.from(text),
  };
}

async function answered(world: World, way: Way, arrived: Arrived): Promise<Reaction> {
  const { diversion } = world;
  const { endpoint } = way;
  if (diversion !== null && diversion.endpoint === endpoint) return diversion.respond(proxied(arrived));
  if (isContactInformation(way.path)) return servedToBusiness(world, way, arrived);
  // Without the envelope: what an SDK makes of it is of the call that was redirected.
  if (way.path === ANOTHER_ENDPOINT) return { status: 404, body: '', contentType: 'text/plain' };
  if (endpoint === null) return refusal(404, 'NOT_FOUND', 'There is no such endpoint.');
  await turnOf(world, endpoint);
  const fault = faultOf(world, endpoint, arrived.url);
  const serve = () => served(world, { endpoint, pushRegistrationId: way.pushRegistrationId }, arrived);
  return fault === null ? serve() : troubled(fault, world, arrived.url, serve);
}

function asRecorded(outcome: Reaction): RecordedAnswer {
  if (outcome === 'reset') return { kind: 'reset' };
  const { status, body, messageId, cut } = outcome;
  return {
    kind: 'response',
    status,
    body: body.slice(0, MAX_RECORDED_BODY),
    ...(messageId === undefined ? {} : { messageId }),
    ...(cut === undefined ? {} : { cut }),
  };
}

/** A refusal without the envelope, for a backend that is broken on purpose. */
function withoutEnvelope(world: World, outcome: Reaction): Reaction {
  if (world.policy.usesEnvelope || outcome === 'reset' || outcome.status < 400) return outcome;
  return { ...json({ error: 'refused' }, outcome.status) };
}

/** Answers a request to the backend, and writes down what came and what was answered. */
export async function handle(worlds: Worlds, arrived: Arrived): Promise<Reaction> {
  const way = wayOf(arrived.method, arrived.url.pathname, arrived.headers);
  const record = recorded(arrived, way);
  const world = worlds.resolve(way, arrived.headers, arrived.url);
  if (world === undefined) {
    worlds.strays.push(record);
    const outcome = isContactInformation(way.path)
      ? NO_APP_CODE
      : refusal(401, 'APP_CODE_MISSING', 'The application code is missing or unknown.');
    record.answer = asRecorded(outcome);
    worlds.answered(record, undefined);
    return outcome;
  }
  world.journal.push(record);
  const outcome = withoutEnvelope(world, await answered(world, way, arrived));
  record.answer = asRecorded(outcome);
  record.answeredAtMs = Date.now();
  worlds.answered(record, world);
  return outcome;
}

/** Writes down a request to another host. It is never let through. */
export function block(worlds: Worlds, arrived: Arrived): void {
  const way = wayOf(arrived.method, arrived.url.pathname, arrived.headers);
  const record: RecordedRequest = { ...recorded(arrived, way), answer: { kind: 'blocked' } };
  const world = worlds.resolve(way, arrived.headers);
  // A redirect of ours that a client follows without its authorisation is nothing to tell of.
  if (world !== undefined) world.journal.push(record);
  else if (record.origin !== ELSEWHERE) worlds.strays.push(record);
  worlds.answered(record, world);
}

/** Writes down a tunnel to another host, of which nothing but the host is known. It is never let through. */
export function blockTunnel(worlds: Worlds, authority: string): void {
  sequence += 1;
  worlds.strays.push({
    seq: sequence,
    atMs: Date.now(),
    method: 'CONNECT',
    origin: `https://${authority}`,
    path: '',
    query: '',
    headers: {},
    body: '',
    endpoint: null,
    answer: { kind: 'blocked' },
  });
}
