// A small mobile messaging SDK: the React Native plugin's surface in TypeScript, on `fetch` alone.
import { problemWith, type SdkError } from './user-data-jwt.ts';

type OnSuccess = (value?: unknown) => void;
type OnError = (error: SdkError) => void;
type Data = Readonly<Record<string, unknown>>;

interface Configuration {
  readonly applicationCode: string;
  readonly userDataJwt?: string | null;
  readonly backendBaseURL?: string;
}

interface PersonalizeContext {
  readonly userIdentity: object;
  readonly userAttributes?: object;
  readonly forceDepersonalize?: boolean;
  readonly keepAsLead?: boolean;
  readonly setDeviceAsPrimary?: boolean;
}

interface Outgoing {
  readonly method: string;
  /** Below the installation's own path, unless it begins with /mobile. */
  readonly path: string;
  readonly body?: unknown;
  readonly takesJwt?: boolean;
}

const REQUEST_TIMEOUT_MS = 30_000;

class Failure extends Error {
  readonly error: SdkError;

  constructor(code: string, description: string) {
    super(description);
    this.error = { code, description };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The backend's own error, or the status where there is none. */
function failureIn(status: number, text: string): Failure {
  const envelope = parsed(text) as
    | { requestError?: { serviceException?: { messageId?: string; text?: string } } }
    | undefined;
  const { messageId, text: description } = envelope?.requestError?.serviceException ?? {};
  return new Failure(
    messageId ?? `HTTP_${status}`,
    description ?? `The server refused the request with status ${status}.`,
  );
}

/** One SDK instance. Every method calls back exactly once. */
export class MobileMessaging {
  readonly #now: () => number;
  #configuration: Configuration = { applicationCode: '' };
  #registration: string | undefined;
  #jwt: unknown;
  #user: Data = {};

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  init(configuration: Configuration, onSuccess: OnSuccess, onError: OnError): void {
    this.#configuration = configuration;
    this.#jwt = configuration.userDataJwt;
    this.#send(
      { method: 'POST', path: '/mobile/1/appinstance?ri=true', body: {} },
      onSuccess,
      onError,
      (answer) => {
        this.#registration = String((answer as Data)['pushRegId']);
      },
    );
  }

  setUserDataJwt(jwt: string | null, onSuccess: OnSuccess): void {
    this.#jwt = jwt;
    queueMicrotask(() => onSuccess());
  }

  fetchUser(onSuccess: OnSuccess, onError: OnError): void {
    this.#send({ method: 'GET', path: '/user?ri=true', takesJwt: true }, onSuccess, onError, (answer) => {
      // What the backend has is all there is: a field that it no longer has is gone.
      this.#user = {};
      return this.#keep(answer);
    });
  }

  saveUser(user: Data, onSuccess: OnSuccess, onError: OnError): void {
    this.#send({ method: 'PATCH', path: '/user', body: user, takesJwt: true }, onSuccess, onError, (answer) =>
      this.#keep({ ...user, ...(answer as Data) }),
    );
  }

  personalize(context: PersonalizeContext, onSuccess: OnSuccess, onError: OnError): void {
    const { userIdentity, userAttributes, forceDepersonalize, keepAsLead, setDeviceAsPrimary } = context;
    const options = { forceDepersonalize, keepAsLead, setDeviceAsPrimary };
    const query = Object.entries(options).map(([name, value]) => `${name}=${value === true}`);
    const path = `/personalize?${query.join('&')}`;
    const body = { userIdentity, userAttributes };
    this.#send({ method: 'POST', path, body, takesJwt: true }, onSuccess, onError, (answer) => {
      this.#user = {};
      return this.#keep(answer);
    });
  }

  depersonalize(onSuccess: OnSuccess, onError: OnError): void {
    this.#send({ method: 'POST', path: '/depersonalize' }, onSuccess, onError, () => {
      this.#user = {};
      this.#jwt = null;
    });
  }

  getUser(onSuccess: OnSuccess): void {
    queueMicrotask(() => onSuccess(this.#user));
  }

  fetchInstallation(onSuccess: OnSuccess, onError: OnError): void {
    this.#send({ method: 'GET', path: '' }, onSuccess, onError);
  }

  saveInstallation(installation: object, onSuccess: OnSuccess, onError: OnError): void {
    this.#send({ method: 'PATCH', path: '', body: installation }, onSuccess, onError);
  }

  submitEventImmediately(event: object, onSuccess: OnSuccess, onError: OnError): void {
    this.#send(
      { method: 'POST', path: '/user/events/custom?validate=true', body: event },
      onSuccess,
      onError,
    );
  }

  #keep(user: unknown): Data {
    this.#user = { ...this.#user, ...(user as Data) };
    return this.#user;
  }

  /** What holds when the application calls is what counts: the call is authorised before anything else is done. */
  #send(
    outgoing: Outgoing,
    onSuccess: OnSuccess,
    onError: OnError,
    then: (answer: unknown) => unknown = (answer) => answer,
  ): void {
    const problem =
      outgoing.takesJwt === true && this.#jwt != null ? problemWith(this.#jwt, this.#now()) : undefined;
    const work =
      problem === undefined
        ? this.#exchange(outgoing)
        : Promise.reject(new Failure(problem.code, problem.description));
    work.then(then).then(onSuccess, (error: unknown) => {
      const unexpected = { code: 'SDK_ERROR', description: 'The call failed for an unexpected reason.' };
      onError(error instanceof Failure ? error.error : unexpected);
    });
  }

  async #exchange({ method, path, body, takesJwt }: Outgoing): Promise<unknown> {
    const { applicationCode, backendBaseURL = 'https://mobile.infobip.com' } = this.#configuration;
    const registers = path.startsWith('/mobile');
    if (!registers && this.#registration === undefined)
      throw new Failure('NO_REGISTRATION', 'The installation is not registered. Call init first.');
    const url = registers ? path : `/mobile/1/appinstance/${this.#registration}${path}`;
    const bearer = takesJwt === true && this.#jwt != null;
    const response = await fetch(`${backendBaseURL}${url}`, {
      method,
      headers: {
        Authorization: bearer ? `Bearer ${String(this.#jwt)}` : `App ${applicationCode}`,
        'Content-Type': 'application/json',
      },
      // The token is for this address alone.
      redirect: 'manual',
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Failure('NETWORK_ERROR', 'The server could not be reached, or did not answer in time.');
    });
    const text = await response.text();
    if (!response.ok) throw failureIn(response.status, text);
    const value = response.status === 204 ? null : parsed(text);
    if (value === undefined)
      throw new Failure('SERVER_RESPONSE_INVALID', `The server answered ${response.status} without JSON.`);
    // A gateway may put the error envelope under a 200.
    if (value !== null && typeof value === 'object' && 'requestError' in value)
      throw failureIn(response.status, text);
    return value ?? undefined;
  }
}
