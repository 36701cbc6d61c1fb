// An SDK in a web page or a web view is of another origin than the mock backend: the browser asks whether it may read
// the answers (https://fetch.spec.whatwg.org/#http-cors-protocol). It may: whoever calls has the application code.

/** The headers that let a page of this origin read an answer; none for a client that is no page. */
export function corsHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  return origin === undefined ? {} : { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' };
}

/** The answer to a browser's question before the request; undefined: it is no such question. */
export function preflight(
  method: string | undefined,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Readonly<Record<string, string>> | undefined {
  const {
    origin,
    'access-control-request-method': wanted,
    'access-control-request-headers': names,
  } = headers;
  if (method !== 'OPTIONS' || typeof origin !== 'string' || typeof wanted !== 'string') return undefined;
  return {
    ...corsHeaders(origin),
    'Access-Control-Allow-Methods': wanted,
    ...(typeof names === 'string' ? { 'Access-Control-Allow-Headers': names } : {}),
    'Access-Control-Max-Age': '600',
  };
}
