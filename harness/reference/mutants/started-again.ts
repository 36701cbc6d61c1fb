// Mutants that are started once more, and go by something of the first start.
import type { Configuration, OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

class NoneIsNoChange extends ReferenceSdk {
  protected override keepInitialToken(jwt: string | null | undefined): void {
    if (jwt !== undefined) super.keepInitialToken(jwt);
  }
}

class NullIsNoChange extends ReferenceSdk {
  protected override keepInitialToken(jwt: string | null | undefined): void {
    if (jwt !== null) super.keepInitialToken(jwt);
  }
}

class ConfigurationReadOnce extends ReferenceSdk {
  #isRead = false;

  protected override keepInitialToken(jwt: string | null | undefined): void {
    if (!this.#isRead || jwt === undefined) super.keepInitialToken(jwt);
    this.#isRead = true;
  }
}

class HeaderBuiltOnce extends ReferenceSdk {
  #header: string | undefined;

  protected override anonymousAuthorization(): string {
    this.#header ??= super.anonymousAuthorization();
    return this.#header;
  }
}

class RegistrationOfTheFirst extends ReferenceSdk {
  protected override registrationIn(installation: unknown): string {
    return this.pushRegistrationId ?? super.registrationIn(installation);
  }
}

class CleanUpLeavesTheToken extends ReferenceSdk {
  protected override keepInitialToken(jwt: string | null | undefined): void {
    if (jwt !== undefined || this.token === null) super.keepInitialToken(jwt);
    else if (!this.#isCleanedUp) super.keepInitialToken(jwt);
    this.#isCleanedUp = false;
  }

  #isCleanedUp = false;

  override cleanup(onSuccess: OnSuccess, onError: OnError): void {
    const { token } = this;
    super.cleanup((value) => {
      this.token = token;
      this.#isCleanedUp = true;
      onSuccess(value);
    }, onError);
  }
}

class CleanUpBringsTheFirstBack extends ReferenceSdk {
  #first: string | null | undefined;

  override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    this.#first ??= configuration.userDataJwt;
    const isNew = this.pushRegistrationId === null;
    const userDataJwt = configuration.userDataJwt ?? (isNew ? this.#first : undefined);
    super.init(
      { ...configuration, ...(userDataJwt === undefined ? {} : { userDataJwt }) },
      onSuccess,
      onError,
    );
  }
}

export const STARTED_AGAIN: readonly Mutant[] = [
  mutant(
    'second-start-without-a-token-keeps-the-first',
    {
      requirement: 'UDA-06',
      sentence: 'An SDK that is started once more without a JWT goes on with the one that it holds.',
      cause: 'A field that the configuration lacks is taken for one that does not change.',
      tags,
    },
    NoneIsNoChange,
  ),
  mutant(
    'second-start-with-null-keeps-the-first',
    {
      requirement: 'UDA-06',
      sentence: 'An SDK that is started once more with null as its JWT goes on with the one that it holds.',
      cause: 'Null values are left out when two configurations are merged.',
      tags,
    },
    NullIsNoChange,
  ),
  mutant(
    'token-of-the-second-start-ignored',
    {
      requirement: 'UDA-02',
      sentence: 'The JWT of a second start is ignored.',
      cause: 'The configuration is read by a part that is made once.',
      tags,
    },
    ConfigurationReadOnce,
  ),
  mutant(
    'application-code-of-the-first-start',
    {
      requirement: 'UDA-01',
      sentence: 'After a start with another application code the first one goes on being sent.',
      cause: 'The header is built once and kept in the client.',
      tags,
    },
    HeaderBuiltOnce,
  ),
  mutant(
    'registration-of-the-first-application',
    {
      requirement: 'UDA-01',
      sentence:
        'After a start with another application code calls name the registration of the first application.',
      cause: 'A device has one registration, it was thought, whatever the application.',
      tags,
    },
    RegistrationOfTheFirst,
  ),
  mutant(
    'clean-up-leaves-the-token',
    {
      requirement: 'UDA-45',
      sentence: 'After a clean-up and a start without a JWT the SDK goes on with the token from before.',
      cause: 'The clean-up resets what is stored, and the token is in memory alone.',
      tags,
    },
    CleanUpLeavesTheToken,
  ),
  mutant(
    'first-token-back-after-a-clean-up',
    {
      requirement: 'UDA-45',
      sentence: 'After a clean-up and a start without a JWT the token of the very first start is used.',
      cause: 'The first configuration is kept as the default of later ones.',
      tags,
    },
    CleanUpBringsTheFirstBack,
  ),
];
