// Starts that report success before the installation is registered, as the published plugins do: an event says when it is,
// nobody says when it has failed, and calls fail until then.
import type { AnySurface } from '../../../contracts/any-surface.ts';
import type { Configuration, OnError, OnSuccess } from '../../../contracts/plugin-surface.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Description, type Liberty, liberty } from './liberty.ts';

class RegistersLater extends ReferenceSdk {
  readonly #listeners = new Set<() => void>();

  /** As the plugins' `registrationUpdated`; what comes back ends it. */
  whenRegistered(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  override init(configuration: Configuration, onSuccess: OnSuccess, _onError: OnError): void {
    super.init(
      configuration,
      () => {
        for (const listener of this.#listeners) listener();
      },
      () => {},
    );
    this.succeed(onSuccess, undefined, () => {});
  }
}

/** The installations that were registered on this device, by application code. */
const installations = new Map<string, string>();

/** A second start with the same application code finds its installation, and no event comes. */
class RegistersLaterAndOnce extends RegistersLater {
  override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    const known = installations.get(configuration.applicationCode);
    if (known === undefined) {
      this.whenRegistered(() => {
        installations.set(configuration.applicationCode, this.pushRegistrationId ?? '');
      });
      super.init(configuration, onSuccess, onError);
      return;
    }
    this.applicationCode = configuration.applicationCode;
    this.baseUrl = (configuration.backendBaseURL ?? this.baseUrl).replace(/\/+$/, '');
    this.keepInitialToken(configuration.userDataJwt);
    this.pushRegistrationId = known;
    this.succeed(onSuccess, undefined, onError);
  }
}

const PUBLISHED: Pick<Description, 'because' | 'about' | 'onRegistered'> = {
  because:
    'init of the plugins calls success before the installation is registered, and calls fail until then.',
  about: 'UDA-22',
  onRegistered: (sdk: AnySurface, listener) => (sdk as unknown as RegistersLater).whenRegistered(listener),
};

/** As a singleton that is configured once: a second start is an error, until it is cleaned up. */
class StartsOnce extends ReferenceSdk {
  override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    if (this.pushRegistrationId === null) super.init(configuration, onSuccess, onError);
    else onError({ code: 'ALREADY_STARTED', description: 'The SDK has been started. Call cleanup first.' });
  }
}

/** A call that finds no registration registers first, and fails with the error of that where it fails. */
class RegistersWithinACall extends ReferenceSdk {
  protected override async send(outgoing: Outgoing): Promise<unknown> {
    if (outgoing.endpoint !== 'registerInstallation' && this.pushRegistrationId === null) {
      this.authorization(outgoing.endpoint);
      const installation = await super.send({ endpoint: 'registerInstallation', body: {} });
      this.pushRegistrationId = this.registrationIn(installation);
    }
    return super.send(outgoing);
  }
}

export const REGISTRATION: readonly Liberty[] = [
  liberty(
    'registers-within-a-call',
    {
      sentence:
        'A call that finds no registration registers first, and reports the error of that where it fails.',
      because: 'Until an SDK has registered a call calls back; nobody says with what.',
      about: 'UDA-22',
    },
    RegistersWithinACall,
  ),
  liberty(
    'refuses-a-second-start',
    {
      sentence: 'init of an SDK that has been started calls the error callback.',
      because: 'Nobody says that the same instance can be started twice.',
      about: 'UDA-06',
    },
    StartsOnce,
  ),
  liberty(
    'registers-later-with-an-event',
    {
      ...PUBLISHED,
      sentence:
        'The start reports success at once; until it has registered, calls fail with NO_REGISTRATION.',
    },
    RegistersLater,
  ),
  liberty(
    'registers-later-and-once',
    {
      ...PUBLISHED,
      sentence: 'The start reports success at once, and a second one needs no registration and has no event.',
    },
    RegistersLaterAndOnce,
  ),
];
