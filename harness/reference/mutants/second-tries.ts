// Mutants whose second try is authorised in another way than the first, or that make something else of a refused call.

import type { OnError, OnSuccess, PersonalizeContext } from '../../../contracts/plugin-surface.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

/** Tries once more after a failure of the server, with another authorisation. */
abstract class TriesOnceMore extends ReferenceSdk {
  protected abstract second(outgoing: Outgoing, authorization: string): string | undefined;

  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    try {
      return await super.exchange(outgoing, authorization);
    } catch (error) {
      const second = this.second(outgoing, authorization);
      if (second === undefined || !(error instanceof SdkError) || /_4\d\d$/.test(error.code)) throw error;
      return super.exchange(outgoing, second);
    }
  }
}

class SecondTryWithTheCode extends TriesOnceMore {
  protected override second(_outgoing: Outgoing, authorization: string): string | undefined {
    return authorization.startsWith('Bearer ') ? `App ${this.applicationCode}` : undefined;
  }
}

class SecondTryWithoutScheme extends TriesOnceMore {
  protected override second(outgoing: Outgoing): string | undefined {
    return outgoing.endpoint === 'registerInstallation' ? undefined : this.applicationCode;
  }
}

class ReportsRefusals extends ReferenceSdk {
  protected override refuse(problem: SdkError, token: unknown): string {
    void this.send({
      endpoint: 'customEvent',
      body: { definitionId: 'jwtRefused', code: problem.code },
    }).catch(() => {});
    return super.refuse(problem, token);
  }
}

class DepersonalizesFirst extends ReferenceSdk {
  override personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
    const made = () => super.personalize(context, onSuccess, onError);
    if (context.forceDepersonalize !== true || this.token === null) made();
    else
      void this.send({ endpoint: 'depersonalize' })
        .catch(() => {})
        .then(made);
  }
}

export const SECOND_TRIES: readonly Mutant[] = [
  mutant(
    'second-try-with-the-application-code',
    {
      requirement: 'UDA-02',
      sentence: 'A call with a JWT that fails is tried once more with the application code.',
      cause: 'The retry goes through the client of the other calls, which knows the application code alone.',
      tags,
    },
    SecondTryWithTheCode,
  ),
  mutant(
    'second-try-without-the-scheme',
    {
      requirement: 'UDA-05',
      sentence: 'A call that fails is tried once more with the application code alone, without its scheme.',
      cause: 'The retry builds its header by hand.',
      tags,
    },
    SecondTryWithoutScheme,
  ),
  mutant(
    'refused-token-reported-as-an-event',
    {
      requirement: 'UDA-14',
      sentence: 'A token that fails validation is reported to the backend as a custom event.',
      cause: 'Errors go into the statistics of the app, which are custom events.',
      tags,
    },
    ReportsRefusals,
  ),
  mutant(
    'depersonalizes-before-it-validates',
    {
      requirement: 'UDA-14',
      sentence:
        'personalize with forceDepersonalize calls depersonalize, and validates the token after that.',
      cause: 'The flag is carried out on the device, by the two public methods one after the other.',
      tags,
    },
    DepersonalizesFirst,
  ),
];
