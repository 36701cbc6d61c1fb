// Mutants that do the wrong thing when the backend refuses to register the installation.
import { SdkError } from '../parts/sdk-error.ts';
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

/** Calls wait for the registration that is under way; where it fails, those that wait are dropped. */
class DropsWaitingCalls extends ReferenceSdk {
  #registering: Promise<boolean> | undefined;

  override init(...[configuration, onSuccess, onError]: Parameters<ReferenceSdk['init']>): void {
    let registered: (value: boolean) => void = () => undefined;
    this.#registering = new Promise((resolve) => {
      registered = resolve;
    });
    const ended = (well: boolean) => {
      if (well) registered(true);
      this.#registering = undefined;
    };
    super.init(
      configuration,
      (value) => {
        ended(true);
        onSuccess(value);
      },
      (error) => {
        ended(false);
        onError(error);
      },
    );
  }

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    if (outgoing.endpoint !== 'registerInstallation') await this.#registering;
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

class RegistersAgainBare extends ReferenceSdk {
  #again = false;

  protected override headersOf(outgoing: Outgoing, authorization: string): Record<string, string> {
    const { Authorization, ...others } = super.headersOf(outgoing, authorization);
    return this.#again || Authorization === undefined ? others : { Authorization, ...others };
  }

  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    try {
      return await super.exchange(outgoing, authorization);
    } catch (error) {
      const isBusy = error instanceof SdkError && /_5\d\d$/.test(error.code);
      if (outgoing.endpoint !== 'registerInstallation' || !isBusy) throw error;
      this.#again = true;
      return await super.exchange(outgoing, authorization).finally(() => {
        this.#again = false;
      });
    }
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
    'waiting-calls-dropped-with-the-registration',
    {
      requirement: 'UDA-22',
      sentence: 'Calls wait for a registration that is under way; when it fails, they never call back.',
      cause: 'The queue is emptied when the registration succeeds, and thrown away when it does not.',
    },
    DropsWaitingCalls,
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
  mutant(
    'registers-again-without-authorisation',
    {
      requirement: 'UDA-01',
      sentence: 'A registration that meets a 5xx is tried once more, without any Authorization.',
      cause: 'The interceptor that adds the header does not see what the retry sends.',
    },
    RegistersAgainBare,
  ),
];
