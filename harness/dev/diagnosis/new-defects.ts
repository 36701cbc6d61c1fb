// Twenty defects of SDKs that were written from the requirements alone, before any of the known ones was read. The labels
// were fixed before the first run: they say what a diagnosis of each may say and still be true.

import type { OnError, OnSuccess, PersonalizeContext, UserData } from '../../../contracts/plugin-surface.ts';
import type { RequirementId } from '../../../contracts/requirement.ts';
import type { MakeSdk } from '../../reference/adapter.ts';
import { SdkError } from '../../reference/parts/sdk-error.ts';
import { TOKEN_RULES, type TokenRules } from '../../reference/parts/validate-jwt.ts';
import { type Outgoing, type ReferenceOptions, ReferenceSdk } from '../../reference/sdk.ts';

/** A defect that no fingerprint was made of. */
export interface NewDefect {
  readonly id: string;
  /** What it does, for whoever judges a name that it is given. */
  readonly sentence: string;
  /** What the first symptom has to say. */
  readonly symptom: RegExp;
  /** What "where" may name: one of these properties, with this value. */
  readonly where: RegExp;
  /** A known defect that breaks one of these is close. */
  readonly breaks: readonly RequirementId[];
  readonly make: MakeSdk;
}

type Label = Omit<NewDefect, 'id' | 'make'>;

function defect(id: string, label: Label, Sdk: new (options: ReferenceOptions) => ReferenceSdk): NewDefect {
  return { id, ...label, make: (options) => new Sdk(options) };
}

function ruleDefect(id: string, label: Label, rules: Partial<TokenRules>): NewDefect {
  return defect(
    id,
    label,
    class extends ReferenceSdk {
      protected override readonly rules = { ...TOKEN_RULES, ...rules };
    },
  );
}

/** By application code: a new start is a new object, and what it finds is kept outside. */
const KEPT = new Map<string, unknown>();

const REFUSED_CALL = /call is made although|must (fail|refuse) goes out|goes out with its token/i;

/** They. */
export const NEW_DEFECTS: readonly NewDefect[] = [
  ruleDefect(
    'exp-read-as-milliseconds',
    {
      sentence: '`exp` is compared with milliseconds, so that every token has expired.',
      symptom: /refuses on its own a call that is good/i,
      where: /jwt|valid|init|setter|replaced/,
      breaks: ['UDA-02', 'UDA-03', 'UDA-13', 'UDA-18'],
    },
    { isExpired: (exp, nowMs) => nowMs >= Number(exp) },
  ),
  defect(
    'scheme-in-capitals',
    {
      sentence: 'The scheme is `BEARER`.',
      symptom: /neither a token nor the application code/i,
      where: /jwt|valid|init|setter|replaced/,
      breaks: ['UDA-02', 'UDA-03'],
    },
    class extends ReferenceSdk {
      protected override bearer(token: unknown): string {
        return `BEARER ${String(token)}`;
      }
    },
  ),
  defect(
    'external-user-id-lower-case',
    {
      sentence: 'personalize sends the external user ID in lower case.',
      symptom: /goes out is not what the application gave/i,
      where: /personalize|identit|given/,
      breaks: ['UDA-11', 'UDA-38'],
    },
    class extends ReferenceSdk {
      protected override personalizeBody(
        userIdentity: PersonalizeContext['userIdentity'],
        userAttributes: UserData | undefined,
      ): unknown {
        const { externalUserId } = userIdentity;
        const lower =
          externalUserId === undefined || externalUserId === null
            ? {}
            : { externalUserId: externalUserId.toLowerCase() };
        return super.personalizeBody({ ...userIdentity, ...lower }, userAttributes);
      }
    },
  ),
  defect(
    'backend-text-undefined',
    {
      sentence: 'The description of each backend error is the text "undefined".',
      symptom: /no code or no description of its own/i,
      where: /backend|error|status|refus|trouble|malformed|token|mode/,
      breaks: ['UDA-16', 'UDA-22', 'UDA-20'],
    },
    class extends ReferenceSdk {
      protected override backendError(status: number, body: string): SdkError {
        return new SdkError(super.backendError(status, body).code, 'undefined');
      }
    },
  ),
  defect(
    'again-with-the-application-code',
    {
      sentence: 'A call that is answered with 401 is made again with the application code.',
      symptom: /application code|fails.*success|reports success/i,
      where: /refus|forged|backend|unspecified|valid|jwt/,
      breaks: ['UDA-14', 'UDA-20', 'UDA-39', 'UDA-02'],
    },
    class extends ReferenceSdk {
      protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
        const response = await this.fetchOf(outgoing, authorization);
        const body = await response.text().catch(() => '');
        if (response.status === 401 && authorization.startsWith('Bearer '))
          return super.exchange(outgoing, this.anonymousAuthorization());
        return this.read(outgoing, response.status, body);
      }
    },
  ),
  defect(
    'setter-dropped-while-busy',
    {
      sentence: 'While a request is under way the setter changes nothing.',
      symptom: /another token|application code instead|no longer set|is made although|with its token/i,
      where: /overlap|meanwhile|moment|replaced|setter|cleared/,
      breaks: ['UDA-03', 'UDA-04', 'UDA-07', 'UDA-39'],
    },
    class extends ReferenceSdk {
      #busy = 0;
      protected override keepToken(jwt: unknown): void {
        if (this.#busy === 0) super.keepToken(jwt);
      }
      protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
        this.#busy += 1;
        try {
          return await super.exchange(outgoing, authorization);
        } finally {
          this.#busy -= 1;
        }
      }
    },
  ),
  defect(
    'anonymous-fetch-unauthorised',
    {
      sentence: 'fetchUser without a token carries no authorisation at all.',
      symptom: /without any authorisation/i,
      where: /fetchUser|cleared|never/,
      breaks: ['UDA-01', 'UDA-06', 'UDA-07', 'UDA-09'],
    },
    class extends ReferenceSdk {
      protected override headersOf(outgoing: Outgoing, authorization: string): Record<string, string> {
        const { Authorization, ...rest } = super.headersOf(outgoing, authorization);
        const keeps = outgoing.endpoint !== 'fetchUser' || authorization.startsWith('Bearer ');
        return keeps && Authorization !== undefined ? { ...rest, Authorization } : rest;
      }
    },
  ),
  defect(
    'token-trimmed',
    {
      sentence: 'White space around a token is cut off, and the rest is used.',
      symptom: REFUSED_CALL,
      where: /white|space|malformed|alphabet|empty|form/,
      breaks: ['UDA-31', 'UDA-12', 'UDA-02', 'UDA-34', 'UDA-30'],
    },
    class extends ReferenceSdk {
      protected override keepToken(jwt: unknown): void {
        super.keepToken(typeof jwt === 'string' ? jwt.trim() : jwt);
      }
    },
  ),
  defect(
    'verdict-on-a-token-kept',
    {
      sentence: 'A token that was good once counts as good for ever.',
      symptom: REFUSED_CALL,
      where: /expire|later|moment|validation|valid/,
      breaks: ['UDA-17', 'UDA-13', 'UDA-14', 'UDA-32'],
    },
    class extends ReferenceSdk {
      readonly #good = new Set<unknown>();
      protected override problemWith(
        ...given: Parameters<ReferenceSdk['problemWith']>
      ): SdkError | undefined {
        if (this.#good.has(given[0])) return undefined;
        const problem = super.problemWith(...given);
        if (problem === undefined) this.#good.add(given[0]);
        return problem;
      }
    },
  ),
  defect(
    'personalize-unchecked',
    {
      sentence: 'personalize does not look at the token.',
      symptom: REFUSED_CALL,
      where: /personalize/,
      breaks: ['UDA-12', 'UDA-13', 'UDA-14'],
    },
    class extends ReferenceSdk {
      protected override problemWith(
        ...given: Parameters<ReferenceSdk['problemWith']>
      ): SdkError | undefined {
        return given[1] === 'personalize' ? undefined : super.problemWith(...given);
      }
    },
  ),
  defect(
    'null-fields-dropped',
    {
      sentence: 'saveUser leaves out fields that are null, so that nothing can be cleared.',
      symptom: /goes out is not what the application gave/i,
      where: /saveUser|user|given|null/,
      breaks: ['UDA-38'],
    },
    class extends ReferenceSdk {
      protected override userBody(user: UserData): unknown {
        return Object.fromEntries(Object.entries(user).filter(([, value]) => value !== null));
      }
    },
  ),
  defect(
    'own-errors-told-twice',
    {
      sentence: "The SDK's own two errors reach the error callback twice.",
      symptom: /calls back more than once/i,
      where: /malformed|expired|token/,
      breaks: ['UDA-15'],
    },
    class extends ReferenceSdk {
      protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
        super.fail(onError, error, onSuccess);
        if (error instanceof SdkError && error.code.startsWith('JWT_')) super.fail(onError, error, onSuccess);
      }
    },
  ),
  defect(
    'refusal-without-envelope-is-success',
    {
      sentence: 'A status of 4xx whose body is no error envelope counts as success.',
      symptom: /must fail.*reports success|reports success without/i,
      where: /backend|error|status|trouble|answer|body/,
      breaks: ['UDA-22', 'UDA-15'],
    },
    class extends ReferenceSdk {
      protected override read(outgoing: Outgoing, status: number, body: string): unknown {
        if (status >= 400 && status < 500 && !body.includes('requestError')) return {};
        return super.read(outgoing, status, body);
      }
    },
  ),
  defect(
    'token-in-the-description',
    {
      sentence: "The description of the SDK's own errors quotes the token.",
      symptom: /token turns up where it does not belong/i,
      where: /malformed|expired|token|leak/,
      breaks: ['UDA-35'],
    },
    class extends ReferenceSdk {
      protected override refuse(problem: SdkError, token: unknown): string {
        return super.refuse(new SdkError(problem.code, `${problem.description} ${String(token)}`), token);
      }
    },
  ),
  defect(
    'new-start-keeps-the-token',
    {
      sentence: 'cleanup and a start without a token leave the old token in place.',
      symptom: /goes out with (its|the|another) token|another token instead/i,
      where: /start|never|init|clean/,
      breaks: ['UDA-45', 'UDA-06'],
    },
    class extends ReferenceSdk {
      protected override keepInitialToken(jwt: string | null | undefined): void {
        super.keepInitialToken(jwt);
        this.token ??= KEPT.get(this.applicationCode) ?? null;
      }
      protected override keepToken(jwt: unknown): void {
        super.keepToken(jwt);
        if (jwt !== null && jwt !== undefined) KEPT.set(this.applicationCode, jwt);
      }
    },
  ),
  defect(
    'token-of-the-configuration-ignored',
    {
      sentence: 'The token of the configuration is ignored.',
      symptom: /application code instead of the token/i,
      where: /init/,
      breaks: ['UDA-02'],
    },
    class extends ReferenceSdk {
      protected override keepInitialToken(): void {
        super.keepInitialToken(null);
      }
    },
  ),
  defect(
    'null-becomes-a-text',
    {
      sentence:
        'null given to the setter is kept as the text "null", and sent as a token without being looked at.',
      symptom: /neither a token|no token goes out as one/i,
      where: /cleared|null|setter/,
      breaks: ['UDA-06', 'UDA-07', 'UDA-08', 'UDA-09', 'UDA-34'],
    },
    class extends ReferenceSdk {
      override setUserDataJwt(...given: Parameters<ReferenceSdk['setUserDataJwt']>): void {
        const [jwt, ...callbacks] = given;
        super.setUserDataJwt(String(jwt), ...callbacks);
      }
      protected override problemWith(
        ...given: Parameters<ReferenceSdk['problemWith']>
      ): SdkError | undefined {
        return given[0] === 'null' ? undefined : super.problemWith(...given);
      }
    },
  ),
  defect(
    'colon-after-the-scheme',
    {
      sentence: 'The application code goes out as `App: <code>`.',
      symptom: /neither a token nor the application code|does not start/i,
      where: /application code|mode|never|cleared/,
      breaks: ['UDA-01', 'UDA-05', 'UDA-06'],
    },
    class extends ReferenceSdk {
      protected override anonymousAuthorization(): string {
        return `App: ${this.applicationCode}`;
      }
    },
  ),
  ruleDefect(
    'five-minutes-of-grace',
    {
      sentence: 'A token counts as valid for five minutes after it has expired.',
      symptom: REFUSED_CALL,
      where: /expired|expir|moment/,
      breaks: ['UDA-13', 'UDA-17', 'UDA-32', 'UDA-14'],
    },
    { isExpired: (exp, nowMs) => nowMs / 1_000 - 300 >= Number(exp) },
  ),
  defect(
    'offline-is-success',
    {
      sentence: 'Where the server cannot be reached, the call reports what was kept as success.',
      symptom: /reports success/i,
      where: /backend|trouble|answer|reset/,
      breaks: ['UDA-22', 'UDA-15'],
    },
    class extends ReferenceSdk {
      protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
        try {
          return await super.exchange(outgoing, authorization);
        } catch (error) {
          if (error instanceof SdkError && error.code === 'NETWORK_ERROR') return this.user;
          throw error;
        }
      }
    },
  ),
];
