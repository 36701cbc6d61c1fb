// Mutants that go wrong over what an application does inside a callback: call again, set a token, throw.
import type { Configuration, OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['inside-callbacks'] as const;

class StoresAfterItsCallback extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    this.report(async () => undefined, onSuccess, onError);
    // Before whoever waits for the callback goes on; after what is called inside it.
    setTimeout(() => this.keepToken(jwt), 0);
  }
}

class RollsBack extends ReferenceSdk {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    const before = this.token;
    const orRollBack = () => {
      try {
        onSuccess();
      } catch (error) {
        this.token = before;
        throw error;
      }
    };
    super.setUserDataJwt(jwt, orRollBack, onError);
  }
}

/** Knows whether a callback is running. */
class KnowsItsCallbacks extends ReferenceSdk {
  protected inCallback = false;

  protected override succeed<T>(onSuccess: OnSuccess<T>, value: T, onError: OnError): void {
    this.inCallback = true;
    try {
      super.succeed(onSuccess, value, onError);
    } finally {
      this.inCallback = false;
    }
  }
}

class SilentInsideACallback extends KnowsItsCallbacks {
  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    if (!this.inCallback) super.report(work, onSuccess, onError);
  }
}

class BusyInsideACallback extends KnowsItsCallbacks {
  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    const busy = this.inCallback;
    const unlessBusy = async () => {
      if (busy) throw new SdkError('SDK_BUSY', 'Another call is under way.');
      return work();
    };
    super.report(unlessBusy, onSuccess, onError);
  }
}

class ErrorAfterAThrowingSuccess extends ReferenceSdk {
  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    Promise.resolve()
      .then(work)
      .then((value) => this.succeed(onSuccess, value, onError))
      .catch((error: unknown) => this.fail(onError, error, onSuccess));
  }
}

class QueueBrokenByACallback extends ReferenceSdk {
  #queue: Promise<unknown> = Promise.resolve();

  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    const one = async () => {
      const failed = await work().then(
        (value) => void this.succeed(onSuccess, value, onError),
        (error: unknown) => ({ error }),
      );
      if (failed !== undefined) this.fail(onError, failed.error, onSuccess);
    };
    this.#queue = this.#queue.then(one);
  }
}

class CallbackWithinTheRetry extends ReferenceSdk {
  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    const attempt = async () => this.succeed(onSuccess, await work(), onError);
    Promise.resolve()
      .then(attempt)
      .catch(attempt)
      .catch((error: unknown) => this.fail(onError, error, onSuccess));
  }
}

class DropsAfterTheErrorCallback extends ReferenceSdk {
  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    const refused = { token: null as unknown };
    super.report(
      async () => {
        refused.token = this.token;
        return work();
      },
      onSuccess,
      (error) => {
        onError(error);
        // By then another one may be there: that is what is dropped.
        if (error.code === 'JWT_TOKEN_EXPIRED')
          setTimeout(() => {
            if (this.token !== refused.token) this.token = null;
          }, 0);
      },
    );
  }
}

class StartEndsAfterItsCallback extends ReferenceSdk {
  override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    const thenEnd = () => {
      onSuccess();
      queueMicrotask(() => queueMicrotask(() => this.keepInitialToken(configuration.userDataJwt)));
    };
    super.init(configuration, thenEnd, onError);
  }
}

/** Knows in whose callback it is. */
class SilentInItsOwnCallback extends ReferenceSdk {
  #inside: string | undefined;
  #next = '';

  protected named(operation: string): void {
    this.#next = operation;
  }

  override saveUser(...given: Parameters<ReferenceSdk['saveUser']>): void {
    this.named('saveUser');
    super.saveUser(...given);
  }

  override fetchUser(...given: Parameters<ReferenceSdk['fetchUser']>): void {
    this.named('fetchUser');
    super.fetchUser(...given);
  }

  override personalize(...given: Parameters<ReferenceSdk['personalize']>): void {
    this.named('personalize');
    super.personalize(...given);
  }

  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    const operation = this.#next;
    this.#next = '';
    if (operation !== '' && operation === this.#inside) return;
    const within = (call: () => void) => {
      const before = this.#inside;
      this.#inside = operation;
      try {
        call();
      } finally {
        this.#inside = before;
      }
    };
    super.report(
      work,
      (value) => within(() => onSuccess(value)),
      (error) => within(() => onError(error)),
    );
  }
}

export const INSIDE_CALLBACKS: readonly Mutant[] = [
  mutant(
    'setter-stores-after-its-callback',
    {
      requirement: 'UDA-03',
      sentence: 'A call that is made in the success callback of the setter does not carry the token yet.',
      cause: 'The callback is called first, so that the application need not wait for the key store.',
      tags,
    },
    StoresAfterItsCallback,
  ),
  mutant(
    'token-rolled-back-by-a-throwing-callback',
    {
      requirement: 'UDA-03',
      sentence: 'Where the success callback of the setter throws, the token is not set.',
      cause: 'The callback is called within the transaction that stores the token.',
      tags,
    },
    RollsBack,
  ),
  mutant(
    'silent-inside-a-callback',
    {
      requirement: 'UDA-15',
      sentence: 'A call that is made inside a success callback never calls back.',
      cause: 'A guard against re-entrance returns early, and tells nobody.',
      tags,
    },
    SilentInsideACallback,
  ),
  mutant(
    'busy-inside-a-callback',
    {
      requirement: 'UDA-02',
      sentence: 'A call that is made inside a success callback fails, because the first is "under way".',
      cause: 'The flag that a call is under way is reset after its callback, and not before.',
      tags,
    },
    BusyInsideACallback,
  ),
  mutant(
    'error-after-a-throwing-success',
    {
      requirement: 'UDA-15',
      sentence: 'Where the success callback throws, the error callback is called as well.',
      cause: 'then(onSuccess).catch(onError) catches what the callback throws too.',
      tags,
    },
    ErrorAfterAThrowingSuccess,
  ),
  mutant(
    'queue-broken-by-a-throwing-callback',
    {
      requirement: 'UDA-15',
      sentence: 'After a callback has thrown no call calls back any more.',
      cause: 'Calls are chained on one promise, and the callback is part of the chain.',
      tags,
    },
    QueueBrokenByACallback,
  ),
  mutant(
    'call-made-again-over-a-throwing-callback',
    {
      requirement: 'UDA-15',
      sentence: 'Where the success callback throws, the call is made again, and calls back again.',
      cause: 'The retry is around the callback too.',
      tags,
    },
    CallbackWithinTheRetry,
  ),
  mutant(
    'fresh-token-dropped-after-the-error-callback',
    {
      requirement: 'UDA-18',
      sentence: 'A fresh token that is set in the error callback of an expired one is dropped again.',
      cause: 'The expired token is dropped when its error has been delivered, whichever is there by then.',
      tags,
    },
    DropsAfterTheErrorCallback,
  ),
  mutant(
    'start-ends-after-its-callback',
    {
      requirement: 'UDA-03',
      sentence: 'A token that is set in the callback of the start is lost.',
      cause: 'The start writes its configuration to the store once its callback has returned.',
      tags,
    },
    StartEndsAfterItsCallback,
  ),
  mutant(
    'silent-in-its-own-callback',
    {
      requirement: 'UDA-15',
      sentence: 'A function that is called inside its own callback never calls back.',
      cause: 'Calls under way are kept by name, and one is taken out when its callback has returned.',
      tags,
    },
    SilentInItsOwnCallback,
  ),
];
