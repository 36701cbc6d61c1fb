// Mutants that validate at the wrong moment: too early, too rarely, or not on every call.

import { JWT_OPERATIONS, type JwtOperation } from '../../../contracts/operations.ts';
import type { OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import type { SdkError } from '../parts/sdk-error.ts';
import { type ReferenceOptions, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

class InTheSetterOnly extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    this.report(
      async () => {
        const problem = jwt === null ? undefined : super.problemWith(jwt, 'fetchUser');
        if (problem !== undefined) throw problem;
        this.keepToken(jwt);
      },
      onSuccess,
      onError,
    );
  }

  protected override problemWith(): undefined {
    return undefined;
  }
}

class AtInitOnly extends ReferenceSdk {
  #problem: SdkError | undefined;

  protected override keepInitialToken(jwt: string | null | undefined): void {
    super.keepInitialToken(jwt);
    this.#problem = this.token === null ? undefined : super.problemWith(this.token, 'registerInstallation');
  }

  protected override keepToken(jwt: unknown): void {
    super.keepToken(jwt);
    this.#problem = undefined;
  }

  protected override problemWith(): SdkError | undefined {
    return this.#problem;
  }
}

class OncePerToken extends ReferenceSdk {
  #checked: unknown;
  #problem: SdkError | undefined;

  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    if (token !== this.#checked) {
      this.#problem = super.problemWith(token, endpoint);
      this.#checked = token;
    }
    return this.#problem;
  }
}

class UntilOneWasGood extends ReferenceSdk {
  #good = false;

  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    if (this.#good) return undefined;
    const problem = super.problemWith(token, endpoint);
    this.#good = problem === undefined;
    return problem;
  }
}

class FirstTokenOnly extends ReferenceSdk {
  #tokens = 0;

  protected override keepToken(jwt: unknown): void {
    if (jwt !== null && jwt !== undefined) this.#tokens += 1;
    super.keepToken(jwt);
  }

  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    return this.#tokens > 1 ? undefined : super.problemWith(token, endpoint);
  }
}

class ClockReadOnce extends ReferenceSdk {
  constructor(options: ReferenceOptions) {
    let readAt: number | undefined;
    super({
      ...options,
      now: () => {
        readAt ??= (options.now ?? Date.now)();
        return readAt;
      },
    });
  }
}

function notOn(operation: JwtOperation): Mutant {
  return mutant(
    `not-validated-on-${operation}`,
    {
      requirement: 'UDA-14',
      sentence: `${operation} sends whatever token is set, without validating it.`,
      cause: 'Each call validates for itself, and one was added later.',
      tags,
    },
    class extends ReferenceSdk {
      protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
        return endpoint === operation ? undefined : super.problemWith(token, endpoint);
      }
    },
  );
}

export const VALIDATION_TIME: readonly Mutant[] = [
  mutant(
    'validated-in-the-setter-only',
    {
      requirement: 'UDA-17',
      sentence: 'The setter validates, and the calls trust it.',
      cause:
        'A check at the entrance looks like enough, and the token of the configuration comes in elsewhere.',
      tags,
    },
    InTheSetterOnly,
  ),
  mutant(
    'validated-at-init-only',
    {
      requirement: 'UDA-17',
      sentence: 'Only the token of the configuration is validated, once, at initialisation.',
      cause: 'The check was written when the configuration was the only way in; the setter came later.',
      tags,
    },
    AtInitOnly,
  ),
  mutant(
    'validated-once-per-token',
    {
      requirement: 'UDA-17',
      sentence: 'A token is validated on its first call, and the verdict is kept.',
      cause: 'Parsing the token on each call seemed wasteful, and the verdict was cached with the claims.',
      tags,
    },
    OncePerToken,
  ),
  mutant(
    'validated-until-one-was-good',
    {
      requirement: 'UDA-14',
      sentence: 'After one good call no token is validated any more.',
      cause: 'A flag "authorised" is set on success and never taken back.',
      tags,
    },
    UntilOneWasGood,
  ),
  mutant(
    'only-the-first-token-validated',
    {
      requirement: 'UDA-14',
      sentence: 'A token that replaces another one is not validated.',
      cause: 'Refreshing a token was thought to be the way in of trusted tokens only.',
      tags,
    },
    FirstTokenOnly,
  ),
  ...JWT_OPERATIONS.map(notOn),
  mutant(
    'clock-read-once',
    {
      requirement: 'UDA-17',
      sentence: 'The time is read on the first call and used for ever.',
      cause: '"Now" is a constant of the validator, which lives as long as the SDK.',
      tags,
    },
    ClockReadOnce,
  ),
];
