// Mutants that authorise a call in the wrong way: the wrong scheme, or the right one on the wrong call.
import { JWT_OPERATIONS, type JwtOperation } from '../../../contracts/operations.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

class BearerOnEveryEndpoint extends ReferenceSdk {
  protected override takesJwt(): boolean {
    return true;
  }
}

class BearerOnDepersonalize extends ReferenceSdk {
  protected override takesJwt(endpoint: Endpoint): boolean {
    return endpoint === 'depersonalize' || super.takesJwt(endpoint);
  }
}

class BearerOnUserPaths extends ReferenceSdk {
  protected override takesJwt(endpoint: Endpoint): boolean {
    return endpoint === 'customEvent' || super.takesJwt(endpoint);
  }
}

class BearerOnInstallations extends ReferenceSdk {
  protected override takesJwt(endpoint: Endpoint): boolean {
    return endpoint === 'fetchInstallation' || endpoint === 'saveInstallation' || super.takesJwt(endpoint);
  }
}

function applicationCodeOn(operation: JwtOperation): Mutant {
  return mutant(
    `application-code-on-${operation}`,
    {
      requirement: 'UDA-02',
      sentence: `${operation} is authorised with the application code although a JWT is set.`,
      cause: 'Each request sets its header in its own file, and one of them was forgotten.',
      tags: ['stateful'],
    },
    class extends ReferenceSdk {
      protected override takesJwt(endpoint: Endpoint): boolean {
        return endpoint !== operation && super.takesJwt(endpoint);
      }
    },
  );
}

class LowerCaseBearer extends ReferenceSdk {
  protected override bearer(token: unknown): string {
    return `bearer ${String(token)}`;
  }
}

class NoScheme extends ReferenceSdk {
  protected override bearer(token: unknown): string {
    return String(token);
  }
}

class NoApplicationCodeOnEvents extends ReferenceSdk {
  protected override headersOf(outgoing: Outgoing, authorization: string): Record<string, string> {
    const { Authorization, ...headers } = super.headersOf(outgoing, authorization);
    return outgoing.endpoint === 'customEvent' || Authorization === undefined
      ? headers
      : { Authorization, ...headers };
  }
}

class NoHeaderWithoutToken extends ReferenceSdk {
  protected override headersOf(outgoing: Outgoing, authorization: string): Record<string, string> {
    const { Authorization, ...headers } = super.headersOf(outgoing, authorization);
    const left = this.takesJwt(outgoing.endpoint) && authorization.startsWith('App ');
    return left || Authorization === undefined ? headers : { Authorization, ...headers };
  }
}

class BadTokenBlocksEveryCall extends ReferenceSdk {
  protected override authorization(endpoint: Endpoint): string {
    const token = this.currentToken();
    const problem = token === null ? undefined : this.problemWith(token, endpoint);
    // What registers an installation runs before any token is looked at.
    if (problem !== undefined && endpoint !== 'registerInstallation') throw problem;
    return super.authorization(endpoint);
  }
}

class ApplicationCodeAfterDepersonalize extends ReferenceSdk {
  protected override forget(): void {
    super.forget();
    this.applicationCode = '';
  }
}

export const AUTHORISATION: readonly Mutant[] = [
  mutant(
    'bearer-on-every-endpoint',
    {
      requirement: 'UDA-05',
      sentence: 'Once a JWT is set, every request carries it.',
      cause: 'The header is set in an interceptor of the HTTP client, which sees every request.',
      tags: ['stateful'],
    },
    BearerOnEveryEndpoint,
  ),
  mutant(
    'bearer-on-depersonalize',
    {
      requirement: 'UDA-05',
      sentence: 'depersonalize carries the JWT.',
      cause: 'It was taken for the counterpart of personalize, and so for one of the calls that need a JWT.',
      tags: ['stateful'],
    },
    BearerOnDepersonalize,
  ),
  mutant(
    'bearer-on-user-paths',
    {
      requirement: 'UDA-05',
      sentence: 'Custom events carry the JWT.',
      cause: 'The calls that need a JWT are recognised by "/user" in their path, which the events have too.',
      tags: ['stateful'],
    },
    BearerOnUserPaths,
  ),
  mutant(
    'bearer-on-installations',
    {
      requirement: 'UDA-05',
      sentence: 'Fetching and saving the installation carry the JWT.',
      cause: 'Person and installation share one API client, and the token was given to the client.',
      tags: ['stateful'],
    },
    BearerOnInstallations,
  ),
  ...JWT_OPERATIONS.map(applicationCodeOn),
  mutant(
    'lower-case-bearer',
    {
      requirement: 'UDA-02',
      sentence: 'The scheme is written "bearer".',
      cause: 'RFC 9110 calls schemes case-insensitive; the documentation and backends do not.',
      tags: ['token-handling'],
    },
    LowerCaseBearer,
  ),
  mutant(
    'token-without-scheme',
    {
      requirement: 'UDA-02',
      sentence: 'The header holds the JWT alone, without "Bearer".',
      cause: 'The application was expected to hand over the whole header value.',
      tags: ['token-handling'],
    },
    NoScheme,
  ),
  mutant(
    'no-authorisation-on-events',
    {
      requirement: 'UDA-01',
      sentence: 'Custom events go out without an Authorization header.',
      cause: 'Events are sent by a worker with an HTTP client of its own.',
    },
    NoApplicationCodeOnEvents,
  ),
  mutant(
    'no-authorisation-without-a-token',
    {
      requirement: 'UDA-06',
      sentence: 'Without a JWT the calls that take one go out without an Authorization header.',
      cause: 'The header is set where there is a token, and nobody wrote the other branch.',
      tags: ['stateful'],
    },
    NoHeaderWithoutToken,
  ),
  mutant(
    'bad-token-blocks-every-call',
    {
      requirement: 'UDA-05',
      sentence: 'With a bad token the calls that need none are refused too.',
      cause: 'The token is validated in a place that all calls pass, before it is known which needs one.',
      tags: ['stateful'],
    },
    BadTokenBlocksEveryCall,
  ),
  mutant(
    'application-code-forgotten-on-depersonalize',
    {
      requirement: 'UDA-01',
      sentence: 'After depersonalize the application code is gone from the header.',
      cause: 'Forgetting the person clears the whole storage, the configuration included.',
      tags: ['stateful'],
    },
    ApplicationCodeAfterDepersonalize,
  ),
];
