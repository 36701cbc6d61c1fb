// Mutants that make a call again that has failed.
import type { OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { isJwtEndpoint } from '../../../contracts/wire.ts';
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
];
