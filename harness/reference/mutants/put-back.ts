// Mutants in which something slow overtakes what was set since: a store that takes its time, a call that ends.
import type { OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Stores a token in a moment; `takes` says how long, milliseconds. Two of them do not wait for one another. */
abstract class StoresInAMoment extends ReferenceSdk {
  protected abstract takes(jwt: unknown): number;

  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    this.report(
      async () => {
        await after(this.takes(jwt));
        this.keepToken(jwt);
      },
      onSuccess,
      onError,
    );
  }
}

class LongTokensTakeLonger extends StoresInAMoment {
  protected override takes(jwt: unknown): number {
    return typeof jwt === 'string' ? jwt.length / 40 : 0;
  }
}

class NullIsQuick extends StoresInAMoment {
  protected override takes(jwt: unknown): number {
    return jwt === null ? 0 : 60;
  }
}

/** A call that is over puts back what it began with. */
abstract class PutsBack extends ReferenceSdk {
  protected abstract isPutBack(before: unknown, now: unknown, failed: boolean): boolean;

  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    const before = this.token;
    let failed = true;
    try {
      const answer = await super.exchange(outgoing, authorization);
      failed = false;
      return answer;
    } finally {
      if (outgoing.endpoint !== 'registerInstallation' && this.isPutBack(before, this.token, failed))
        this.token = before;
    }
  }
}

class NullIsUndone extends PutsBack {
  protected override isPutBack(before: unknown, now: unknown, failed: boolean): boolean {
    return !failed && before !== null && now === null;
  }
}

class ReplacementIsUndone extends PutsBack {
  protected override isPutBack(_before: unknown, _now: unknown, failed: boolean): boolean {
    return !failed;
  }
}

class FailureUndoes extends PutsBack {
  protected override isPutBack(_before: unknown, _now: unknown, failed: boolean): boolean {
    return failed;
  }
}

export const PUT_BACK: readonly Mutant[] = [
  mutant(
    'longer-token-overtakes-a-shorter-one',
    {
      requirement: 'UDA-04',
      sentence: 'Of two tokens set one after the other the longer one is held, whichever was set last.',
      cause: 'Each setter encrypts and stores on a thread of its own, and nothing keeps their order.',
      tags,
    },
    LongTokensTakeLonger,
  ),
  mutant(
    'token-overtakes-null',
    {
      requirement: 'UDA-07',
      sentence: 'Null that is set right after a token is overtaken by that token.',
      cause: 'A token is written to the key chain in the background; null clears the memory at once.',
      tags,
    },
    NullIsQuick,
  ),
  mutant(
    'null-undone-by-a-call-that-ends',
    {
      requirement: 'UDA-07',
      sentence: 'A call that succeeds puts its token back where null was set meanwhile.',
      cause: 'The session is saved after each call, with the token that the call was made with.',
      tags,
    },
    NullIsUndone,
  ),
  mutant(
    'replacement-undone-by-a-call-that-ends',
    {
      requirement: 'UDA-04',
      sentence: 'A call that succeeds puts its token back where another was set meanwhile.',
      cause: 'The state is copied before the call and written back after it.',
      tags,
    },
    ReplacementIsUndone,
  ),
  mutant(
    'token-put-back-by-a-call-that-fails',
    {
      requirement: 'UDA-04',
      sentence: 'A call that fails puts its token back, whatever was set meanwhile.',
      cause: 'A failed call rolls the whole state back to what it was before it.',
      tags,
    },
    FailureUndoes,
  ),
];
