// Mutants that misread why the backend refused, or do not wait for its answer.
import type { OnError, OnSuccess, UserData } from '../../../contracts/plugin-surface.ts';
import { BACKEND_CODES } from '../../../contracts/wire.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Description, type Mutant, mutant } from './mutant.ts';

/** Gives another error to the callback than the backend's. */
function reports(
  id: string,
  description: Description,
  change: (error: SdkError, status: number, body: string) => SdkError,
): Mutant {
  return mutant(
    id,
    description,
    class extends ReferenceSdk {
      protected override backendError(status: number, body: string): SdkError {
        return change(super.backendError(status, body), status, body);
      }
    },
  );
}

class SilentWithoutEnvelope extends ReferenceSdk {
  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    if (error instanceof SdkError && error.code.startsWith('HTTP_')) return;
    super.fail(onError, error, onSuccess);
  }
}

class RestrictedKeptLocally extends ReferenceSdk {
  override saveUser(user: UserData, onSuccess: OnSuccess<UserData>, onError: OnError): void {
    super.saveUser(user, onSuccess, (error) => {
      this.keepUser(user);
      onError(error);
    });
  }

  override personalize(...[context, onSuccess, onError]: Parameters<ReferenceSdk['personalize']>): void {
    super.personalize(context, onSuccess, (error) => {
      if (error.code === 'USER_DATA_RESTRICTED') this.keepUser(context.userAttributes ?? {});
      onError(error);
    });
  }
}

class ImpatientSdk extends ReferenceSdk {
  protected override readonly requestTimeoutMs = 1_500;
}

/** How long a caller is remembered, milliseconds. */
const REMEMBERED_MS = 2_000;

class LateErrorsDropped extends ReferenceSdk {
  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    const since = performance.now();
    super.report(work, onSuccess, (error) => {
      if (performance.now() - since < REMEMBERED_MS) onError(error);
    });
  }
}

class OptimisticSave extends ReferenceSdk {
  override saveUser(user: UserData, onSuccess: OnSuccess<UserData>, _onError: OnError): void {
    onSuccess(this.keepUser(user));
    super.saveUser(
      user,
      () => undefined,
      () => undefined,
    );
  }
}

class MismatchSwallowed extends ReferenceSdk {
  protected override read(outgoing: Outgoing, status: number, body: string): unknown {
    const mismatch = outgoing.endpoint === 'personalize' && body.includes('USER_IDENTITY_INVALID');
    return mismatch ? {} : super.read(outgoing, status, body);
  }
}

export const BACKEND_ANSWERS: readonly Mutant[] = [
  reports(
    'backend-code-replaced',
    {
      requirement: 'UDA-20',
      sentence: "A refusal with 401 is reported with a code of the SDK instead of the backend's.",
      cause: 'All 401 are one case in the SDK, with one error.',
    },
    (error, status) => (status === 401 ? new SdkError('UNAUTHORIZED_BY_SERVER', error.description) : error),
  ),
  reports(
    'unknown-backend-codes-replaced',
    {
      requirement: 'UDA-22',
      sentence: 'A code of the backend that the SDK does not know becomes "UNKNOWN".',
      cause: 'Codes are an enumeration, and what it lacks is mapped to its last member.',
    },
    (error) =>
      (BACKEND_CODES as readonly string[]).includes(error.code) || error.code.startsWith('ACCESS_')
        ? error
        : new SdkError('UNKNOWN', error.description),
  ),
  reports(
    'known-backend-codes-replaced',
    {
      requirement: 'UDA-22',
      sentence: 'A refusal of what was saved is reported as "REQUEST_FAILED" instead of with its code.',
      cause: 'The codes of 400 were thought to be for developers and not for users.',
    },
    (error, status) => (status === 400 ? new SdkError('REQUEST_FAILED', error.description) : error),
  ),
  reports(
    'restriction-code-replaced',
    {
      requirement: 'UDA-21',
      sentence: 'USER_DATA_RESTRICTED is reported as "FORBIDDEN".',
      cause: 'The error is made from the status, and the body is not read.',
    },
    (error, status) => (status === 403 ? new SdkError('FORBIDDEN', error.description) : error),
  ),
  reports(
    'backend-text-dropped',
    {
      requirement: 'UDA-22',
      sentence: 'An error of the backend has its code and an empty description.',
      cause: "The text is read from a field of another version of the API's envelope.",
    },
    ({ code }) => new SdkError(code, ''),
  ),
  reports(
    'text-expected-in-every-answer',
    {
      requirement: 'UDA-22',
      sentence: 'An error without the envelope reaches the callback with an empty code.',
      cause: 'The code is taken from the envelope without asking whether there is one.',
    },
    ({ code, description }) => new SdkError(code.startsWith('HTTP_') ? '' : code, description),
  ),
  mutant(
    'silent-without-an-envelope',
    {
      requirement: 'UDA-22',
      sentence: 'An error whose body is no envelope calls back nobody.',
      cause: 'Parsing the body throws inside the handler of the answer.',
      tags: ['stateful'],
    },
    SilentWithoutEnvelope,
  ),
  mutant(
    'restricted-data-kept-locally',
    {
      requirement: 'UDA-21',
      sentence: 'What the backend refused to save is kept on the device.',
      cause: 'The device is updated whatever the answer, to be synchronised later.',
      tags: ['stateful'],
    },
    RestrictedKeptLocally,
  ),
  mutant(
    'saved-before-the-answer',
    {
      requirement: 'UDA-22',
      sentence: 'saveUser reports success before the backend has answered.',
      cause: 'Success means that the data were queued.',
      tags: ['stateful'],
    },
    OptimisticSave,
  ),
  mutant(
    'mismatching-identity-swallowed',
    {
      requirement: 'UDA-11',
      sentence: 'personalize as a person whom the token is not for is refused, and success is reported.',
      cause: 'An error of the identity was expected from merging persons, where it may be ignored.',
    },
    MismatchSwallowed,
  ),
  mutant(
    'late-errors-dropped',
    {
      requirement: 'UDA-22',
      sentence: 'An error that comes after more than two seconds reaches nobody.',
      cause: 'The waiting caller is forgotten by a cache with a limit of time.',
    },
    LateErrorsDropped,
  ),
  mutant(
    'gives-up-after-a-second-and-a-half',
    {
      requirement: 'UDA-02',
      sentence: 'A call fails when the backend takes longer than a second and a half.',
      cause: 'The time-out for looking whether a server is there was used for everything.',
    },
    ImpatientSdk,
  ),
];
