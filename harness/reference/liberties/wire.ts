// How requests look on the wire, as published SDKs put them there.
import { ENDPOINT_ROUTES, type Endpoint } from '../../../contracts/wire.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Liberty, liberty } from './liberty.ts';

/** As the published Android SDK. */
class PostsWithAnOverride extends ReferenceSdk {
  protected override async fetchOf(outgoing: Outgoing, authorization: string): Promise<Response> {
    if (outgoing.endpoint !== 'saveUser') return super.fetchOf(outgoing, authorization);
    return this.fetch(this.urlOf(outgoing, authorization), {
      redirect: 'manual',
      method: 'POST',
      headers: { ...this.headersOf(outgoing, authorization), 'X-HTTP-Method-Override': 'PATCH' },
      body: JSON.stringify(this.bodyOf(outgoing, authorization)),
    }).catch((error: unknown) => {
      throw this.networkError(error);
    });
  }
}

/** As the published iOS SDK. */
class BooleansAsNumbers extends ReferenceSdk {
  protected override urlOf(outgoing: Outgoing, authorization: string): string {
    const url = new URL(super.urlOf(outgoing, authorization));
    for (const [name, value] of [...url.searchParams])
      url.searchParams.set(name, value === 'true' ? '1' : value === 'false' ? '0' : value);
    return url.href;
  }
}

class AsksForTokens extends ReferenceSdk {
  protected override urlOf(outgoing: Outgoing, authorization: string): string {
    const url = new URL(super.urlOf(outgoing, authorization));
    if (outgoing.endpoint === 'registerInstallation') url.searchParams.set('rt', 'true');
    if (outgoing.endpoint === 'saveUser') {
      url.searchParams.set('ri', '0');
      url.searchParams.set('rt', '0');
    }
    return url.href;
  }
}

class HeadersOfPublishedSdks extends ReferenceSdk {
  protected override headersOf(outgoing: Outgoing, authorization: string): Record<string, string> {
    return {
      ...super.headersOf(outgoing, authorization),
      'User-Agent': 'Infobip Mobile API SDK/1.0.0',
      'Accept-Encoding': 'gzip',
      applicationcode: 'a1b2c3d4e5',
      installationid: '4f0c',
      foreground: 'true',
      sessionId: 's-1',
      ...(this.pushRegistrationId === null ? {} : { pushregistrationid: this.pushRegistrationId }),
    };
  }
}

class BodyLessPosts extends ReferenceSdk {
  protected override headersOf(outgoing: Outgoing, authorization: string): Record<string, string> {
    const headers = super.headersOf(outgoing, authorization);
    const form = 'application/x-www-form-urlencoded';
    return outgoing.body === undefined ? { ...headers, 'Content-Type': form } : headers;
  }
}

/** Flags are left out of the query where they are false. */
class LeavesOutFalse extends ReferenceSdk {
  protected override urlOf({ query = {}, ...outgoing }: Outgoing, authorization: string): string {
    const set = Object.fromEntries(Object.entries(query).filter(([, value]) => value));
    return super.urlOf({ ...outgoing, query: set }, authorization);
  }
}

const WITH_BODY: readonly Endpoint[] = ['registerInstallation', 'depersonalize'];

class EmptyObjects extends ReferenceSdk {
  protected override bodyOf(outgoing: Outgoing, authorization: string): unknown {
    const body = super.bodyOf(outgoing, authorization);
    return body === undefined && WITH_BODY.includes(outgoing.endpoint) ? {} : body;
  }
}

/** Follows a redirect by hand: `follows` says with which headers, and undefined that it does not. */
abstract class FollowsRedirects extends ReferenceSdk {
  protected abstract follows(
    from: URL,
    to: URL,
    headers: Record<string, string>,
  ): Record<string, string> | undefined;

  protected override async fetchOf(outgoing: Outgoing, authorization: string): Promise<Response> {
    const first = await super.fetchOf(outgoing, authorization);
    const location = first.headers.get('Location');
    const from = new URL(this.urlOf(outgoing, authorization));
    if (location === null) return first;
    const to = new URL(location, from);
    const headers = this.follows(from, to, this.headersOf(outgoing, authorization));
    if (headers === undefined) return first;
    const body = this.bodyOf(outgoing, authorization);
    return this.fetch(to.href, {
      method: ENDPOINT_ROUTES[outgoing.endpoint].method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw this.networkError(error);
    });
  }
}

class FollowsWithoutTheToken extends FollowsRedirects {
  protected override follows(
    _from: URL,
    _to: URL,
    { Authorization: _, ...headers }: Record<string, string>,
  ): Record<string, string> {
    return headers;
  }
}

class FollowsToTheSameEndpoint extends FollowsRedirects {
  protected override follows(
    from: URL,
    to: URL,
    headers: Record<string, string>,
  ): Record<string, string> | undefined {
    return from.origin === to.origin && from.pathname === to.pathname ? headers : undefined;
  }
}

const of = (sentence: string, because: string, about: Liberty['about']) => ({ sentence, because, about });

export const WIRE: readonly Liberty[] = [
  liberty(
    'saves-by-post-with-an-override',
    of(
      'saveUser is a POST with X-HTTP-Method-Override: PATCH.',
      'The published Android SDK sends it so.',
      'UDA-02',
    ),
    PostsWithAnOverride,
  ),
  liberty(
    'booleans-as-numbers',
    of('Booleans in queries are 1 and 0.', 'They come as true and false or as 1 and 0.', 'UDA-11'),
    BooleansAsNumbers,
  ),
  liberty(
    'other-query-parameters',
    of('Queries have rt and ri, as on iOS.', 'The published iOS SDK sends them so.', 'UDA-02'),
    AsksForTokens,
  ),
  liberty(
    'headers-of-published-sdks',
    of(
      'Requests have the headers that published SDKs send beside the documented ones.',
      'Other headers are open, as long as no token is in them.',
      'UDA-35',
    ),
    HeadersOfPublishedSdks,
  ),
  liberty(
    'body-less-posts-as-forms',
    of('A POST without a body is sent as a form.', 'Real clients send it so.', 'UDA-05'),
    BodyLessPosts,
  ),
  liberty(
    'false-flags-left-out',
    of(
      'Flags of personalize are left out of the query where they are false.',
      'A flag that is left out is a flag that is not set.',
      'UDA-11',
    ),
    LeavesOutFalse,
  ),
  liberty(
    'empty-objects-as-bodies',
    of('A POST that needs no body has an empty object.', 'What such a body holds is open.', 'UDA-05'),
    EmptyObjects,
  ),
  liberty(
    'redirect-followed-without-the-token',
    of(
      'A redirect is followed, to any host or endpoint, without the Authorization header.',
      'Nobody says whether redirects are followed; the token goes nowhere else.',
      'UDA-35',
    ),
    FollowsWithoutTheToken,
  ),
  liberty(
    'redirect-followed-to-the-same-endpoint',
    of(
      'A redirect is followed with the Authorization header where it leads to the same endpoint.',
      'The token stays on the endpoint that it is for.',
      'UDA-35',
    ),
    FollowsToTheSameEndpoint,
  ),
];
