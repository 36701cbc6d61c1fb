// Which call of the APIs a request is.
import { methodOf, routeOf } from '../../../backend/route.ts';
import { headerPairs, type ProxiedRequest } from '../../../net/exchange.ts';

/** The endpoint of a request, or the path of one to the Contact Information API. */
export function callOf(request: ProxiedRequest): string {
  const { pathname } = new URL(request.target, 'http://backend');
  const headers = headerPairs(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
  const method = methodOf(request.method, Object.fromEntries(headers) as Record<string, string>);
  return routeOf(method, pathname)?.endpoint ?? pathname;
}
