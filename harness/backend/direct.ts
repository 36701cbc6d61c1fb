// The mock backend behind a function with the shape of fetch: for the many runs of mutants, where MSW's way through a
// whole network would take most of the time. The same handler answers.
import type { Answer } from './answer.ts';
import type { Arrived } from './arrived.ts';
import { block, handle } from './handle.ts';
import { isInProcess } from './in-process-address.ts';
import { bodyOf } from './response-body.ts';
import type { Worlds } from './worlds.ts';

/** What fetch rejects with when there is no answer. */
function networkError(): TypeError {
  return new TypeError('Failed to fetch');
}

function responseOf(answer: Answer): Response {
  const { status, contentType, headers } = answer;
  return new Response(bodyOf(answer), { status, headers: { ...headers, 'Content-Type': contentType } });
}

/** The request that a redirect leads to, as fetch makes it: the authorisation stays with its host (fetch §4.4). */
function redirected(request: Arrived, location: string): Arrived {
  const url = new URL(location, request.url);
  const { authorization, ...others } = request.headers;
  const stays = url.origin === request.url.origin && authorization !== undefined;
  return { ...request, url, headers: stays ? request.headers : others };
}

/** The work, or the signal's reason when that is aborted first. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (signal === null || signal === undefined) return work;
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/**
 * A request as fetch would send it. A Request object would say the same, at a cost that a hundred thousand calls make
 * felt. `Headers` refuses the values that no request can have, as fetch does.
 * @throws TypeError as fetch.
 */
function requestOf(input: string | URL | Request, init: RequestInit): Arrived {
  const { method = 'GET', headers, body } = init;
  if (input instanceof Request || (body !== undefined && typeof body !== 'string'))
    throw new TypeError('This fetch takes an address, and a text as its body.');
  return {
    method: method.toUpperCase(),
    url: new URL(input),
    headers: Object.fromEntries(new Headers(headers)),
    text: body ?? '',
  };
}

/** A fetch that reaches these worlds at `IN_PROCESS_BASE_URL`; a request to another host is written down and fails. */
export function directFetch(worlds: Worlds): typeof fetch {
  const reach = async (request: Arrived, init: RequestInit): Promise<Response> => {
    if (!isInProcess(request.url.origin)) {
      block(worlds, request);
      throw networkError();
    }
    const outcome = await unlessAborted(handle(worlds, request), init.signal);
    if (outcome === 'reset') throw networkError();
    const location = outcome.headers?.['Location'];
    if (location === undefined || init.redirect === 'manual') return responseOf(outcome);
    if (init.redirect === 'error') throw networkError();
    return reach(redirected(request, location), init);
  };
  return async (input, init = {}) => reach(requestOf(input, init), init);
}
