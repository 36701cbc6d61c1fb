// A request that no SDK makes, as the interaction has it: the examples of its matchers.
import type { Interaction } from '../../../contracts/interaction.ts';
import { exampleOf, type PactValue } from '../../../contracts/pact-value.ts';
import type { ProxiedRequest } from '../../net/exchange.ts';

function text(value: PactValue): string {
  return String(exampleOf(value));
}

/** The interaction's request with the examples in it. */
export function plainRequest({ request }: Interaction): ProxiedRequest {
  const query = new URLSearchParams(
    Object.entries(request.query ?? {}).map(([name, value]) => [name, text(value)]),
  );
  return {
    method: request.method,
    target: `${text(request.path)}${query.size === 0 ? '' : `?${query}`}`,
    headers: Object.entries(request.headers ?? {}).flatMap(([name, value]) => [name, text(value)]),
    body: request.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(exampleOf(request.body))),
  };
}
