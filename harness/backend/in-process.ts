// The mock backend inside this process: MSW takes every request that fetch or node:http makes.
import { syncBuiltinESMExports } from 'node:module';
import { setupServer } from 'msw/node';
import { allowLongHeaders } from '../net/long-headers.ts';
import type { BackendHost } from './backend-host.ts';
import { handlersFor } from './handlers.ts';
import { IN_PROCESS_BASE_URL, isInProcess } from './in-process-address.ts';
import type { Worlds } from './worlds.ts';

/** Takes over the network of this process until it is stopped. */
export function listenInProcess(worlds: Worlds): BackendHost {
  const server = setupServer(...handlersFor(worlds, isInProcess));
  const limitAgain = allowLongHeaders();
  server.listen({ onUnhandledRequest: 'error' });
  // What ES modules import of node:http by name follows only when told to.
  syncBuiltinESMExports();
  return {
    baseUrl: IN_PROCESS_BASE_URL,
    stop: async () => {
      server.close();
      limitAgain();
      syncBuiltinESMExports();
    },
  };
}
