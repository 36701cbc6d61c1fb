// Mutants that notice a bad token and then do the wrong thing about it.
import type { OnError, OnSuccess, PersonalizeContext, UserData } from '../../../contracts/plugin-surface.ts';
import { JWT_TOKEN_EXPIRED, JWT_TOKEN_STRUCTURE_INVALID } from '../../../contracts/wire.ts';
import { SdkError } from '../parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['token-handling'] as const;

function fallsBack(code: string, id: string, what: string): Mutant {
  return mutant(
    id,
    {
      requirement: 'UDA-14',
      sentence: `With ${what} the call goes out with the application code instead.`,
      cause: 'A call that fails looks worse than one that works with less, and the other header was at hand.',
      tags,
    },
    class extends ReferenceSdk {
      protected override refuse(problem: SdkError, token: unknown): string {
        return problem.code === code ? this.anonymousAuthorization() : super.refuse(problem, token);
      }
    },
  );
}

class SentAsWell extends ReferenceSdk {
  protected override async send(outgoing: Outgoing): Promise<unknown> {
    const { token } = this;
    const problem =
      token === null || !this.takesJwt(outgoing.endpoint)
        ? undefined
        : this.problemWith(token, outgoing.endpoint);
    if (problem === undefined) return super.send(outgoing);
    await this.exchange(outgoing, this.anonymousAuthorization()).catch(() => undefined);
    throw problem;
  }
}

/** A mutant that reports another error than the one that it found. */
function reports(
  id: string,
  description: Omit<Parameters<typeof mutant>[1], 'tags'>,
  change: (problem: SdkError) => SdkError,
): Mutant {
  return mutant(
    id,
    { ...description, tags },
    class extends ReferenceSdk {
      protected override refuse(problem: SdkError): string {
        throw change(problem);
      }
    },
  );
}

const SWAPPED: Readonly<Record<string, string>> = {
  [JWT_TOKEN_EXPIRED]: JWT_TOKEN_STRUCTURE_INVALID,
  [JWT_TOKEN_STRUCTURE_INVALID]: JWT_TOKEN_EXPIRED,
};

class WipesFirst extends ReferenceSdk {
  override personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
    if (context.forceDepersonalize === true) this.user = {};
    super.personalize(context, onSuccess, onError);
  }
}

class SavesFirst extends ReferenceSdk {
  override saveUser(user: UserData, onSuccess: OnSuccess<UserData>, onError: OnError): void {
    if (this.token !== null) this.keepUser(user);
    super.saveUser(user, onSuccess, onError);
  }
}

class SentWhenTheTokenIsGood extends ReferenceSdk {
  readonly #waiting: Outgoing[] = [];

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    try {
      return await super.send(outgoing);
    } catch (error) {
      if (error instanceof SdkError && error.code in SWAPPED) this.#waiting.push(outgoing);
      throw error;
    }
  }

  protected override keepToken(jwt: unknown): void {
    super.keepToken(jwt);
    for (const outgoing of this.#waiting.splice(0)) this.send(outgoing).catch(() => undefined);
  }
}

class LockedAfterExpiry extends ReferenceSdk {
  #locked: SdkError | undefined;

  protected override refuse(problem: SdkError, token: unknown): string {
    if (problem.code === JWT_TOKEN_EXPIRED) this.#locked = problem;
    return super.refuse(problem, token);
  }

  protected override problemWith(...given: Parameters<ReferenceSdk['problemWith']>): SdkError | undefined {
    return this.#locked ?? super.problemWith(...given);
  }
}

export const REFUSAL: readonly Mutant[] = [
  fallsBack(JWT_TOKEN_EXPIRED, 'falls-back-on-expiry', 'an expired token'),
  fallsBack(JWT_TOKEN_STRUCTURE_INVALID, 'falls-back-on-bad-structure', 'a malformed token'),
  mutant(
    'request-sent-as-well-as-the-error',
    {
      requirement: 'UDA-14',
      sentence: 'The error is reported, and the call is made all the same.',
      cause: 'The check reports and forgets to return.',
      tags,
    },
    SentAsWell,
  ),
  reports(
    'codes-swapped',
    {
      requirement: 'UDA-12',
      sentence: 'The codes of expired and malformed tokens are swapped.',
      cause: 'Two branches of one condition were turned round in a clean-up.',
    },
    ({ code, description }) => new SdkError(SWAPPED[code] ?? code, description),
  ),
  reports(
    'expired-called-malformed',
    {
      requirement: 'UDA-13',
      sentence: 'An expired token is reported as malformed.',
      cause: 'The JWT library throws one exception for all, and there is one catch.',
    },
    ({ description }) => new SdkError(JWT_TOKEN_STRUCTURE_INVALID, description),
  ),
  reports(
    'code-of-its-own',
    {
      requirement: 'UDA-12',
      sentence: 'A malformed token is reported with a code that the documentation does not know.',
      cause: 'The code of the platform below is handed through.',
    },
    ({ code, description }) =>
      new SdkError(code === JWT_TOKEN_STRUCTURE_INVALID ? 'INVALID_JWT' : code, description),
  ),
  reports(
    'code-missing',
    {
      requirement: 'UDA-16',
      sentence: 'The error of a refused token has an empty code.',
      cause: 'Only errors of the backend have a code; those of the SDK were given a text alone.',
    },
    ({ description }) => new SdkError('', description),
  ),
  reports(
    'description-empty',
    {
      requirement: 'UDA-16',
      sentence: 'The error of a refused token has an empty description.',
      cause: 'The code was thought to say it all.',
    },
    ({ code }) => new SdkError(code, ''),
  ),
  mutant(
    'local-user-wiped-before-validation',
    {
      requirement: 'UDA-37',
      sentence: 'personalize with forceDepersonalize wipes the local user before the token is looked at.',
      cause: 'forceDepersonalize was built as "depersonalize, then personalize".',
      tags: ['stateful'],
    },
    WipesFirst,
  ),
  mutant(
    'local-user-saved-before-validation',
    {
      requirement: 'UDA-37',
      sentence: 'saveUser keeps the new data on the device before the token is looked at.',
      cause: 'The device is updated at once so that the interface feels quick.',
      tags: ['stateful'],
    },
    SavesFirst,
  ),
  mutant(
    'refused-call-sent-later',
    {
      requirement: 'UDA-37',
      sentence: 'A call that was refused for its token is made when the next token is set.',
      cause: 'Failed calls are kept for a retry, those that were refused on the device included.',
      tags: ['stateful'],
    },
    SentWhenTheTokenIsGood,
  ),
  mutant(
    'locked-after-expiry',
    {
      requirement: 'UDA-18',
      sentence: 'After JWT_TOKEN_EXPIRED every call is refused, whatever token is set.',
      cause: 'A session that has expired is closed, and only a new start opens one.',
      tags: ['stateful'],
    },
    LockedAfterExpiry,
  ),
];
