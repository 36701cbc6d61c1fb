// The reference SDK: the React Native plugin's JavaScript surface on `fetch`, written from requirements.md alone.
// Each decision is a method of its own, so that a mutant overrides exactly one; those of its requests are in authorised-requests.ts.
import type {
  Configuration,
  CoreSurface,
  OnError,
  OnSuccess,
  OptionalSurface,
  PersonalizeContext,
  UserData,
} from '../../contracts/plugin-surface.ts';
import { DEFAULT_BASE_URL } from '../../contracts/wire.ts';
import { AuthorisedRequests } from './authorised-requests.ts';
import { SdkError } from './parts/sdk-error.ts';

// With the SDK for whoever writes a mutant of it.
export type { Outgoing, ReferenceOptions } from './authorised-requests.ts';

/** A conforming SDK: keeps every MUST and SHOULD of the requirements. */
export class ReferenceSdk extends AuthorisedRequests implements CoreSurface, OptionalSurface {
  protected user: UserData = {};

  init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    this.applicationCode = configuration.applicationCode;
    this.baseUrl = (configuration.backendBaseURL ?? DEFAULT_BASE_URL).replace(/\/+$/, '');
    this.keepInitialToken(configuration.userDataJwt);
    this.report(
      async () => {
        const installation = await this.send({
          endpoint: 'registerInstallation',
          query: { ri: true },
          body: {},
        });
        this.pushRegistrationId = this.registrationIn(installation);
      },
      onSuccess,
      onError,
    );
  }

  setUserDataJwt(jwt: string | null, onSuccess: OnSuccess, onError: OnError): void {
    this.report(async () => this.keepToken(jwt), onSuccess, onError);
  }

  fetchUser(onSuccess: OnSuccess<UserData>, onError: OnError): void {
    this.report(
      async () => {
        const user = await this.send({ endpoint: 'fetchUser', query: { ri: true } });
        // The answer is the whole person: what was kept and is not in it has been cleared.
        this.user = {};
        return this.keepUser(user);
      },
      onSuccess,
      onError,
    );
  }

  saveUser(user: UserData, onSuccess: OnSuccess<UserData>, onError: OnError): void {
    this.report(
      async () => {
        const saved = await this.send({ endpoint: 'saveUser', body: this.userBody(user) });
        return this.keepUser({ ...user, ...(saved as UserData) });
      },
      onSuccess,
      onError,
    );
  }

  personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
    this.report(
      async () => {
        const {
          userIdentity,
          userAttributes,
          forceDepersonalize = false,
          keepAsLead = false,
          setDeviceAsPrimary = false,
        } = context;
        const person = await this.send({
          endpoint: 'personalize',
          query: { forceDepersonalize, keepAsLead, setDeviceAsPrimary },
          body: this.personalizeBody(userIdentity, userAttributes),
        });
        this.user = {};
        return this.keepUser(person);
      },
      onSuccess,
      onError,
    );
  }

  depersonalize(onSuccess: OnSuccess, onError: OnError): void {
    this.report(
      async () => {
        await this.send({ endpoint: 'depersonalize' });
        this.forget();
      },
      onSuccess,
      onError,
    );
  }

  getUser(onSuccess: OnSuccess<UserData>, onError: OnError): void {
    this.report(async () => this.user, onSuccess, onError);
  }

  fetchInstallation(onSuccess: OnSuccess, onError: OnError): void {
    this.report(() => this.send({ endpoint: 'fetchInstallation' }), onSuccess, onError);
  }

  saveInstallation(installation: object, onSuccess: OnSuccess, onError: OnError): void {
    this.report(() => this.send({ endpoint: 'saveInstallation', body: installation }), onSuccess, onError);
  }

  submitEventImmediately(event: object, onSuccess: OnSuccess, onError: OnError): void {
    this.report(
      () => this.send({ endpoint: 'customEvent', query: { validate: true }, body: event }),
      onSuccess,
      onError,
    );
  }

  cleanup(onSuccess: OnSuccess, onError: OnError): void {
    this.report(
      async () => {
        this.forget();
        this.pushRegistrationId = null;
      },
      onSuccess,
      onError,
    );
  }

  protected userBody(user: UserData): unknown {
    return user;
  }

  protected personalizeBody(
    userIdentity: PersonalizeContext['userIdentity'],
    userAttributes: UserData | undefined,
  ): unknown {
    return { userIdentity, ...(userAttributes === undefined ? {} : { userAttributes }) };
  }

  protected registrationIn(installation: unknown): string {
    const id =
      installation !== null && typeof installation === 'object'
        ? Reflect.get(installation, 'pushRegId')
        : null;
    if (typeof id !== 'string')
      throw new SdkError('NO_REGISTRATION', 'The server registered no installation.');
    return id;
  }

  protected keepUser(user: unknown): UserData {
    this.user = { ...this.user, ...(user as UserData) };
    return this.user;
  }

  /** Forgets the person. Our sources are silent on the token (UDA-44): it was the person's, so it goes too. */
  protected forget(): void {
    this.user = {};
    this.token = null;
  }

  /** Runs the work and calls back exactly once (UDA-15). What a callback throws is the application's own affair. */
  protected report<T>(work: () => Promise<T>, onSuccess: OnSuccess<T>, onError: OnError): void {
    Promise.resolve()
      .then(work)
      .then(
        (value) => this.succeed(onSuccess, value, onError),
        (error: unknown) => this.fail(onError, error, onSuccess),
      );
  }

  protected succeed<T>(onSuccess: OnSuccess<T>, value: T, _onError: OnError): void {
    onSuccess(value);
  }

  protected fail<T>(onError: OnError, error: unknown, _onSuccess: OnSuccess<T>): void {
    const known =
      error instanceof SdkError
        ? error
        : new SdkError('SDK_ERROR', 'The call failed for an unexpected reason.');
    onError({ code: known.code, description: known.description });
  }
}
