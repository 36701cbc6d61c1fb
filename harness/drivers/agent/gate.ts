// Who may dial in. A page of any site can open a WebSocket to this machine: so the token of the run is needed, the host
// must be named in a way that no name server can fake, and a browser's Origin must be one that the user knows of.
import { createHash, timingSafeEqual } from 'node:crypto';
import { AGENT_PATH } from '../../../contracts/agent-connection.ts';
import { isLoopback, isTrustedHost } from '../../net/addresses.ts';

/** What a request to become a WebSocket says. */
export interface Knock {
  /** Path and query. */
  readonly url: string | undefined;
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

/** What the gate knows. */
export interface GateOptions {
  readonly token: string;
  /** Hosts that the user named, besides addresses and loopback names. */
  readonly hosts: readonly string[];
  /** Origins that the user allowed, as browsers write them. */
  readonly origins: readonly string[];
}

/** The answer of the gate. `http`: refused before a connection is made. `close`: told over the connection. */
export type Admission =
  | { readonly admitted: true; readonly agent: string }
  | { readonly admitted: false; readonly http: 403 | 404; readonly why: string }
  | { readonly admitted: false; readonly close: true; readonly why: string };

/** The longest name of an agent that is kept, in characters. */
const MAX_NAME = 100;

/** In constant time, whatever the lengths. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/**
 * Whether a page of this origin may dial in. No Origin: no browser. The origin of the harness's own address: what React
 * Native sends. Loopback hosts: pages and web views that this machine or the app itself serves.
 */
function isKnownOrigin(origin: string | undefined, host: string, allowed: readonly string[]): boolean {
  if (origin === undefined || allowed.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return isLoopback(url.hostname) || url.host === host.toLowerCase();
}

/** Decides about a knock. Pure. */
export function admit(knock: Knock, gate: GateOptions): Admission {
  const url = URL.canParse(knock.url ?? '', 'http://harness')
    ? new URL(knock.url ?? '', 'http://harness')
    : undefined;
  if (url?.pathname !== AGENT_PATH) return { admitted: false, http: 404, why: 'Agents dial in at /agent.' };
  if (!isTrustedHost(knock.host, gate.hosts))
    return {
      admitted: false,
      http: 403,
      why: `The host "${knock.host ?? ''}" is neither an address nor named with --public-url.`,
    };
  if (!isKnownOrigin(knock.origin, knock.host ?? '', gate.origins))
    return {
      admitted: false,
      http: 403,
      why: `A page of ${knock.origin} asked to dial in. If it is yours: --allow-origin ${knock.origin}`,
    };
  if (!isSame(url.searchParams.get('token') ?? '', gate.token))
    return { admitted: false, close: true, why: 'The token of the URL is missing or of another run.' };
  return { admitted: true, agent: (url.searchParams.get('agent') ?? '').slice(0, MAX_NAME) };
}
