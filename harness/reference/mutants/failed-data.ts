// Mutants that keep what a failed call was given, and merge it into a later call that was given something else.
import type { OnError, OnSuccess, PersonalizeContext, UserData } from '../../../contracts/plugin-surface.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;
const OWN_CODES: readonly unknown[] = ['JWT_TOKEN_EXPIRED', 'JWT_TOKEN_STRUCTURE_INVALID'];

/** User data that wait for a call to go with. */
abstract class KeepsUserData extends ReferenceSdk {
  #kept: UserData = {};

  /** Whether what a call of this kind was given is kept when it ends with this code. */
  protected abstract keeps(operation: 'saveUser' | 'personalize', code: unknown): boolean;

  #failing(operation: 'saveUser' | 'personalize', user: UserData, onError: OnError): OnError {
    return (error) => {
      if (this.keeps(operation, error.code)) this.#kept = { ...this.#kept, ...user };
      onError(error);
    };
  }

  override saveUser(user: UserData, onSuccess: OnSuccess<UserData>, onError: OnError): void {
    const merged = { ...this.#kept, ...user };
    this.#kept = {};
    super.saveUser(merged, onSuccess, this.#failing('saveUser', user, onError));
  }

  override personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
    const user = context.userAttributes ?? {};
    const userAttributes = { ...this.#kept, ...user };
    this.#kept = {};
    const merged = Object.keys(userAttributes).length === 0 ? context : { ...context, userAttributes };
    super.personalize(merged, onSuccess, this.#failing('personalize', user, onError));
  }
}

class KeepsRefusedAttributes extends KeepsUserData {
  protected override keeps(operation: 'saveUser' | 'personalize', code: unknown): boolean {
    return operation === 'personalize' && OWN_CODES.includes(code);
  }
}

class KeepsFailedSaves extends KeepsUserData {
  protected override keeps(operation: 'saveUser' | 'personalize', code: unknown): boolean {
    return operation === 'saveUser' && !OWN_CODES.includes(code);
  }
}

export const FAILED_DATA: readonly Mutant[] = [
  mutant(
    'attributes-of-a-refused-personalize-kept',
    {
      requirement: 'UDA-37',
      sentence:
        'The attributes of a personalize that validation refused go out with the next save, beside its own.',
      cause: 'Attributes wait on the device for a call to go with, and nobody takes out what was refused.',
      tags,
    },
    KeepsRefusedAttributes,
  ),
  mutant(
    'failed-save-merged-into-the-next-call',
    {
      requirement: 'UDA-39',
      sentence: 'What a failed save was given goes out with the next personalize or save, beside its own.',
      cause: 'Changes stay marked as unsent until some call succeeds, whatever the application was told.',
      tags,
    },
    KeepsFailedSaves,
  ),
];
