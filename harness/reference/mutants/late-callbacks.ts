// Mutants that call back once more when nobody waits any longer: after the last step of most stories.
import type { OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

/** How long nothing is called until an SDK takes itself to be idle, milliseconds. */
const IDLE_MS = 250;

/** Does something once, when nothing has been called for a while. */
class DoesSomethingWhenIdle extends ReferenceSdk {
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    clearTimeout(this.#timer);
    super.report(work, onSuccess, onError);
  }

  protected whenIdle(action: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, IDLE_MS);
  }
}

class SuccessAgainWhenIdle extends DoesSomethingWhenIdle {
  protected override succeed<T>(onSuccess: OnSuccess<T>, value: T, onError: OnError): void {
    super.succeed(onSuccess, value, onError);
    this.whenIdle(() => onSuccess(value));
  }
}

class ErrorAgainWhenIdle extends DoesSomethingWhenIdle {
  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    super.fail(onError, error, onSuccess);
    this.whenIdle(() => super.fail(onError, error, onSuccess));
  }
}

class SuccessAfterAnErrorWhenIdle extends DoesSomethingWhenIdle {
  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    super.fail(onError, error, onSuccess);
    this.whenIdle(() => onSuccess());
  }
}

class WatchdogNotCleared extends DoesSomethingWhenIdle {
  protected override succeed<T>(onSuccess: OnSuccess<T>, value: T, onError: OnError): void {
    super.succeed(onSuccess, value, onError);
    this.whenIdle(() => onError({ code: 'TIMEOUT', description: 'The server did not answer in time.' }));
  }
}

export const LATE_CALLBACKS: readonly Mutant[] = [
  mutant(
    'success-again-when-idle',
    {
      requirement: 'UDA-15',
      sentence: 'When nothing has been called for a while the last success callback is called once more.',
      cause: 'The event bus replays its last event when the application comes back.',
      tags: ['late'],
    },
    SuccessAgainWhenIdle,
  ),
  mutant(
    'error-again-when-idle',
    {
      requirement: 'UDA-15',
      sentence: 'When nothing has been called for a while the last error callback is called once more.',
      cause: 'The queue for offline times reports again what it gives up.',
      tags: ['late'],
    },
    ErrorAgainWhenIdle,
  ),
  mutant(
    'success-after-an-error-when-idle',
    {
      requirement: 'UDA-15',
      sentence: 'A call that has failed calls back with success a while later.',
      cause: 'What fails is kept as done, and the queue calls back for it when it is worked off.',
      tags: ['late'],
    },
    SuccessAfterAnErrorWhenIdle,
  ),
  mutant(
    'watchdog-not-cleared',
    {
      requirement: 'UDA-15',
      sentence: 'A call that has succeeded calls back with a time-out a while later.',
      cause: 'The timer of a call is not cleared when its answer has come.',
      tags: ['late'],
    },
    WatchdogNotCleared,
  ),
];
