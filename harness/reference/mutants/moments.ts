// Mutants that go wrong at a moment: around the expiration of a token, or just after another call.
import type { Endpoint } from '../../../contracts/wire.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

/** How long a good verdict is kept, milliseconds. */
const VERDICT_MS = 20_000;

class VerdictKeptForAWhile extends ReferenceSdk {
  #good: { readonly token: unknown; readonly atMs: number } | undefined;

  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    const kept = this.#good;
    if (kept !== undefined && kept.token === token && this.now() - kept.atMs < VERDICT_MS) return undefined;
    const problem = super.problemWith(token, endpoint);
    if (problem === undefined) this.#good = { token, atMs: this.now() };
    return problem;
  }
}

/** How long an answer is taken for the answer to the same call, milliseconds. */
const DEBOUNCED_MS = 1_000;

class Debounces extends ReferenceSdk {
  readonly #answers = new Map<string, { readonly atMs: number; readonly value: unknown }>();

  /** Whether a call that failed counts as one that was answered. */
  protected remembersFailures(): boolean {
    return false;
  }

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    const key = JSON.stringify(outgoing);
    const last = this.#answers.get(key);
    if (last !== undefined && this.now() - last.atMs < DEBOUNCED_MS) return last.value;
    try {
      const value = await super.send(outgoing);
      this.#answers.set(key, { atMs: this.now(), value });
      return value;
    } catch (error) {
      if (this.remembersFailures() && error instanceof SdkError)
        this.#answers.set(key, { atMs: this.now(), value: {} });
      throw error;
    }
  }
}

class DebouncesTheRetry extends Debounces {
  protected override remembersFailures(): boolean {
    return true;
  }
}

export const MOMENTS: readonly Mutant[] = [
  mutant(
    'verdict-kept-for-twenty-seconds',
    {
      requirement: 'UDA-17',
      sentence: 'A token that was good is taken for good for another twenty seconds.',
      cause: 'Decoding on each call showed in a profile, and the verdict was put into a cache.',
      // Sequences let a token expire, and make no calls moments before it does.
    },
    VerdictKeptForAWhile,
  ),
  mutant(
    'debounce-does-not-see-the-token',
    {
      requirement: 'UDA-04',
      sentence:
        'The same call within a second is answered with the last answer, although another token was set.',
      cause: 'Calls are compared by their arguments, and the token is none of them.',
      tags,
    },
    Debounces,
  ),
  mutant(
    'debounce-swallows-the-retry',
    {
      requirement: 'UDA-18',
      sentence: 'The same call within a second of a failed one reports success and makes no request.',
      cause: 'The time of the last call is written down before it is known how it ends.',
      tags,
    },
    DebouncesTheRetry,
  ),
];
