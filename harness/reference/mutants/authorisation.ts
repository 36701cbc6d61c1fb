// Mutants that authorise a call in the wrong way: the wrong scheme, or the right one on the wrong call.
import { JWT_OPERATIONS, type JwtOperation } from '../../../contracts/operations.ts';
import type { OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import { SdkError } from '../parts/sdk-error.ts';
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

class LowerCaseCode extends ReferenceSdk {
  protected override anonymousAuthorization(): string {
    return super.anonymousAuthorization().replace(this.applicationCode, this.applicationCode.toLowerCase());
  }
}

class NoScheme extends ReferenceSdk {
  protected override bearer(token: unknown): string {
    return String(token);
  }
}

/** Leaves the Authorization header out of a request. */
function noAuthorisationOn(
  id: string,
  what: string,
  cause: string,
  ...endpoints: readonly Endpoint[]
): Mutant {
  return mutant(
    id,
    {
      requirement: 'UDA-01',
      sentence: `${what} without an Authorization header.`,
      cause,
    },
    class extends ReferenceSdk {
      protected override headersOf(outgoing: Outgoing, authorization: string): Record<string, string> {
        const { Authorization: left, ...headers } = super.headersOf(outgoing, authorization);
        return endpoints.includes(outgoing.endpoint) || left === undefined
          ? headers
          : { Authorization: left, ...headers };
      }
    },
  );
}

class CodeAloneOnUserData extends ReferenceSdk {
  protected override authorization(endpoint: Endpoint): string {
    const authorization = super.authorization(endpoint);
    return this.takesJwt(endpoint) ? authorization.replace(/^App /, '') : authorization;
  }
}

class OtherCallsNeedAToken extends ReferenceSdk {
  protected override authorization(endpoint: Endpoint): string {
    const needed = endpoint !== 'registerInstallation' && !this.takesJwt(endpoint);
    if (needed && this.currentToken() === null)
      throw new SdkError('ACCESS_TOKEN_MISSING', 'Set a JWT before this call is made.');
    return super.authorization(endpoint);
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

class BearerOnThePrimaryDevice extends ReferenceSdk {
  #isAsked = false;

  override saveInstallation(installation: object, onSuccess: OnSuccess, onError: OnError): void {
    this.#isAsked = 'isPrimaryDevice' in installation;
    super.saveInstallation(installation, onSuccess, onError);
  }

  protected override takesJwt(endpoint: Endpoint): boolean {
    return (endpoint === 'saveInstallation' && this.#isAsked) || super.takesJwt(endpoint);
  }
}

export const AUTHORISATION: readonly Mutant[] = [
  mutant(
    'bearer-on-the-primary-device',
    {
      requirement: 'UDA-05',
      sentence: 'Making the device the primary one carries the JWT.',
      cause: 'It concerns all devices of the person, and so was taken for a change of the person.',
      tags: ['stateful'],
    },
    BearerOnThePrimaryDevice,
  ),
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
    'application-code-in-lower-case',
    {
      requirement: 'UDA-01',
      sentence: 'The application code is sent in lower case.',
      cause: 'Codes were taken for hexadecimal, and are kept in one form.',
    },
    LowerCaseCode,
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
  noAuthorisationOn(
    'no-authorisation-on-events',
    'Custom events go out',
    'Events are sent by a worker with an HTTP client of its own.',
    'customEvent',
  ),
  noAuthorisationOn(
    'no-authorisation-on-depersonalize',
    'depersonalize goes out',
    'Who is to be forgotten was thought to need no authorisation.',
    'depersonalize',
  ),
  noAuthorisationOn(
    'no-authorisation-on-installations',
    'Fetching and saving the installation go out',
    'The registration ID in the path was taken for enough.',
    'fetchInstallation',
    'saveInstallation',
  ),
  mutant(
    'application-code-without-scheme',
    {
      requirement: 'UDA-01',
      sentence: 'Calls for user data carry the application code alone, without "App".',
      cause: 'The scheme was moved to where the Bearer is built, and this branch lost it.',
    },
    CodeAloneOnUserData,
  ),
  mutant(
    'other-calls-need-a-token',
    {
      requirement: 'UDA-05',
      sentence: 'Calls that need no JWT are refused on the device when there is none.',
      cause: 'A guard at the top of the client asks whether somebody is logged in.',
      tags: ['stateful'],
    },
    OtherCallsNeedAToken,
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
