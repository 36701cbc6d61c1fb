// From a request's method and path to an endpoint. A table of our own: thirty patterns tried for each request cost more
// than the request.
import { ENDPOINT_ROUTES, ENDPOINTS, type Endpoint } from '../../contracts/wire.ts';

/** Where a request belongs. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly pushRegistrationId?: string;
}

const SLOT = '{pushRegistrationId}';
const INSTANCE = '/mobile/1/appinstance';

/** `METHOD tail`, where the tail is what follows the registration's ID, or the whole path. */
const BY_KEY = new Map<string, Endpoint>(
  ENDPOINTS.map((endpoint) => {
    const { method, path } = ENDPOINT_ROUTES[endpoint];
    const at = path.indexOf(SLOT);
    return [`${method} ${at === -1 ? path : `*${path.slice(at + SLOT.length)}`}`, endpoint];
  }),
);

/** The endpoint that a request is for; null: none that we know. */
export function routeOf(method: string, path: string): Route | null {
  const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  const whole = BY_KEY.get(`${method} ${trimmed}`);
  if (whole !== undefined) return { endpoint: whole };
  if (!trimmed.startsWith(`${INSTANCE}/`)) return null;
  const rest = trimmed.slice(INSTANCE.length + 1);
  const slash = rest.indexOf('/');
  const id = slash === -1 ? rest : rest.slice(0, slash);
  const endpoint = BY_KEY.get(`${method} *${slash === -1 ? '' : rest.slice(slash)}`);
  return endpoint === undefined || id === '' ? null : { endpoint, pushRegistrationId: safeDecode(id) };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The method a request means: Android sends PATCH as POST with `X-HTTP-Method-Override`. */
export function methodOf(method: string, headers: Readonly<Record<string, string>>): string {
  const override = headers['x-http-method-override'];
  return method === 'POST' && override !== undefined ? override.trim().toUpperCase() : method.toUpperCase();
}

/** Where a request goes: asked once, when it arrives, and carried on. */
export interface Way {
  /** The method that it means. */
  readonly method: string;
  readonly path: string;
  /** The endpoint; null: none that we know. */
  readonly endpoint: Endpoint | null;
  /** The registration that the path names, whatever the API. */
  readonly pushRegistrationId: string | undefined;
}

/** Routes a request. */
export function wayOf(method: string, path: string, headers: Readonly<Record<string, string>>): Way {
  const meant = methodOf(method, headers);
  const route = routeOf(meant, path);
  const pushRegistrationId = route?.pushRegistrationId ?? path.match(/\/push\/([^/]+)\//)?.[1];
  return { method: meant, path, endpoint: route?.endpoint ?? null, pushRegistrationId };
}
