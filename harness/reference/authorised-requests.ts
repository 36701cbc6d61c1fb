// How the reference SDK authorises and sends its requests, written from requirements.md alone.
// Each decision is a method of its own, so that a mutant overrides exactly one.
import { DEFAULT_BASE_URL, ENDPOINT_ROUTES, type Endpoint, JWT_ENDPOINTS } from '../../contracts/wire.ts';
import { errorIn, isErrorEnvelope, valueIn } from './parts/answer.ts';
import { SdkError } from './parts/sdk-error.ts';
import { TOKEN_RULES, type TokenRules, tokenProblem } from './parts/validate-jwt.ts';

/** What the SDK takes from its host. */
export interface ReferenceOptions {
  /** Epoch milliseconds. Default: the real clock. */
  readonly now?: () => number;
  /** Default: the global fetch, looked up at each call. */
  readonly fetch?: typeof fetch;
}

/** A request as the SDK is about to send it. */
export interface Outgoing {
  readonly endpoint: Endpoint;
  readonly query?: Readonly<Record<string, boolean>>;
  readonly body?: unknown;
}

/** What an SDK holds of its profile and its person, and the requests that it makes with it. */
export abstract class AuthorisedRequests {
  protected readonly now: () => number;
  protected readonly fetch: typeof fetch;
  /** How long a request may take, milliseconds. */
  protected readonly requestTimeoutMs: number = 30_000;
  protected readonly rules: TokenRules = TOKEN_RULES;
  protected baseUrl = DEFAULT_BASE_URL;
  protected applicationCode = '';
  protected pushRegistrationId: string | null = null;
  /** What the application gave as its JWT, as it gave it; null: the person is anonymous (UDA-06). */
  protected token: unknown = null;

  constructor(options: ReferenceOptions = {}) {
    this.now = options.now ?? Date.now;
    this.fetch = options.fetch ?? ((...given) => fetch(...given));
  }

  /** Keeps the token of the configuration; without one the person is anonymous (UDA-02, UDA-06). */
  protected keepInitialToken(jwt: string | null | undefined): void {
    this.keepToken(jwt ?? null);
  }

  /** Keeps a token as it is: it is validated before each call, not here (UDA-17). undefined counts as null (UDA-41). */
  protected keepToken(jwt: unknown): void {
    this.token = jwt ?? null;
  }

  /** The token that authorises the next call; null: none. */
  protected currentToken(): unknown {
    return this.token;
  }

  /** Why a token must not be sent (UDA-12, UDA-13); undefined: it may. */
  protected problemWith(token: unknown, _endpoint: Endpoint): SdkError | undefined {
    return tokenProblem(token, this.now(), this.rules);
  }

  /** Which endpoints a JWT authorises (UDA-05). */
  protected takesJwt(endpoint: Endpoint): boolean {
    return JWT_ENDPOINTS.includes(endpoint);
  }

  /**
   * The Authorization header of a call.
   * @throws SdkError when the token fails validation: then no call is made (UDA-14).
   */
  protected authorization(endpoint: Endpoint): string {
    const token = this.takesJwt(endpoint) ? this.currentToken() : null;
    if (token === null) return this.anonymousAuthorization();
    const problem = this.problemWith(token, endpoint);
    if (problem !== undefined) return this.refuse(problem, token);
    return this.bearer(token);
  }

  /** The header's value, with the token byte for byte (UDA-02). */
  protected bearer(token: unknown): string {
    return `Bearer ${String(token)}`;
  }

  protected anonymousAuthorization(): string {
    return `App ${this.applicationCode}`;
  }

  /** What happens with a token that failed validation. */
  protected refuse(problem: SdkError, _token: unknown): string {
    throw problem;
  }

  protected urlOf({ endpoint, query = {} }: Outgoing, _authorization: string): string {
    const path = ENDPOINT_ROUTES[endpoint].path.replace(
      '{pushRegistrationId}',
      encodeURIComponent(this.pushRegistrationId ?? ''),
    );
    const parameters = new URLSearchParams(
      Object.entries(query).map(([name, value]) => [name, String(value)]),
    );
    return `${this.baseUrl}${path}${parameters.size === 0 ? '' : `?${parameters}`}`;
  }

  protected headersOf(_outgoing: Outgoing, authorization: string): Record<string, string> {
    return { Authorization: authorization, Accept: 'application/json', 'Content-Type': 'application/json' };
  }

  /** Sends a request: authorised first, so that a bad token ends it before anything else is done. */
  protected async send(outgoing: Outgoing): Promise<unknown> {
    if (outgoing.endpoint !== 'registerInstallation' && this.pushRegistrationId === null) {
      throw new SdkError('NO_REGISTRATION', 'The installation is not registered. Call init first.');
    }
    const authorization = this.authorization(outgoing.endpoint);
    return this.exchange(outgoing, authorization);
  }

  /** One request and its answer. */
  protected async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
    const response = await this.fetchOf(outgoing, authorization);
    const body = await response.text().catch(() => '');
    return this.read(outgoing, response.status, body);
  }

  protected bodyOf({ body }: Outgoing, _authorization: string): unknown {
    return body;
  }

  protected async fetchOf(outgoing: Outgoing, authorization: string): Promise<Response> {
    const body = this.bodyOf(outgoing, authorization);
    try {
      return await this.fetch(this.urlOf(outgoing, authorization), {
        method: ENDPOINT_ROUTES[outgoing.endpoint].method,
        headers: this.headersOf(outgoing, authorization),
        // A redirect is no answer to the call, and the token is for this address alone (UDA-35).
        redirect: 'manual',
        signal: AbortSignal.timeout(this.requestTimeoutMs),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw this.networkError(error);
    }
  }

  protected networkError(error: unknown): SdkError {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return new SdkError(
      'NETWORK_ERROR',
      timedOut ? 'The server did not answer in time.' : 'The server could not be reached.',
    );
  }

  /** The value of an answer, or the error that the backend reported (UDA-20, UDA-22). */
  protected read(_outgoing: Outgoing, status: number, body: string): unknown {
    if (status < 200 || status > 299 || isErrorEnvelope(body)) throw this.backendError(status, body);
    return valueIn(status, body);
  }

  protected backendError(status: number, body: string): SdkError {
    return errorIn(status, body);
  }
}
