// Mutants that hold another token than the one that was set last.
import { JWT_TOKEN_EXPIRED, JWT_TOKEN_STRUCTURE_INVALID } from '../../../contracts/wire.ts';
import type { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

class SetterIgnored extends ReferenceSdk {
  protected override keepInitialToken(jwt: string | null | undefined): void {
    this.token = jwt ?? null;
  }

  protected override keepToken(): void {}
}

class FirstTokenWins extends ReferenceSdk {
  protected override keepToken(jwt: unknown): void {
    if (this.token === null || jwt === null) super.keepToken(jwt);
  }
}

class OneCallLate extends ReferenceSdk {
  readonly #coming: unknown[] = [];

  protected override keepInitialToken(jwt: string | null | undefined): void {
    this.token = jwt ?? null;
  }

  protected override keepToken(jwt: unknown): void {
    this.#coming.push(jwt);
  }

  protected override currentToken(): unknown {
    const { token } = this;
    if (this.#coming.length > 0) this.token = this.#coming.splice(0).at(-1) ?? null;
    return token;
  }
}

class KnownTokenIgnored extends ReferenceSdk {
  readonly #known = new Set<unknown>();

  protected override keepToken(jwt: unknown): void {
    if (jwt !== null && this.#known.has(jwt)) return;
    this.#known.add(jwt);
    super.keepToken(jwt);
  }
}

class UsedOnce extends ReferenceSdk {
  protected override currentToken(): unknown {
    const { token } = this;
    this.token = null;
    return token;
  }
}

class DroppedAfterAServerError extends ReferenceSdk {
  protected override read(outgoing: Outgoing, status: number, body: string): unknown {
    if (status >= 500) this.token = null;
    return super.read(outgoing, status, body);
  }
}

function forgottenAfter(code: string, id: string, what: string): Mutant {
  return mutant(
    id,
    {
      requirement: 'UDA-14',
      sentence: `${what} is forgotten when it is refused, so that the next call goes out with the application code.`,
      cause:
        'A token that is no good any more is cleaned up; that its absence means something was not thought of.',
      tags,
    },
    class extends ReferenceSdk {
      protected override refuse(problem: SdkError, token: unknown): string {
        if (problem.code === code) this.token = null;
        return super.refuse(problem, token);
      }
    },
  );
}

export const TOKEN_KEPT: readonly Mutant[] = [
  mutant(
    'setter-ignored',
    {
      requirement: 'UDA-03',
      sentence:
        'The token of the configuration is used for ever; the setter reports success and does nothing.',
      cause: 'The HTTP client is built at initialisation with the token that there is then.',
      tags,
    },
    SetterIgnored,
  ),
  mutant(
    'first-token-wins',
    {
      requirement: 'UDA-04',
      sentence: 'A token is taken only where there is none yet.',
      cause: 'The setter fills a cache, and the cache is filled once.',
      tags,
    },
    FirstTokenWins,
  ),
  mutant(
    'setter-one-call-late',
    {
      requirement: 'UDA-04',
      sentence: 'What the setter is given counts from the call after the next one on.',
      cause: 'The header is built before the queue of settings is worked off.',
      tags,
    },
    OneCallLate,
  ),
  mutant(
    'known-token-ignored',
    {
      requirement: 'UDA-04',
      sentence: 'A token that was set before, and has been replaced since, is not taken again.',
      cause: 'The setter leaves early for a token it knows, and knows more than the last one.',
      tags,
    },
    KnownTokenIgnored,
  ),
  mutant(
    'token-used-once',
    {
      requirement: 'UDA-02',
      sentence: 'A token authorises one call and is gone.',
      cause: 'The token was thought of as a one-time token, and is taken out of its store when it is read.',
      tags,
    },
    UsedOnce,
  ),
  mutant(
    'token-dropped-after-a-server-error',
    {
      requirement: 'UDA-02',
      sentence: 'After a 5xx the token is gone.',
      cause: 'The error handler of 401 is used for every status from 400 on.',
      tags,
    },
    DroppedAfterAServerError,
  ),
  forgottenAfter(JWT_TOKEN_EXPIRED, 'expired-token-forgotten', 'An expired token'),
  forgottenAfter(JWT_TOKEN_STRUCTURE_INVALID, 'malformed-token-forgotten', 'A malformed token'),
];
