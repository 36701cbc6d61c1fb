// What a backend in trouble answers, as data of a scenario says it.
import type { Endpoint } from '../../contracts/wire.ts';
import { JWT_ENDPOINTS } from '../../contracts/wire.ts';
import type { BackendFault } from '../../scenarios/scenario.ts';
import { type Answer, json, refusal } from './answer.ts';
import { changePersons } from './endpoints/user.ts';
import type { World } from './state.ts';

/** What a handler answers: an answer, or the end of the connection. */
export type Reaction = Answer | 'reset';

/** Marks the address that a redirect leads to: there the backend does its work. */
const MOVED = 'moved-here=true';
/** The endpoint of the backend that redirects lead to, and that no operation has: there is nothing there. */
export const ANOTHER_ENDPOINT = '/mobile/2/moved';
/** The other host that redirects lead to. It cannot exist (RFC 6761): what is sent there was sent elsewhere. */
export const ELSEWHERE = 'https://elsewhere.mm-auth-conformance.test';

type AnswerFault = Extract<BackendFault, { readonly kind: 'answer' }>;

/** The fault that a request meets; null: none. */
export function faultOf(world: World, endpoint: Endpoint, url: URL): BackendFault | null {
  const { fault } = world;
  if (fault === null || (fault.on !== 'every-call' && !JWT_ENDPOINTS.includes(endpoint))) return null;
  return url.search.includes(MOVED) ? null : fault;
}

function bodyOf(fault: AnswerFault): Answer {
  const { status } = fault;
  switch (fault.body) {
    case 'envelope':
      return refusal(status, fault.messageId ?? 'SERVER_ERROR', fault.text ?? 'The server failed.');
    case 'empty':
      return { status, body: '', contentType: 'text/plain' };
    case 'html':
      return {
        status,
        body: '<!doctype html><title>Error</title><h1>Error</h1>',
        contentType: 'text/html',
      };
    case 'not-json':
      return { status, body: '{"requestError":', contentType: 'application/json' };
    case 'other-json':
      return json({ error: 'Internal error', status, path: '/mobile' }, status);
    case 'person':
      return json({ externalUserId: 'somebody', firstName: 'Somebody' }, status);
    case 'null':
      return json(null, status);
    case 'blank-envelope':
      return json({ requestError: { serviceException: { messageId: ' ', text: '' } } }, status);
  }
}

/** The same call at another address: relative on the backend's own host, as it has no name of its own. */
function locationOf({ location }: AnswerFault, url: URL): Record<string, string> {
  if (location === undefined) return {};
  if (location === 'other-endpoint') return { Location: ANOTHER_ENDPOINT };
  const moved = `${url.pathname}${url.search}${url.search === '' ? '?' : '&'}${MOVED}`;
  return { Location: location === 'same-host' ? moved : `${ELSEWHERE}${moved}` };
}

/** An answer that a scenario asked for, instead of the backend's own. */
function faultAnswer(fault: AnswerFault, url: URL): Answer {
  const { retryAfterSeconds } = fault;
  const headers = {
    ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    ...locationOf(fault, url),
  };
  return { ...bodyOf(fault), ...(Object.keys(headers).length === 0 ? {} : { headers }) };
}

/** Waits, or stops waiting when the world is closed. */
function delayed(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}

/** The faults that have left a call unanswered already: what is tried again is not left hanging once more. */
const hung = new WeakMap<World, BackendFault>();

/** Does what a fault says with a request; `serve` is the backend's own work. */
export async function troubled(
  fault: BackendFault,
  world: World,
  url: URL,
  serve: () => Promise<Answer>,
): Promise<Reaction> {
  switch (fault.kind) {
    case 'reset':
      await delayed(fault.delayMs ?? 0, world.closing.signal);
      return 'reset';
    case 'cut':
      await delayed(fault.delayMs ?? 0, world.closing.signal);
      return { ...(await serve()), cut: true };
    case 'no-answer':
      if (hung.get(world) !== fault) {
        hung.set(world, fault);
        await delayed(fault.delayMs, world.closing.signal);
      }
      return 'reset';
    case 'delay':
      await delayed(fault.delayMs, world.closing.signal);
      return serve();
    case 'person-changed':
      changePersons(world, fault.user);
      return serve();
    case 'headers':
      return { ...(await serve()), headers: fault.headers };
    case 'answer':
      if (fault.delayMs !== undefined) await delayed(fault.delayMs, world.closing.signal);
      return faultAnswer(fault, url);
  }
}
