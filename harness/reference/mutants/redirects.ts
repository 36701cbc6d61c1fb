// Mutants that do the wrong thing about a redirect.
import { ENDPOINT_ROUTES } from '../../../contracts/wire.ts';
import { type Outgoing, type ReferenceOptions, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

class RedirectIsSuccess extends ReferenceSdk {
  constructor(options: ReferenceOptions) {
    const fetching = options.fetch ?? ((...given: Parameters<typeof fetch>) => fetch(...given));
    super({ ...options, fetch: (input, init) => fetching(input, { ...init, redirect: 'manual' }) });
  }

  protected override read(outgoing: Outgoing, status: number, body: string): unknown {
    return status >= 300 && status < 400 ? {} : super.read(outgoing, status, body);
  }
}

/** Follows a redirect itself, with the headers that it has. */
class RedirectFollowedByHand extends ReferenceSdk {
  protected override async fetchOf(outgoing: Outgoing, authorization: string): Promise<Response> {
    const headers = this.headersOf(outgoing, authorization);
    const body = this.bodyOf(outgoing, authorization);
    const ask = async (address: string): Promise<Response> => {
      const response = await this.fetch(address, {
        method: ENDPOINT_ROUTES[outgoing.endpoint].method,
        headers,
        redirect: 'manual',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const location = response.headers.get('Location');
      return location === null ? response : ask(new URL(location, address).href);
    };
    try {
      return await ask(this.urlOf(outgoing, authorization));
    } catch (error) {
      throw this.networkError(error);
    }
  }
}

/** Follows redirects as the HTTP client does. */
class FollowsRedirects extends ReferenceSdk {
  constructor(options: ReferenceOptions) {
    const fetching = options.fetch ?? ((...given: Parameters<typeof fetch>) => fetch(...given));
    super({ ...options, fetch: (input, init) => fetching(input, { ...init, redirect: 'follow' }) });
  }
}

export const REDIRECTS: readonly Mutant[] = [
  mutant(
    'redirect-taken-for-success',
    {
      requirement: 'UDA-22',
      sentence: 'A redirect is not followed, and reported as success.',
      cause: 'The HTTP client was told not to follow redirects, and errors begin at 400.',
    },
    RedirectIsSuccess,
  ),
  mutant(
    'redirect-followed-with-the-token',
    {
      requirement: 'UDA-35',
      sentence: 'A redirect to another host is followed with the Authorization header.',
      cause: 'The HTTP library dropped the header, and "the lost login" was mended by hand.',
    },
    RedirectFollowedByHand,
  ),
  mutant(
    'redirect-followed-to-another-endpoint',
    {
      requirement: 'UDA-35',
      sentence: 'A redirect within the host is followed with the Authorization header, to whatever endpoint.',
      cause:
        'The HTTP client follows redirects unless it is told not to, and keeps the headers on the same host.',
    },
    FollowsRedirects,
  ),
];
