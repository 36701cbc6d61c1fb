// Mutants whose token outlives the SDK instance that it was given to.
import type { Configuration, OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { ReferenceSdk } from '../sdk.ts';
import { type Mutant, mutant } from './mutant.ts';

const tags = ['stateful'] as const;

/** Tokens by application code, as a device's key chain keeps them over starts of the app. */
type KeyChain = Map<string, unknown>;

function survivesANewStart(keyChain: KeyChain) {
  return class extends ReferenceSdk {
    override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
      super.init(configuration, onSuccess, onError);
      const { applicationCode, userDataJwt } = configuration;
      if (userDataJwt === undefined) this.token = keyChain.get(applicationCode) ?? null;
      else keyChain.set(applicationCode, userDataJwt);
    }
  };
}

function storedTokenWins(keyChain: KeyChain) {
  return class extends ReferenceSdk {
    override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
      super.init(configuration, onSuccess, onError);
      const { applicationCode, userDataJwt = null } = configuration;
      const stored = keyChain.get(applicationCode) ?? null;
      if (userDataJwt !== null && stored !== null) this.token = stored;
      keyChain.set(applicationCode, userDataJwt);
    }
  };
}

function survivesACleanUp(keyChain: KeyChain) {
  return class extends ReferenceSdk {
    override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
      super.init(configuration, onSuccess, onError);
      this.token ??= keyChain.get(configuration.applicationCode) ?? null;
    }

    override cleanup(onSuccess: OnSuccess, onError: OnError): void {
      keyChain.set(this.applicationCode, this.token);
      super.cleanup(onSuccess, onError);
    }
  };
}

export const NEW_START: readonly Mutant[] = [
  mutant(
    'token-survives-a-clean-up',
    {
      requirement: 'UDA-45',
      sentence: 'After a clean-up and a new start without a JWT the token from before authorises calls.',
      cause: 'The clean-up removes the installation from the store and forgets the key chain.',
      tags,
    },
    survivesACleanUp(new Map()),
  ),
  mutant(
    'token-survives-a-new-start',
    {
      requirement: 'UDA-06',
      sentence: 'An SDK that is started anew without a JWT uses the one of the last start.',
      cause: 'The token is kept in the key chain, and "none was given" is taken for "no change".',
      tags,
    },
    survivesANewStart(new Map()),
  ),
  mutant(
    'stored-token-wins-over-the-configuration',
    {
      requirement: 'UDA-02',
      sentence: 'An SDK that is started anew with another JWT goes on with the stored one.',
      cause: 'The stored token is read last, after the configuration has been applied.',
      tags,
    },
    storedTokenWins(new Map()),
  ),
];
