// Mutants whose token is another one after something has gone wrong, or was done.
import type { OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Description, type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

/** Does something with the token when a call has failed on the backend. */
function afterAnError(
  id: string,
  description: Description,
  concerns: (code: string, outgoing: Outgoing) => boolean,
  token: (now: unknown, before: readonly unknown[]) => unknown,
): Mutant {
  return mutant(
    id,
    { tags, ...description },
    class extends ReferenceSdk {
      readonly #before: unknown[] = [];

      protected override keepToken(jwt: unknown): void {
        this.#before.push(this.token);
        super.keepToken(jwt);
      }

      protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
        try {
          return await super.exchange(outgoing, authorization);
        } catch (error) {
          if (error instanceof SdkError && concerns(error.code, outgoing))
            this.token = token(this.token, this.#before);
          throw error;
        }
      }
    },
  );
}

function dropsOn(status: number): Mutant {
  return afterAnError(
    `token-dropped-after-${status}`,
    {
      requirement: 'UDA-02',
      sentence: `After an answer with ${status} the token is gone.`,
      cause: `The answer ${status} was seen with a session that had ended, and is taken for one ever since.`,
    },
    (code) => code.endsWith(`_${status}`),
    () => null,
  );
}

/** Validates no more once the backend has refused a token. */
class LeavesItToTheBackend extends ReferenceSdk {
  #left = false;

  protected override backendError(status: number, body: string): SdkError {
    if (status === 401 || status === 403) this.#left = true;
    return super.backendError(status, body);
  }

  protected override problemWith(...given: Parameters<ReferenceSdk['problemWith']>): SdkError | undefined {
    return this.#left ? undefined : super.problemWith(...given);
  }
}

/** The setter changes nothing while a failed call is thought to be tried again. */
class SetterWaitsForTheRetry extends ReferenceSdk {
  #failed = false;

  protected override networkError(error: unknown): SdkError {
    this.#failed = true;
    return super.networkError(error);
  }

  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    const waits = this.#failed;
    this.#failed = false;
    if (waits) this.report(async () => undefined, onSuccess, onError);
    else super.setUserDataJwt(jwt, onSuccess, onError);
  }
}

/** Authorises the retry of a call as the call was. */
class RetryKeepsItsAuthorisation extends ReferenceSdk {
  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    const once = () => super.exchange(outgoing, authorization);
    return once().catch((error: unknown) => {
      const again = error instanceof SdkError && /_50[03]$|^NETWORK_ERROR$/.test(error.code);
      return again ? once() : Promise.reject(error);
    });
  }
}

/** The answer to a start comes after the setter, and puts the configuration's token back. */
class StartPutsItsTokenBack extends ReferenceSdk {
  override init(...[configuration, onSuccess, onError]: Parameters<ReferenceSdk['init']>): void {
    super.init(
      configuration,
      (value) => {
        this.token = configuration.userDataJwt ?? null;
        onSuccess(value);
      },
      onError,
    );
  }
}

export const AFTER_AN_ERROR: readonly Mutant[] = [
  ...[401, 403, 404, 409, 429].map(dropsOn),
  afterAnError(
    'token-dropped-after-a-network-error',
    {
      requirement: 'UDA-02',
      sentence: 'After a broken connection the token is gone.',
      cause: 'Going offline ends the session, and with it what belongs to it.',
    },
    (code) => code === 'NETWORK_ERROR',
    () => null,
  ),
  afterAnError(
    'token-dropped-after-an-error-of-another-call',
    {
      requirement: 'UDA-02',
      sentence: 'A call that needs no token fails, and the token is gone.',
      cause: 'One handler of errors serves all calls, and it was written for those with a token.',
    },
    (_, { endpoint }) => !['fetchUser', 'saveUser', 'personalize'].includes(endpoint),
    () => null,
  ),
  afterAnError(
    'earlier-token-back-after-a-refusal',
    {
      requirement: 'UDA-20',
      sentence: 'When the backend refuses a token, the one before it is used again.',
      cause: 'The last token that worked is kept, to fall back on.',
    },
    (code) => code === 'ACCESS_TOKEN_INVALID',
    (now, before) => before.at(-1) ?? now,
  ),
  mutant(
    'validation-left-to-the-backend-after-a-refusal',
    {
      requirement: 'UDA-14',
      sentence: 'Once the backend has refused a call with 401 or 403, tokens are not validated any more.',
      cause: 'The clock of a device that disagrees with the backend is not to be trusted, it was thought.',
      tags,
    },
    LeavesItToTheBackend,
  ),
  mutant(
    'setter-ignored-after-a-network-error',
    {
      requirement: 'UDA-04',
      sentence: 'The first setter call after a broken connection changes nothing.',
      cause: 'The state is locked while a retry is pending, and none ever is.',
      tags,
    },
    SetterWaitsForTheRetry,
  ),
  mutant(
    'retry-keeps-its-authorisation',
    {
      requirement: 'UDA-39',
      sentence:
        'A call that is tried again carries the token that it began with, although another is set by then.',
      cause: 'The request is built once, and sent as often as it takes.',
      tags,
    },
    RetryKeepsItsAuthorisation,
  ),
  mutant(
    'start-puts-its-token-back',
    {
      requirement: 'UDA-04',
      sentence: 'A token that is set while the SDK starts is replaced by the one of the configuration.',
      cause: 'The configuration is applied when the registration has been answered.',
    },
    StartPutsItsTokenBack,
  ),
];
