// The mock backend as MSW handlers: one for the backend's own base URL, one that blocks every other host.
import { HttpResponse, http, passthrough, type RequestHandler } from 'msw';
import type { Answer } from './answer.ts';
import { arrive } from './arrived.ts';
import { block, handle } from './handle.ts';
import { bodyOf } from './response-body.ts';
import type { Worlds } from './worlds.ts';

/** Real clients lose an error envelope that comes chunked or compressed: Content-Length, and no encoding. */
function response(answer: Answer): Response {
  const { status, headers } = answer;
  const body = bodyOf(answer);
  if (body === null) return new HttpResponse(null, { status, ...(headers === undefined ? {} : { headers }) });
  return new HttpResponse(body, {
    status,
    headers: {
      ...headers,
      'Content-Type': answer.contentType,
      'Content-Length': String(Buffer.byteLength(answer.body)),
    },
  });
}

/**
 * Handlers that serve the worlds at the backend's own origins and block everything else. One handler for all endpoints: matching
 * many patterns for each request costs more than answering it.
 */
export function handlersFor(
  worlds: Worlds,
  /** Whether an origin is the backend's. */
  isOurs: (origin: string) => boolean,
  /** A host that cannot break off an answer, as a page's network cannot, resets the connection instead. */
  cutsAnswers = true,
): readonly RequestHandler[] {
  return [
    http.all(/.*/, async ({ request }) => {
      const { origin } = new URL(request.url);
      if (worlds.letThrough.has(origin)) return passthrough();
      if (!isOurs(origin)) {
        block(worlds, await arrive(request));
        return HttpResponse.error();
      }
      const outcome = await handle(worlds, await arrive(request));
      const broken = outcome === 'reset' || (outcome.cut === true && !cutsAnswers);
      return broken ? HttpResponse.error() : response(outcome);
    }),
  ];
}
