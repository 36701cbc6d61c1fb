// Mutants that make a call again that has failed.
import type { OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { isJwtEndpoint } from '../../../contracts/wire.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

class AgainWithTheNextToken extends ReferenceSdk {
  #failed: Outgoing | undefined;

  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    super.setUserDataJwt(jwt, onSuccess, onError);
    const failed = this.#failed;
    this.#failed = undefined;
    if (failed === undefined) return;
    Promise.resolve()
      .then(() => this.send(failed))
      .catch(() => {});
  }

  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    try {
      return await super.exchange(outgoing, authorization);
    } catch (error) {
      if (isJwtEndpoint(outgoing.endpoint)) this.#failed = outgoing;
      throw error;
    }
  }
}

/** How long it waits before it tries again, milliseconds: what `Retry-After` says. */
const A_SECOND = 1_000;

class AgainAfterASecond extends ReferenceSdk {
  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    try {
      return await super.exchange(outgoing, authorization);
    } catch (error) {
      const isAsked = error instanceof SdkError && error.code === 'TEST_CODE_TOO_MANY';
      if (isAsked && outgoing.body !== undefined)
        setTimeout(() => void super.exchange(outgoing, authorization).catch(() => {}), A_SECOND).unref();
      throw error;
    }
  }
}

export const FAILED_CALLS: readonly Mutant[] = [
  mutant(
    'failed-call-made-again-with-the-next-token',
    {
      requirement: 'UDA-39',
      sentence: 'A call that failed is made again when the next token is set, after its error was reported.',
      cause: 'Failed requests are queued "until there is a token again", whatever they failed for.',
      tags: ['stateful'],
    },
    AgainWithTheNextToken,
  ),
  mutant(
    'failed-call-made-again-after-a-second',
    {
      requirement: 'UDA-39',
      sentence: 'A call that is told to slow down is reported as failed, and made again a second later.',
      cause: 'The HTTP layer schedules what Retry-After asks for, whatever was told to the caller.',
      tags: ['stateful', 'late'],
    },
    AgainAfterASecond,
  ),
];
