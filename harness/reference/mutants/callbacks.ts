// Mutants that call back too often, too rarely, or through the wrong callback.
import type { OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

class BothCallbacks extends ReferenceSdk {
  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    super.fail(onError, error, onSuccess);
    onSuccess();
  }
}

class SuccessTwice extends ReferenceSdk {
  protected override succeed<T>(onSuccess: OnSuccess<T>, value: T, onError: OnError): void {
    super.succeed(onSuccess, value, onError);
    super.succeed(onSuccess, value, onError);
  }
}

class ErrorTwice extends ReferenceSdk {
  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    super.fail(onError, error, onSuccess);
    super.fail(onError, error, onSuccess);
  }
}

class EarlierListenersToo extends ReferenceSdk {
  readonly #listeners: OnSuccess[] = [];

  protected override succeed<T>(onSuccess: OnSuccess<T>, value: T): void {
    this.#listeners.push(onSuccess as OnSuccess);
    for (const listener of this.#listeners) listener(value);
  }
}

class SilentOnNetworkError extends ReferenceSdk {
  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    if (error instanceof SdkError && error.code === 'NETWORK_ERROR') return;
    super.fail(onError, error, onSuccess);
  }
}

class SetterSilent extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null): void {
    this.keepToken(jwt);
  }
}

class SetterSilentOnNull extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    if (jwt === null) this.keepToken(jwt);
    else super.setUserDataJwt(jwt, onSuccess, onError);
  }
}

class SetterRefusesASecondToken extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    const taken = this.token !== null && jwt !== null;
    this.report(
      async () => {
        this.keepToken(jwt);
        if (taken) throw new SdkError('JWT_ALREADY_SET', 'A JWT was already set, and has been replaced.');
      },
      onSuccess,
      onError,
    );
  }
}

class RefusalThrown extends ReferenceSdk {
  override fetchUser(...given: Parameters<ReferenceSdk['fetchUser']>): void {
    this.throwIfBad('fetchUser');
    super.fetchUser(...given);
  }

  override saveUser(...given: Parameters<ReferenceSdk['saveUser']>): void {
    this.throwIfBad('saveUser');
    super.saveUser(...given);
  }

  override personalize(...given: Parameters<ReferenceSdk['personalize']>): void {
    this.throwIfBad('personalize');
    super.personalize(...given);
  }

  protected throwIfBad(endpoint: Endpoint): void {
    const problem = this.token === null ? undefined : this.problemWith(this.token, endpoint);
    if (problem !== undefined) throw problem;
  }
}

export const CALLBACKS: readonly Mutant[] = [
  mutant(
    'both-callbacks',
    {
      requirement: 'UDA-15',
      sentence: 'After the error callback the success callback is called as well.',
      cause: 'The success call stands after the if, not in its other branch.',
      tags: ['token-handling'],
    },
    BothCallbacks,
  ),
  mutant(
    'success-called-back-twice',
    {
      requirement: 'UDA-15',
      sentence: 'The success callback is called twice.',
      cause: 'The answer comes by callback and by event, and both lead to the same function.',
    },
    SuccessTwice,
  ),
  mutant(
    'error-called-back-twice',
    {
      requirement: 'UDA-15',
      sentence: 'The error callback is called twice.',
      cause: 'An inner and an outer catch both report.',
      tags: ['token-handling'],
    },
    ErrorTwice,
  ),
  mutant(
    'earlier-listeners-called-too',
    {
      requirement: 'UDA-15',
      sentence: 'Each success also calls the success callbacks of earlier calls.',
      cause: 'Callbacks are registered as listeners of an event, and never taken off.',
      tags: ['stateful'],
    },
    EarlierListenersToo,
  ),
  mutant(
    'silent-on-network-error',
    {
      requirement: 'UDA-15',
      sentence: 'When the connection fails no callback is called.',
      cause: 'Network errors are logged and retried later, and the caller is forgotten.',
      tags: ['stateful'],
    },
    SilentOnNetworkError,
  ),
  mutant(
    'refusal-thrown',
    {
      requirement: 'UDA-15',
      sentence: 'A bad token makes the call throw instead of calling back.',
      cause: 'Validation runs before the promise, where nothing catches.',
      tags: ['token-handling'],
    },
    RefusalThrown,
  ),
  mutant(
    'setter-silent',
    {
      requirement: 'UDA-19',
      sentence: 'The setter never calls back.',
      cause: 'The native setter has no callbacks, and the bridge drops those of JavaScript.',
      tags: ['stateful'],
    },
    SetterSilent,
  ),
  mutant(
    'setter-silent-on-null',
    {
      requirement: 'UDA-19',
      sentence: 'The setter does not call back when it is given null.',
      cause: 'An early return for null, without the callback.',
      tags: ['stateful'],
    },
    SetterSilentOnNull,
  ),
  mutant(
    'setter-refuses-a-second-token',
    {
      requirement: 'UDA-19',
      sentence: 'The setter reports an error when there is a token already, although it takes the new one.',
      cause: 'A warning for developers ended up in the error callback.',
      tags: ['stateful'],
    },
    SetterRefusesASecondToken,
  ),
];
