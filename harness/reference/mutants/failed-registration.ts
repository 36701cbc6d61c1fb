// Mutants that do the wrong thing when the backend refuses to register the installation.
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

class RegistersWhateverIsAnswered extends ReferenceSdk {
  override init(...[configuration, onSuccess]: Parameters<ReferenceSdk['init']>): void {
    super.init(configuration, onSuccess, () => onSuccess(undefined));
  }
}

class SilentOnFailedRegistration extends ReferenceSdk {
  override init(...[configuration, onSuccess]: Parameters<ReferenceSdk['init']>): void {
    super.init(configuration, onSuccess, () => undefined);
  }
}

class WaitsForARegistration extends ReferenceSdk {
  protected override async send(outgoing: Outgoing): Promise<unknown> {
    if (outgoing.endpoint !== 'registerInstallation' && this.pushRegistrationId === null)
      return new Promise(() => undefined);
    return super.send(outgoing);
  }
}

class RegistrationErrorOfItsOwn extends ReferenceSdk {
  override init(...[configuration, onSuccess, onError]: Parameters<ReferenceSdk['init']>): void {
    super.init(configuration, onSuccess, ({ description }) =>
      onError({ code: 'REGISTRATION_FAILED', description }),
    );
  }
}

export const FAILED_REGISTRATION: readonly Mutant[] = [
  mutant(
    'failed-registration-taken-for-success',
    {
      requirement: 'UDA-22',
      sentence: 'The start reports success although the backend refused to register.',
      cause: "Starting and registering are two things, and the second is nobody's to report.",
    },
    RegistersWhateverIsAnswered,
  ),
  mutant(
    'silent-on-a-failed-registration',
    {
      requirement: 'UDA-22',
      sentence: 'When the registration fails, the start calls back nobody.',
      cause: 'The callback of the start hangs on the event of the registration, which never comes.',
    },
    SilentOnFailedRegistration,
  ),
  mutant(
    'calls-wait-for-a-registration-for-ever',
    {
      requirement: 'UDA-22',
      sentence: 'A call that is made before there is a registration never calls back.',
      cause: 'Calls are queued until the registration is there, and nobody empties the queue when it fails.',
    },
    WaitsForARegistration,
  ),
  mutant(
    'registration-error-with-a-code-of-its-own',
    {
      requirement: 'UDA-22',
      sentence:
        "A refused registration is reported as REGISTRATION_FAILED instead of with the backend's code.",
      cause: 'The start wraps whatever goes wrong in it.',
    },
    RegistrationErrorOfItsOwn,
  ),
];
