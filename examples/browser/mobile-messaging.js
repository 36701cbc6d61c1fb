// A small mobile messaging SDK for browsers: the React Native plugin's surface on `fetch`.
import { check, SdkError } from './user-data-jwt.js';

const REQUEST_TIMEOUT_MS = 30_000;

function errorIn(status, body) {
  let exception;
  try {
    exception = JSON.parse(body).requestError.serviceException;
  } catch {
    exception = {};
  }
  return new SdkError(
    exception?.messageId || `HTTP_${status}`,
    exception?.text || `The server refused the request with status ${status}.`,
  );
}

function valueIn(status, body) {
  if (status < 200 || status > 299) throw errorIn(status, body);
  if (status === 204) return undefined;
  let value;
  try {
    value = JSON.parse(body);
  } catch {
    throw new SdkError('SERVER_RESPONSE_INVALID', `The server answered ${status} without JSON.`);
  }
  // A gateway may put the error envelope under a 200.
  if (value?.requestError) throw errorIn(status, body);
  return value;
}

/** One SDK instance. Every method calls back exactly once. */
export class MobileMessaging {
  #now;
  #baseUrl = 'https://mobile.infobip.com';
  #applicationCode = '';
  #registration = null;
  #jwt = null;
  #user = {};

  /** `now`: the clock, epoch milliseconds. */
  constructor(now = Date.now) {
    this.#now = now;
  }

  init(configuration, onSuccess, onError) {
    this.#applicationCode = configuration.applicationCode;
    this.#baseUrl = (configuration.backendBaseURL ?? this.#baseUrl).replace(/\/+$/, '');
    this.#jwt = configuration.userDataJwt ?? null;
    const registered = (installation) => {
      this.#registration = installation.pushRegId;
    };
    this.#run(this.#send('POST', '/mobile/1/appinstance?ri=true', {}), registered, onSuccess, onError);
  }

  setUserDataJwt(jwt, onSuccess) {
    this.#jwt = jwt ?? null;
    queueMicrotask(() => onSuccess());
  }

  fetchUser(onSuccess, onError) {
    const fetched = (user) => {
      // What the backend has is all there is: a field that it no longer has is gone.
      this.#user = {};
      return this.#keep(user);
    };
    this.#run(this.#person('GET', '/user?ri=true'), fetched, onSuccess, onError);
  }

  saveUser(user, onSuccess, onError) {
    const saved = (answer) => this.#keep({ ...user, ...answer });
    this.#run(this.#person('PATCH', '/user', user), saved, onSuccess, onError);
  }

  personalize(context, onSuccess, onError) {
    const { userIdentity, userAttributes, forceDepersonalize, keepAsLead, setDeviceAsPrimary } = context;
    const flags = { forceDepersonalize, keepAsLead, setDeviceAsPrimary };
    const query = Object.entries(flags).map(([name, value]) => `${name}=${value === true}`);
    const personalized = (person) => {
      this.#user = {};
      return this.#keep(person);
    };
    const path = `/personalize?${query.join('&')}`;
    this.#run(this.#person('POST', path, { userIdentity, userAttributes }), personalized, onSuccess, onError);
  }

  depersonalize(onSuccess, onError) {
    const forget = () => {
      this.#user = {};
      this.#jwt = null;
    };
    this.#run(this.#installation('POST', '/depersonalize'), forget, onSuccess, onError);
  }

  getUser(onSuccess) {
    queueMicrotask(() => onSuccess(this.#user));
  }

  fetchInstallation(onSuccess, onError) {
    this.#run(this.#installation('GET', ''), (answer) => answer, onSuccess, onError);
  }

  saveInstallation(installation, onSuccess, onError) {
    this.#run(this.#installation('PATCH', '', installation), (answer) => answer, onSuccess, onError);
  }

  submitEventImmediately(event, onSuccess, onError) {
    const path = '/user/events/custom?validate=true';
    this.#run(this.#installation('POST', path, event), () => undefined, onSuccess, onError);
  }

  #keep(user) {
    this.#user = { ...this.#user, ...user };
    return this.#user;
  }

  /** A call of the installation: authorised with the application code. */
  async #installation(method, path, body) {
    return this.#send(method, this.#path(path), body);
  }

  /** A call of the person: authorised with the JWT where there is one. A bad one ends it here: nothing is sent. */
  async #person(method, path, body) {
    const target = this.#path(path);
    if (this.#jwt === null) return this.#send(method, target, body);
    check(this.#jwt, this.#now());
    return this.#send(method, target, body, `Bearer ${this.#jwt}`);
  }

  #path(path) {
    if (this.#registration === null)
      throw new SdkError('NO_REGISTRATION', 'The installation is not registered. Call init first.');
    return `/mobile/1/appinstance/${encodeURIComponent(this.#registration)}${path}`;
  }

  async #send(method, path, body, authorization = `App ${this.#applicationCode}`) {
    let response;
    try {
      response = await fetch(this.#baseUrl + path, {
        method,
        headers: {
          Authorization: authorization,
          Accept: 'application/json',
          'Content-Type': 'application/json',
        },
        // The token is for this address alone.
        redirect: 'manual',
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      throw new SdkError('NETWORK_ERROR', 'The server could not be reached, or did not answer in time.');
    }
    return valueIn(response.status, await response.text());
  }

  #run(work, then, onSuccess, onError) {
    work
      .then(then)
      .then(onSuccess, ({ code = 'SDK_ERROR', description = 'The call failed.' }) =>
        onError({ code, description }),
      );
  }
}
