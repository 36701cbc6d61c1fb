// The network of a page: its own files, the mock backend, and nothing else.
import { http, passthrough, type RequestHandler } from 'msw';
import { handlersFor } from '../../backend/handlers.ts';
import { isInProcess } from '../../backend/in-process-address.ts';
import type { Worlds } from '../../backend/worlds.ts';
import type { PageSource } from './page-files.ts';

/** Lets a page load its own files; what else goes to its origin is the SDK's, and is blocked like any other host. */
function ownFiles(origin: string): RequestHandler {
  return http.get(`${origin}/*`, () => passthrough());
}

/** The handlers for a page: its files, then the backend, then the block for every other host. */
export function pageHandlers(page: PageSource, worlds: Worlds): RequestHandler[] {
  const files = page.handlers.length > 0 ? page.handlers : [ownFiles(page.origin)];
  return [...files, ...handlersFor(worlds, isInProcess, false)];
}
