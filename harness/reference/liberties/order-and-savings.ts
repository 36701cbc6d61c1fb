// In which order calls are made, and which of them need no request.
import { isDeepStrictEqual } from 'node:util';
import type {
  Configuration,
  OnError,
  OnSuccess,
  PersonalizeContext,
  UserData,
} from '../../../contracts/plugin-surface.ts';
import { type Outgoing, ReferenceSdk } from '../sdk.ts';
import { type Liberty, liberty } from './liberty.ts';

const DEBOUNCE_MS = 60;

/** Requests go out one after another. */
class OneRequestAtATime extends ReferenceSdk {
  #last: Promise<unknown> = Promise.resolve();

  protected override send(outgoing: Outgoing): Promise<unknown> {
    const sent = () => super.send(outgoing);
    const result = this.#last.then(sent, sent);
    this.#last = result;
    return result;
  }
}

/** Whole calls are made one after another; the setter waits in the same queue. */
class OneCallAtATime extends ReferenceSdk {
  #last: Promise<unknown> = Promise.resolve();

  protected override report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    super.report(() => result, onSuccess, onError);
  }
}

/** Declared by its adapter. */
class Debounces extends ReferenceSdk {
  readonly #answers = new Map<string, { readonly atMs: number; readonly value: unknown }>();

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    const authorization =
      outgoing.endpoint === 'registerInstallation'
        ? this.anonymousAuthorization()
        : this.authorization(outgoing.endpoint);
    const key = JSON.stringify([outgoing, authorization]);
    const last = this.#answers.get(key);
    if (last !== undefined && Date.now() - last.atMs < DEBOUNCE_MS) return last.value;
    const value = await super.send(outgoing);
    this.#answers.set(key, { atMs: Date.now(), value });
    return value;
  }
}

/** Declared by its adapter: a save of what the backend has, as far as the device knows, needs no request. */
class SavesDifferences extends ReferenceSdk {
  override saveUser(user: UserData, onSuccess: OnSuccess<UserData>, onError: OnError): void {
    const news = Object.entries(user).filter(([name, value]) => !isDeepStrictEqual(this.user[name], value));
    if (news.length > 0) {
      super.saveUser(Object.fromEntries(news), onSuccess, onError);
      return;
    }
    const unchanged = async () => {
      this.authorization('saveUser');
      return this.user;
    };
    this.report(unchanged, onSuccess, onError);
  }
}

/** The installations that were registered on this device, by application code: an SDK keeps them over its starts. */
const registered = new Map<string, string>();

class RegistersOnce extends ReferenceSdk {
  override init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    const known = registered.get(configuration.applicationCode);
    if (known === undefined) {
      const keep: OnSuccess = (value) => {
        if (this.pushRegistrationId !== null)
          registered.set(configuration.applicationCode, this.pushRegistrationId);
        onSuccess(value);
      };
      super.init(configuration, keep, onError);
      return;
    }
    this.applicationCode = configuration.applicationCode;
    this.baseUrl = (configuration.backendBaseURL ?? this.baseUrl).replace(/\/+$/, '');
    this.keepInitialToken(configuration.userDataJwt);
    this.pushRegistrationId = known;
    this.report(async () => undefined, onSuccess, onError);
  }
}

class LocalUserIsTheAnswer extends ReferenceSdk {
  protected override keepUser(user: unknown): UserData {
    this.user = user as UserData;
    return this.user;
  }
}

class KeepsNoLocalAttributes extends ReferenceSdk {
  override personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
    super.personalize(context, () => onSuccess(), onError);
  }
}

/** Two fetches at once with the same authorisation are one request; each calls back. */
class SharesAFetch extends ReferenceSdk {
  #shared: { readonly by: string; readonly work: Promise<unknown> } | undefined;

  protected override async send(outgoing: Outgoing): Promise<unknown> {
    const before = this.#shared;
    this.#shared = undefined;
    if (outgoing.endpoint !== 'fetchUser') return super.send(outgoing);
    const by = this.authorization('fetchUser');
    const shared = before?.by === by ? before : { by, work: super.send(outgoing) };
    this.#shared = shared;
    const end = () => {
      if (this.#shared === shared) this.#shared = undefined;
    };
    shared.work.then(end, end);
    return shared.work;
  }
}

export const ORDER_AND_SAVINGS: readonly Liberty[] = [
  liberty(
    'one-request-at-a-time',
    {
      sentence: 'A request waits for the answer to the one before, and is authorised when its turn comes.',
      because: 'That calls are made one after another is no business of the requirements.',
      about: 'UDA-15',
    },
    OneRequestAtATime,
  ),
  liberty(
    'one-call-at-a-time',
    {
      sentence: 'Calls and the setter are done one after another in one queue.',
      because: 'That calls are made one after another is no business of the requirements.',
      about: 'UDA-15',
    },
    OneCallAtATime,
  ),
  liberty(
    'identical-calls-debounced',
    {
      sentence: 'An identical call within a moment of a successful one is answered without a request.',
      because: 'Published Android SDKs do it; the adapter declares it.',
      about: 'UDA-02',
      capabilities: { debounceMs: DEBOUNCE_MS },
    },
    Debounces,
  ),
  liberty(
    'saves-differences',
    {
      sentence: 'saveUser sends what differs from what the device has, and nothing where nothing does.',
      because: 'Published iOS SDKs do it; the adapter declares it.',
      about: 'UDA-10',
      capabilities: { savesDifferences: true },
    },
    SavesDifferences,
  ),
  liberty(
    'registers-once',
    {
      sentence: 'An SDK that is started again with the same application code does not register again.',
      because: 'It need not: its installation is registered already.',
      about: 'UDA-05',
    },
    RegistersOnce,
  ),
  liberty(
    'local-user-is-the-last-answer',
    {
      sentence: 'The user on the device is what the backend answered last.',
      because: 'How an SDK keeps the user is open.',
      about: 'UDA-38',
    },
    LocalUserIsTheAnswer,
  ),
  liberty(
    'personalize-returns-nothing',
    {
      sentence: 'The success callback of personalize is given no value.',
      because: 'What it is given is open.',
      about: 'UDA-15',
    },
    KeepsNoLocalAttributes,
  ),
  liberty(
    'shares-a-fetch',
    {
      sentence: 'Two fetchUser calls at once under the same token are one request, and each calls back.',
      because: 'Nothing says that each of two identical fetches makes its own request.',
      about: 'UDA-15',
    },
    SharesAFetch,
  ),
];
