// Calls that an SDK makes by itself, and calls that it makes again.
import type {
  Configuration,
  OnError,
  OnSuccess,
  PersonalizeContext,
  UserData,
} from '../../../contracts/plugin-surface.ts';
import type { Endpoint } from '../../../contracts/wire.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Liberty, liberty } from './liberty.ts';

const nobody = () => {};

/** Makes calls by itself; what becomes of them is nobody's affair. */
abstract class CallsByItself extends ReferenceSdk {
  protected byItself(endpoint: Endpoint, body?: unknown): void {
    void this.send({ endpoint, ...(body === undefined ? {} : { body }) }).catch(nobody);
  }
}

/** Calls after it has registered. */
abstract class CallsAtStart extends CallsByItself {
  override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    super.init(
      configuration,
      (value) => {
        this.atStart();
        onSuccess(value);
      },
      onError,
    );
  }

  protected abstract atStart(): void;
}

class FetchesTheUserAtStart extends CallsAtStart {
  protected override atStart(): void {
    this.byItself('fetchUser');
  }
}

/** Reports its start at once; what is called before the registration is there waits for it. */
class StartsBeforeItHasRegistered extends ReferenceSdk {
  #registering: Promise<void> = Promise.resolve();

  override init(configuration: Configuration, onSuccess: OnSuccess): void {
    this.#registering = new Promise((resolve) => {
      super.init(
        configuration,
        () => resolve(),
        () => resolve(),
      );
    });
    onSuccess();
  }

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    if (outgoing.endpoint !== 'registerInstallation') await this.#registering;
    return super.send(outgoing);
  }
}

class AsksForItsPlace extends CallsAtStart {
  protected override atStart(): void {
    this.byItself('baseUrl');
    this.byItself('version');
    this.byItself('messages', {});
  }
}

class ReportsASession extends CallsAtStart {
  protected override atStart(): void {
    this.byItself('sessionEvent', { sessionBounds: [] });
  }
}

class SavesTheInstallationAtStart extends CallsAtStart {
  protected override atStart(): void {
    this.byItself('saveInstallation', { os: 'Test', sdkVersion: '1' });
  }
}

class FetchesAfterAChange extends CallsByItself {
  override saveUser(user: UserData, onSuccess: OnSuccess<UserData>, onError: OnError): void {
    super.saveUser(user, this.#andFetch(onSuccess), onError);
  }

  override personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
    super.personalize(context, this.#andFetch(onSuccess), onError);
  }

  #andFetch<T>(onSuccess: OnSuccess<T>): OnSuccess<T> {
    return (value) => {
      this.byItself('fetchUser');
      onSuccess(value);
    };
  }
}

class FetchesTheInstallationAfterPersonalize extends CallsByItself {
  override personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
    const done: OnSuccess = (value) => {
      this.byItself('fetchInstallation');
      onSuccess(value);
    };
    super.personalize(context, done, onError);
  }
}

class FetchesWhenATokenIsSet extends CallsByItself {
  override setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    const done: OnSuccess = (value) => {
      if (jwt !== null) this.byItself('fetchUser');
      onSuccess(value);
    };
    super.setUserDataJwt(jwt, done, onError);
  }
}

/** Tries a call again, at most so many times, with the authorisation that holds at that moment. */
abstract class TriesAgain extends ReferenceSdk {
  protected abstract readonly times: number;
  protected abstract readonly pauseMs: number;

  protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    let failure: unknown;
    for (let tried = 0; tried <= this.times; tried += 1) {
      if (tried > 0) await new Promise((resolve) => setTimeout(resolve, this.pauseMs));
      try {
        return await super.exchange(
          outgoing,
          tried === 0 ? authorization : this.authorization(outgoing.endpoint),
        );
      } catch (error) {
        failure = error;
        if (!/50[0-9]|NETWORK_ERROR/.test(String(Reflect.get(Object(error), 'code')))) throw error;
      }
    }
    throw failure;
  }
}

class TriesOnceMore extends TriesAgain {
  protected override readonly times = 1;
  protected override readonly pauseMs = 0;
}

class TriesThreeTimes extends TriesAgain {
  protected override readonly times = 3;
  protected override readonly pauseMs = 5;
}

export const BY_ITSELF: readonly Liberty[] = [
  liberty(
    'starts-before-it-has-registered',
    {
      sentence: 'The start reports success at once, and calls wait for the registration.',
      because: 'The plugins report their start before the installation is registered.',
      about: 'UDA-22',
    },
    StartsBeforeItHasRegistered,
  ),
  liberty(
    'fetches-the-user-at-start',
    {
      sentence: 'After it has registered it fetches the user by itself, authorised like any other such call.',
      because: 'What an SDK asks by itself is its own affair as long as it is authorised rightly.',
      about: 'UDA-35',
    },
    FetchesTheUserAtStart,
  ),
  liberty(
    'asks-for-base-url-and-version-at-start',
    {
      sentence: 'After it has registered it asks for the base URL, the version and messages.',
      because: 'Real clients do all of that by themselves at start.',
      about: 'UDA-05',
    },
    AsksForItsPlace,
  ),
  liberty(
    'reports-a-session-at-start',
    {
      sentence: 'After it has registered it reports a session.',
      because: 'Real clients report sessions by themselves.',
      about: 'UDA-05',
    },
    ReportsASession,
  ),
  liberty(
    'saves-the-installation-at-start',
    {
      sentence: 'After it has registered it saves what it knows of the device.',
      because: 'Real clients do that by themselves; the application code authorises it.',
      about: 'UDA-05',
    },
    SavesTheInstallationAtStart,
  ),
  liberty(
    'fetches-the-user-after-a-change',
    {
      sentence: 'After each change of the person it fetches the user by itself.',
      because: 'A call that an SDK makes by itself breaks nothing when it is authorised rightly.',
      about: 'UDA-04',
    },
    FetchesAfterAChange,
  ),
  liberty(
    'fetches-the-installation-after-personalize',
    {
      sentence: 'After personalize it fetches the installation by itself.',
      because: 'A call that an SDK makes by itself breaks nothing when it is authorised rightly.',
      about: 'UDA-05',
    },
    FetchesTheInstallationAfterPersonalize,
  ),
  liberty(
    'fetches-the-user-when-a-token-is-set',
    {
      sentence: 'After each token that is set it fetches the user by itself.',
      because: 'A call that an SDK makes by itself breaks nothing when it is authorised rightly.',
      about: 'UDA-14',
    },
    FetchesWhenATokenIsSet,
  ),
  liberty(
    'tries-once-more',
    {
      sentence: 'After a server error it tries a call once more, with what then authorises it.',
      because: 'What is tried again within a call is bounded, and carries the authorisation of that moment.',
      about: 'UDA-39',
    },
    TriesOnceMore,
  ),
  liberty(
    'tries-three-more-times',
    {
      sentence: 'After a server error it tries a call three more times, a moment apart.',
      because: 'Published SDKs retry a 5xx several times; what they try is bounded.',
      about: 'UDA-39',
    },
    TriesThreeTimes,
  ),
];
