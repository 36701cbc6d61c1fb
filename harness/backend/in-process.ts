// The mock backend inside this process: MSW takes every request that fetch or node:http makes.
import { setupServer } from 'msw/node';
import type { BackendHost } from './backend-host.ts';
import { handlersFor } from './handlers.ts';
import type { Worlds } from './worlds.ts';

/** A host that cannot exist (RFC 6761): nothing leaves the process even if a request were let through. */
export const IN_PROCESS_BASE_URL = 'https://backend.mm-auth-conformance.test';

/** Takes over the network of this process until it is stopped. */
export function listenInProcess(worlds: Worlds): BackendHost {
  const server = setupServer(...handlersFor(worlds, IN_PROCESS_BASE_URL));
  server.listen({ onUnhandledRequest: 'error' });
  return {
    baseUrl: IN_PROCESS_BASE_URL,
    stop: async () => server.close(),
  };
}
