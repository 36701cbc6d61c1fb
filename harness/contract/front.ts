// What an SDK under test talks to while its requests are held against a pact: the mock backend for everything, but for the
// one endpoint that is diverted to a Pact mock server. So an SDK may register, and ask what it likes at start-up.
import type { Endpoint } from '../../contracts/wire.ts';
import { listenHttp } from '../backend/http.ts';
import { methodOf, routeOf } from '../backend/route.ts';
import type { Worlds } from '../backend/worlds.ts';
import { headerOf, type ProxiedAnswer, type ProxiedRequest } from '../proxy/exchange.ts';
import { forward } from '../proxy/forward.ts';
import { listen } from '../proxy/listen.ts';

/** How long the mock backend and the Pact mock server may take, milliseconds. */
const TIMEOUT_MS = 10_000;

/** Where the requests of an SDK arrive. */
export interface Front {
  readonly baseUrl: string;
  /** Sends the requests to this endpoint elsewhere from now on; null: all go to the mock backend. */
  divert(to: Diversion | null): void;
  stop(): Promise<void>;
}

/** An endpoint, and who answers its requests. */
export interface Diversion {
  readonly endpoint: Endpoint;
  readonly respond: (request: ProxiedRequest, mockBackend: string) => Promise<ProxiedAnswer>;
}

/** The endpoint that a request is for; null: none that we know. */
export function endpointOfRequest(request: ProxiedRequest): Endpoint | null {
  const override = headerOf(request.headers, 'x-http-method-override');
  const method = methodOf(
    request.method,
    override === undefined ? {} : { 'x-http-method-override': override },
  );
  return routeOf(method, new URL(request.target, 'http://front').pathname)?.endpoint ?? null;
}

/** An SDK in a page asks first (CORS), and must be let through. */
const CORS = ['Access-Control-Allow-Origin', '*', 'Access-Control-Expose-Headers', '*'];

function preflight(request: ProxiedRequest): ProxiedAnswer | undefined {
  if (request.method !== 'OPTIONS' || headerOf(request.headers, 'origin') === undefined) return undefined;
  const headers = headerOf(request.headers, 'access-control-request-headers') ?? '*';
  const allow = ['Access-Control-Allow-Methods', '*', 'Access-Control-Allow-Headers', headers];
  return { status: 204, headers: [...CORS, ...allow], body: Buffer.alloc(0) };
}

function withCors(answer: ProxiedAnswer): ProxiedAnswer {
  return headerOf(answer.headers, 'access-control-allow-origin') === undefined
    ? { ...answer, headers: [...answer.headers, ...CORS] }
    : answer;
}

/** Opens a front before a mock backend of its own. */
export async function openFront(worlds: Worlds): Promise<Front> {
  const backend = await listenHttp(worlds);
  let diversion: Diversion | null = null;
  const server = await listen(async (request) => {
    const answer = preflight(request);
    if (answer !== undefined) return answer;
    const diverted = diversion?.endpoint === endpointOfRequest(request) ? diversion : null;
    return withCors(
      diverted === null
        ? await forward(request, backend.baseUrl, TIMEOUT_MS)
        : await diverted.respond(request, backend.baseUrl),
    );
  });
  return {
    baseUrl: server.baseUrl,
    divert: (to) => {
      diversion = to;
    },
    stop: async () => {
      await server.stop();
      await backend.stop();
    },
  };
}
