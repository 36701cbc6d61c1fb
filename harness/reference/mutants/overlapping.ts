// Mutants that go wrong when calls overlap, or when a failed one is tried again.
import type { OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

/** Reads the token from a session that is opened when the first of several overlapping calls is made. */
class OneSessionForAll extends ReferenceSdk {
  #underWay = 0;
  #session: unknown = null;

  /** Whether a session goes on although the token has changed. */
  protected goesOn(_session: unknown, _token: unknown): boolean {
    return true;
  }

  protected override currentToken(): unknown {
    if (this.#underWay === 0 || !this.goesOn(this.#session, this.token)) this.#session = this.token;
    return this.#session;
  }

  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    this.#underWay += 1;
    try {
      return await super.exchange(outgoing, authorization);
    } finally {
      this.#underWay -= 1;
    }
  }
}

class OldTokenInAConcurrentCall extends OneSessionForAll {
  protected override goesOn(session: unknown, token: unknown): boolean {
    return session !== null && token !== null;
  }
}

class NullWaits extends OneSessionForAll {
  protected override goesOn(_session: unknown, token: unknown): boolean {
    return token === null;
  }
}

class FirstTokenWaits extends OneSessionForAll {
  protected override goesOn(session: unknown): boolean {
    return session === null;
  }
}

/** Tries a failed call once more, from the state that it began with. */
class RetryBringsTheTokenBack extends ReferenceSdk {
  protected override async send(outgoing: Outgoing): Promise<unknown> {
    const before = this.token;
    try {
      return await super.send(outgoing);
    } catch (error) {
      if (before === null || this.token !== null) throw error;
      this.token = before;
      return await super.send(outgoing);
    }
  }
}

class OneSlotForCallbacks extends ReferenceSdk {
  #slot: { readonly onSuccess: OnSuccess; readonly onError: OnError } | undefined;

  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    this.#slot = { onSuccess: onSuccess as OnSuccess, onError };
    super.report(
      work,
      (value) => this.#slot?.onSuccess(value),
      (error) => this.#slot?.onError(error),
    );
  }
}

/** Setters wait while a call is under way. */
abstract class SettersWait extends ReferenceSdk {
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;

  /** Which of those that wait are called back. */
  protected abstract calledBack(waiting: readonly (() => void)[]): readonly (() => void)[];

  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    this.#underWay += 1;
    try {
      return await super.exchange(outgoing, authorization);
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const one of this.calledBack(this.#waiting.splice(0))) one();
    }
  }

  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    if (this.#underWay === 0) super.setUserDataJwt(jwt, onSuccess, onError);
    else {
      this.keepToken(jwt);
      this.#waiting.push(() => onSuccess());
    }
  }
}

class LastSetterCalledBack extends SettersWait {
  protected override calledBack(waiting: readonly (() => void)[]): readonly (() => void)[] {
    return waiting.slice(-1);
  }
}

class FirstSetterCalledBack extends SettersWait {
  protected override calledBack(waiting: readonly (() => void)[]): readonly (() => void)[] {
    return waiting.slice(0, 1);
  }
}

export const OVERLAPPING: readonly Mutant[] = [
  mutant(
    'old-token-in-a-concurrent-call',
    {
      requirement: 'UDA-04',
      sentence: 'A call that is made while another is under way carries the token of that one.',
      cause: 'Overlapping calls share a session object, which holds the token it was opened with.',
      tags,
    },
    OldTokenInAConcurrentCall,
  ),
  mutant(
    'null-waits-for-calls-under-way',
    {
      requirement: 'UDA-07',
      sentence: 'Null takes effect only when no call is under way any more.',
      cause: 'Clearing the token waits for the lock that running calls hold, and new calls do not.',
      tags,
    },
    NullWaits,
  ),
  mutant(
    'first-token-waits-for-calls-under-way',
    {
      requirement: 'UDA-03',
      sentence: 'A token that is set while an anonymous call is under way does not count for the next call.',
      cause: 'Whether the person is anonymous is decided once for a batch of calls.',
      tags,
    },
    FirstTokenWaits,
  ),
  mutant(
    'token-brought-back-by-a-retry',
    {
      requirement: 'UDA-07',
      sentence: 'A call fails after the token was cleared, and its retry brings the token back for good.',
      cause: 'The retry restores the snapshot of the state that the call began with.',
      tags,
    },
    RetryBringsTheTokenBack,
  ),
  mutant(
    'one-slot-for-callbacks',
    {
      requirement: 'UDA-15',
      sentence: 'A second call takes over the callbacks of the first.',
      cause: 'The callbacks are kept in a field of the module, where the native side finds them.',
      tags,
    },
    OneSlotForCallbacks,
  ),
  mutant(
    'last-setter-during-a-call-called-back',
    {
      requirement: 'UDA-15',
      sentence: 'Of several setters during a call only the last one calls back.',
      cause: 'The callback waits in a field until the session is free again, and there is one field.',
      tags,
    },
    LastSetterCalledBack,
  ),
  mutant(
    'first-setter-during-a-call-called-back',
    {
      requirement: 'UDA-15',
      sentence: 'Of several setters during a call only the first one calls back.',
      cause: 'The setters are merged into one task, which knows the callbacks that it was made with.',
      tags,
    },
    FirstSetterCalledBack,
  ),
];
