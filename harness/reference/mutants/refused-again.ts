// Mutants that take a refusal that comes again for something else, and errors that say nothing or too much.
import type { OnError, OnSuccess, UserData } from '../../../contracts/plugin-surface.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

class SaveTriedIsSaveDone extends ReferenceSdk {
  #tried = '';

  override saveUser(user: UserData, onSuccess: OnSuccess<UserData>, onError: OnError): void {
    const text = JSON.stringify(user);
    const isTried = text === this.#tried && this.token === null;
    this.#tried = text;
    if (isTried) this.report(async () => this.user, onSuccess, onError);
    else super.saveUser(user, onSuccess, onError);
  }
}

class GivesUpTheToken extends ReferenceSdk {
  #refusals = 0;

  protected override keepToken(jwt: unknown): void {
    this.#refusals = 0;
    super.keepToken(jwt);
  }

  protected override refuse(problem: SdkError, token: unknown): string {
    this.#refusals += 1;
    return this.#refusals < 3 ? super.refuse(problem, token) : this.anonymousAuthorization();
  }
}

class StopsAsking extends ReferenceSdk {
  readonly #refused = new Map<string, SdkError>();

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    const key = JSON.stringify(outgoing);
    const before = this.#refused.get(key);
    if (before !== undefined) throw before;
    try {
      return await super.send(outgoing);
    } catch (error) {
      if (error instanceof SdkError && error.code.startsWith('TEST_CODE_4')) this.#refused.set(key, error);
      throw error;
    }
  }
}

class MergesUnderOtherFields extends ReferenceSdk {
  #kept: UserData = {};

  override saveUser(user: UserData, onSuccess: OnSuccess<UserData>, onError: OnError): void {
    const merged = { ...this.#kept, ...user };
    this.#kept = merged;
    super.saveUser(
      merged,
      (saved) => {
        this.#kept = {};
        onSuccess(saved);
      },
      onError,
    );
  }
}

class SaysWhatIsNotThere extends ReferenceSdk {
  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    const problem = super.problemWith(token, endpoint);
    return problem && new SdkError(problem.code, 'The claim undefined of the token is not right.');
  }
}

class SaysAnObject extends ReferenceSdk {
  protected override problemWith(token: unknown, endpoint: Endpoint): SdkError | undefined {
    const problem = super.problemWith(token, endpoint);
    return problem && new SdkError(problem.code, `The token was refused: ${String({ endpoint })}`);
  }
}

class ErrorsCarryTheRequest extends ReferenceSdk {
  #header = '';

  protected override headersOf(outgoing: Outgoing, authorization: string): Record<string, string> {
    this.#header = authorization;
    return super.headersOf(outgoing, authorization);
  }

  protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
    const request = { authorization: this.#header };
    super.fail((known) => onError({ ...known, request } as never), error, onSuccess);
  }
}

export const REFUSED_AGAIN: readonly Mutant[] = [
  mutant(
    'refused-save-taken-for-done-the-second-time',
    {
      requirement: 'UDA-10',
      sentence:
        'A save that was refused for its external user ID succeeds without a request when it comes again.',
      cause: 'What is to be saved is compared with what was last tried, and not with what was saved.',
      tags,
    },
    SaveTriedIsSaveDone,
  ),
  mutant(
    'third-refusal-gives-the-token-up',
    {
      requirement: 'UDA-14',
      sentence: 'The third call with a bad token goes out with the application code.',
      cause: 'After some failures the session is thought to be over.',
      tags,
    },
    GivesUpTheToken,
  ),
  mutant(
    'refusal-of-a-call-kept-for-ever',
    {
      requirement: 'UDA-02',
      sentence: 'A call that the backend has refused once with a 4xx is refused by the SDK from then on.',
      cause: 'A client error was thought never to change, so its answer is cached.',
      tags,
    },
    StopsAsking,
  ),
  mutant(
    'refused-fields-merged-into-the-next-save',
    {
      requirement: 'UDA-37',
      sentence:
        'Fields that were refused for a bad token go out with the next save, where that does not give them anew.',
      cause: 'Changes wait in one list until a save succeeds, whatever refused them.',
      tags,
    },
    MergesUnderOtherFields,
  ),
  mutant(
    'description-with-an-undefined-name',
    {
      requirement: 'UDA-16',
      sentence: 'The description of a refused token names the claim "undefined".',
      cause: 'The template reads a member that was renamed.',
    },
    SaysWhatIsNotThere,
  ),
  mutant(
    'description-with-an-object-inside',
    {
      requirement: 'UDA-16',
      sentence: 'The description of a refused token ends with "[object Object]".',
      cause: 'The details are an object, and are joined to a text.',
    },
    SaysAnObject,
  ),
  mutant(
    'errors-carry-the-request',
    {
      requirement: 'UDA-35',
      sentence: 'An error has the headers of the request as a member of its own.',
      cause: 'The error of the HTTP client is passed on with all that it holds.',
      tags,
    },
    ErrorsCarryTheRequest,
  ),
];
