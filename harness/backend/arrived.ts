// A request as the backend's handlers take it, whatever brought it.

/** A request whose headers are taken apart and whose body is read. */
export interface Arrived {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Takes a request apart. Never rejects: a body that cannot be read is an empty one. */
export async function arrive(request: Request): Promise<Arrived> {
  const text = request.body === null ? '' : await request.text().catch(() => '');
  return {
    method: request.method,
    url: new URL(request.url),
    headers: Object.fromEntries(request.headers),
    text,
  };
}
