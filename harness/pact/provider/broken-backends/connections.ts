// Backends that let one request's authorisation, or whom it is about, count for another (UDB-13): on a connection that is kept,
// and among requests at once.

import type { Arrived } from '../../../backend/arrived.ts';
import { pause } from '../../../base/wait.ts';
import type { Turn } from '../mock/twist.ts';
import type { BrokenBackend } from './broken-backend.ts';
import { authorizedBy, refusedBy, remembering, succeeded } from './twists.ts';

const KEPT = 'on a connection that is kept (UDB-13)';
const AT_ONCE = 'at once (UDB-13)';
/** How long a request dawdles between writing into what is shared and reading it again, milliseconds. */
const DAWDLES_MS = 10;

/** The same request for another registration. */
function about(request: Arrived, pushRegistrationId: string): Arrived {
  const url = new URL(request.url);
  const parts = url.pathname.split('/');
  parts[4] = pushRegistrationId;
  url.pathname = parts.join('/');
  return { ...request, url };
}

const registrationIn = ({ request }: Turn) => request.url.pathname.split('/')[4];
const headerOf = ({ request }: Turn) => request.headers['authorization'];

/** Puts something of each request where all see it, and reads it again a moment later. */
function sharing<T>(
  of: (turn: Turn) => T | undefined,
  become: (request: Arrived, shared: T) => Arrived,
): NonNullable<BrokenBackend['twist']> {
  return () => {
    let shared: T | undefined;
    return async (turn) => {
      const mine = of(turn);
      if (mine === undefined) return turn.next();
      shared = mine;
      await pause(DAWDLES_MS);
      return turn.next(become(turn.request, shared));
    };
  };
}

const isUser = ({ endpoint }: Turn) => endpoint === 'fetchUser' || endpoint === 'saveUser';

/** Backends that mix requests up. */
export const BROKEN_CONNECTIONS: readonly BrokenBackend[] = [
  {
    id: 'authorises-a-connection',
    requirement: 'UDB-13',
    sentence: 'A request without Authorization takes that of the last good one on the connection.',
    mode: 'application-code',
    caughtBy: `application-code: fetchUser without an Authorization header after an authorised one is refused, ${KEPT}`,
    twist: remembering(({ connection }) => connection),
  },
  {
    id: 'authorises-a-connection-in-jwt-mode',
    requirement: 'UDB-13',
    sentence: 'After one good token on a connection, no later one on it is verified.',
    mode: 'jwt',
    caughtBy: `jwt: saveUser with a JWT with a forged signature after one with a good JWT is refused, ${KEPT}`,
    twist: remembering(({ connection }) => connection),
  },
  {
    id: 'authorises-a-connection-of-a-business-backend',
    requirement: 'UDB-13',
    sentence: 'After one call with the API key on a connection, none is asked for.',
    mode: 'contact-information-api',
    caughtBy: `contact-information-api: changePerson without an API key after an authorised one is refused, ${KEPT}`,
    twist: remembering(({ connection }) => connection),
  },
  {
    id: 'keeps-the-person-of-a-connection',
    requirement: 'UDB-13',
    sentence: 'On a connection it answers fetchUser about whom was asked for first.',
    mode: 'application-code',
    caughtBy: `application-code: fetchUser of one person after another answers about each, ${KEPT}`,
    twist: () => {
      const first = new WeakMap<object, string>();
      return (turn) => {
        const id = registrationIn(turn);
        if (turn.endpoint !== 'fetchUser' || id === undefined) return turn.next();
        const known = first.get(turn.connection) ?? id;
        first.set(turn.connection, known);
        return turn.next(about(turn.request, known));
      };
    },
  },
  {
    id: 'saves-for-the-person-of-a-connection',
    requirement: 'UDB-13',
    sentence: 'On a connection it saves for whom was saved first.',
    mode: 'jwt',
    caughtBy: `jwt: saveUser of one person after another saves each its own, ${KEPT}`,
    twist: () => {
      const first = new WeakMap<object, Arrived>();
      return async (turn) => {
        if (turn.endpoint !== 'saveUser') return turn.next();
        const known = first.get(turn.connection);
        if (known === undefined) first.set(turn.connection, turn.request);
        return known === undefined ? turn.next() : turn.next({ ...known, text: turn.request.text });
      };
    },
  },
  {
    id: 'refuses-a-connection-for-good',
    requirement: 'UDB-13',
    sentence: 'After a refusal it refuses whatever comes on the connection.',
    mode: 'application-code',
    caughtBy: `application-code: fetchUser after refused ones succeeds, ${KEPT}`,
    twist: () => {
      const refused = new WeakSet<object>();
      return async (turn) => {
        const outcome = refused.has(turn.connection)
          ? await turn.next(authorizedBy(turn.request, undefined))
          : await turn.next();
        if (refusedBy(outcome)) refused.add(turn.connection);
        return outcome;
      };
    },
  },
  {
    id: 'shares-the-registration',
    requirement: 'UDB-13',
    sentence: 'Of several fetchUser at once, one is answered about the registration of another.',
    mode: 'application-code',
    caughtBy: `application-code: fetchUser of several persons answers about each, ${AT_ONCE}`,
    twist: sharing((turn) => (isUser(turn) ? registrationIn(turn) : undefined), about),
  },
  {
    id: 'shares-the-authorisation',
    requirement: 'UDB-13',
    sentence: 'Of several saveUser at once, one counts with the authorisation of another.',
    mode: 'application-code',
    caughtBy: `application-code: saveUser with and without an Authorization header ${AT_ONCE}`,
    twist: sharing(
      (turn) => (isUser(turn) ? [headerOf(turn)] : undefined),
      (request, [header]) => authorizedBy(request, header),
    ),
  },
  {
    id: 'shares-the-token',
    requirement: 'UDB-13',
    sentence: 'Of several requests at once, one counts with the token of another.',
    mode: 'jwt',
    caughtBy: `jwt: saveUser with a good JWT and with one that has expired ${AT_ONCE}`,
    twist: sharing((turn) => (isUser(turn) ? headerOf(turn) : undefined), authorizedBy),
  },
  {
    id: 'shares-who-is-calling',
    requirement: 'UDB-13',
    sentence: 'Of several requests at once, an anonymous one counts as the person of another.',
    mode: 'jwt',
    caughtBy: `jwt: anonymous personalize beside fetchUser with a good JWT ${AT_ONCE}`,
    twist: sharing(
      (turn) => (isUser(turn) || turn.endpoint === 'personalize' ? headerOf(turn) : undefined),
      authorizedBy,
    ),
  },
  {
    id: 'shares-the-body',
    requirement: 'UDB-13',
    sentence: 'Of several saveUser at once, one saves what another has sent.',
    mode: 'application-code',
    caughtBy: `application-code: saveUser of several persons saves each its own, ${AT_ONCE}`,
    twist: sharing(
      (turn) => (turn.endpoint === 'saveUser' ? turn.request.text : undefined),
      (request, text) => ({
        ...request,
        text,
      }),
    ),
  },
  {
    id: 'shares-the-api-key',
    requirement: 'UDB-13',
    sentence: 'Of several calls of a business backend at once, one counts with the API key of another.',
    mode: 'contact-information-api',
    caughtBy: `contact-information-api: changePerson with and without an API key ${AT_ONCE}`,
    twist: sharing(
      (turn) => (turn.request.url.pathname.startsWith('/people/') ? [headerOf(turn)] : undefined),
      (request, [header]) => authorizedBy(request, header),
    ),
  },
  {
    id: 'caches-a-token-without-its-signature',
    requirement: 'UDB-13',
    sentence: 'It knows a verified token again by its header and claims.',
    mode: 'jwt',
    caughtBy: `jwt: a verified JWT whose signature is changed afterwards is refused, ${KEPT}`,
    twist: () => {
      const known = new Map<string, string>();
      return async (turn) => {
        const header = headerOf(turn);
        const unsigned = header?.slice(0, header.lastIndexOf('.')) ?? '';
        const before = known.get(unsigned);
        const outcome = await turn.next(
          before === undefined ? turn.request : authorizedBy(turn.request, before),
        );
        if (before === undefined && header !== undefined && unsigned !== '' && succeeded(outcome))
          known.set(unsigned, header);
        return outcome;
      };
    },
  },
];
