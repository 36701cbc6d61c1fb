// Mutants that change what the application gave on its way out, or what the backend answered on its way back.
import type { OnError, OnSuccess, UserData } from '../../../contracts/plugin-surface.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const requirement = 'UDA-38';

class SendsUpperCaseNames extends ReferenceSdk {
  protected override userBody(user: UserData): unknown {
    const { firstName } = user;
    return typeof firstName === 'string' ? { ...user, firstName: firstName.toUpperCase() } : user;
  }
}

class AnswersWhatWasKept extends ReferenceSdk {
  override fetchUser(onSuccess: OnSuccess<UserData>, onError: OnError): void {
    const kept = this.user;
    super.fetchUser((user) => onSuccess({ ...user, ...kept }), onError);
  }
}

export const USER_DATA: readonly Mutant[] = [
  mutant(
    'names-sent-in-upper-case',
    {
      requirement,
      sentence: 'saveUser sends the first name in upper case.',
      cause: 'A server once asked for upper case, and the mapper was never changed back.',
    },
    SendsUpperCaseNames,
  ),
  mutant(
    'fetch-answers-what-was-kept',
    {
      requirement,
      sentence:
        'fetchUser gives the application what was kept on the device where it differs from the answer.',
      cause: 'The answer is merged into the kept user in the wrong order.',
      tags: ['stateful'],
    },
    AnswersWhatWasKept,
  ),
];
