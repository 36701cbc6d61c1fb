// What a scenario is: data that says what is done with an SDK and what must then be seen.
import type { Json } from '../contracts/json.ts';
import type { Mode } from '../contracts/mode.ts';
import type { Operation } from '../contracts/operations.ts';
import type { Level, RequirementId } from '../contracts/requirement.ts';
import type { FaultBody } from './fault-bodies.ts';
import type { RecipeId } from './recipe.ts';
import type { TokenEdit } from './token-edits/all.ts';

/** Names a token within one scenario. */
export type TokenName = string;

/** How the token that a scenario is about got into the SDK. */
export type TokenRoute = 'init' | 'setter' | 'replaced' | 'cleared' | 'never';

/**
 * A token minted at this moment, after a recipe or with edits; `lifetimeSeconds` overrides a valid recipe's `exp`. `like`: a
 * token of an earlier step, with whose `jti`, `iat` and `exp` it begins. `signatureOf`: one whose signature it has.
 */
export type MintedSupply = {
  readonly token: TokenName;
  readonly sub?: 'own' | 'other';
  readonly lifetimeSeconds?: number;
  readonly like?: TokenName;
  readonly signatureOf?: TokenName;
} & ({ readonly recipe: RecipeId } | { readonly edits: readonly TokenEdit[] });

/** What is given to the SDK where it takes a JWT. */
export type Supply =
  | MintedSupply
  /** A token minted by an earlier step, again. */
  | { readonly token: TokenName; readonly again: true }
  /** Any other value: null, the empty string, a number. */
  | { readonly value: Json }
  /** Nothing: no `userDataJwt` in the configuration, or the setter called with `undefined`. */
  | { readonly absent: true };

/** How the mock backend answers requests, instead of doing them. */
export type BackendFault = {
  /** Which requests. Without it: those of the operations that take a JWT. */
  readonly on?: 'every-call';
} & (
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: FaultBody;
      /** The envelope's code and text. */
      readonly messageId?: string;
      readonly text?: string;
      readonly delayMs?: number;
      /** The header `Retry-After`, in seconds. */
      readonly retryAfterSeconds?: number;
      /**
       * The header `Location`: the same call again, which is then done as usual; a host that is not the backend; or an
       * endpoint of the backend that none of the operations has.
       */
      readonly location?: 'same-host' | 'other-host' | 'other-endpoint';
    }
  /** The connection is reset before any answer, after this many milliseconds where they are given. */
  | { readonly kind: 'reset'; readonly delayMs?: number }
  /** The request is done as usual, and the connection is reset in the middle of the answer's body. */
  | { readonly kind: 'cut'; readonly delayMs?: number }
  /** No answer: after this many milliseconds the connection is reset. What is tried again meanwhile is reset at once. */
  | { readonly kind: 'no-answer'; readonly delayMs: number }
  /** The request is done as usual, and answered this many milliseconds later. */
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** The request is done as usual, and the answer has these headers too. */
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> }
  /**
   * The person has changed on the backend, by somebody else: these fields are another's now, null takes one away. The
   * request is done as usual after that.
   */
  | { readonly kind: 'person-changed'; readonly user: Readonly<Record<string, Json>> }
);

/** Which authorisation a request must carry: `App <applicationCode>`, or `Bearer` and the token byte for byte. */
export type Authorisation = 'application-code' | { readonly token: TokenName };

/**
 * One thing that must be seen of a step, and the requirement that says so; its level is the requirement's.
 * The judge turns each into one check.
 */
export type Expectation = { readonly requirement: RequirementId } & (
  | { readonly kind: 'succeeds' }
  /** The error callback fired and the success callback did not; with one of the codes where they are given. */
  | { readonly kind: 'fails'; readonly codes?: readonly string[] }
  /** The error's code is the one that the backend put into its answer. */
  | { readonly kind: 'fails-with-backend-code' }
  /** Exactly one callback fired, however long one waits. */
  | { readonly kind: 'called-back-once' }
  /** If there was an error: it has a code and a description, both non-empty strings. */
  | { readonly kind: 'described' }
  /** Where the success callback fired, the backend had accepted the call's request. */
  | { readonly kind: 'no-false-success' }
  /** The operation's request arrived, and each carried this authorisation. */
  | { readonly kind: 'authorised'; readonly by: Authorisation }
  /** The operation's request arrived, and each carried one of these: two setters were called at once. */
  | { readonly kind: 'authorised-by-one-of'; readonly by: readonly Authorisation[] }
  /** Each request of the operation carried what was set at the moment at which it was sent, a retry's too. */
  | { readonly kind: 'follows-the-token' }
  /** The call made no more requests than this: what is tried again is bounded. */
  | { readonly kind: 'requests-bounded'; readonly atMost: number }
  /** The call is over: after it no request carries what it was given, and none is made in its place. */
  | { readonly kind: 'is-over'; readonly texts?: readonly string[] }
  /** No request of the operation arrived, nor any with the refused token. */
  | { readonly kind: 'no-request' }
  /** No request of the step carried a `Bearer` authorisation: what was supplied was no token. */
  | { readonly kind: 'no-bearer' }
  /** The tokens of the scenario appear in the Authorization header of the JWT endpoints only, and in no log line. */
  | { readonly kind: 'token-confined' }
  /** The SDK answered in bounded time and nothing was thrown. */
  | { readonly kind: 'survives' }
  /** The request's JSON body has this value at this dotted path. */
  | { readonly kind: 'sends'; readonly path: string; readonly equals: Json }
  /**
   * What the application gave goes out unchanged: the user identity (nothing of it beside), the flags of personalize (one
   * that was not given is not sent as true), every field of the user, or the user attributes of personalize with nothing
   * beside them that an earlier call was given.
   */
  | {
      readonly kind: 'sends-what-was-given';
      readonly part: 'user-identity' | 'flags' | 'user-data' | 'user-attributes';
    }
  /** The success callback's value has every field of the backend's answer, and no documented field besides. */
  | { readonly kind: 'returns-what-was-answered' }
  /** The success callback's value has (or has not) this value at this dotted path. */
  | { readonly kind: 'returns'; readonly path: string; readonly equals: Json }
  | { readonly kind: 'returns-not'; readonly path: string; readonly value: Json }
  /** INFO: nothing is expected; what was seen answers the question. */
  | { readonly kind: 'observes'; readonly question: string }
);

/** What an application may do in the callbacks of a call. */
interface Calling {
  /** The first callback throws, once it has been seen: what the application's code does is no affair of the SDK. */
  readonly callbackThrows?: true;
}

/**
 * Gives the SDK its configuration and waits until it has registered. A second one starts a new instance; with `same` it
 * starts the one that there is once more, where the adapter can.
 */
export interface InitStep extends Calling {
  readonly do: 'init';
  readonly same?: true;
  /** The configuration has the code of another application of the same backend, from now on. */
  readonly application?: 'other';
  readonly jwt?: Supply;
  readonly expectations: readonly Expectation[];
}

/** Calls the setter. */
export interface SetJwtStep extends Calling {
  readonly do: 'set-jwt';
  readonly jwt: Supply;
  readonly expectations: readonly Expectation[];
}

/**
 * Calls an operation. In `argument`, strings stand for the scenario's own values: `$externalUserId`,
 * `$otherExternalUserId`, `$fresh` (unique for each call). `control`: this call proves that the SDK reaches the
 * backend; where it fails, "no request was made" elsewhere in the scenario proves nothing.
 */
export interface CallStep extends Calling {
  readonly do: 'call';
  readonly operation: Operation;
  readonly argument?: Json;
  readonly control?: boolean;
  /** Made without the pause that an adapter's debounce asks for: success without a request is never right here. */
  readonly atOnce?: boolean;
  readonly expectations: readonly Expectation[];
}

/** What may overlap: a start of the SDK, a setter, an operation. */
export type OuterStep = InitStep | SetJwtStep | CallStep;

/** What may happen while a call is under way. */
export type InnerStep = SetJwtStep | CallStep | ExpireStep;

/**
 * Starts a call and, once its request is under way, plays the steps; then waits for the call to end. Its answer waits for
 * the steps, at most a second: they overlap on a busy machine too. `atOnce`: the steps do not wait for one another.
 * `inCallback`: they happen inside the call's first callback instead, before it returns, and do not wait for one another.
 */
export interface MeanwhileStep {
  readonly do: 'meanwhile';
  readonly call: OuterStep;
  readonly atOnce?: boolean;
  readonly inCallback?: true;
  readonly steps: readonly InnerStep[];
}

/** Lets time pass until the token has expired: by setting the SDK's clock where that works, else by waiting. */
export interface ExpireStep {
  readonly do: 'expire';
  readonly token: TokenName;
}

/**
 * Sets the SDK's clock to this many milliseconds after the token's `exp`, before it where it is negative. A scenario that
 * has such a step is not applicable to an SDK whose clock cannot be set.
 */
export interface ClockStep {
  readonly do: 'clock';
  readonly token: TokenName;
  readonly afterExpMs: number;
}

/** Changes how the backend answers from now on; null: as usual. */
export interface BackendStep {
  readonly do: 'backend';
  readonly fault: BackendFault | null;
}

/** One step of a scenario. */
export type Step = InitStep | SetJwtStep | CallStep | MeanwhileStep | ExpireStep | ClockStep | BackendStep;

/** One case of the catalogue. */
export interface Scenario {
  /** Stable for ever and readable: `jwt/expired/by-1-second/saveUser/via-setter`. */
  readonly id: string;
  /** The file of `scenarios/` that it comes from. */
  readonly theme: string;
  /** What it is for, in one sentence. */
  readonly sentence: string;
  readonly mode: Mode;
  /** The strictest level of the requirements that it is about. */
  readonly level: Level;
  /** The requirements that it is about; its checks may touch others. */
  readonly requirements: readonly RequirementId[];
  readonly operation?: Operation;
  readonly recipe?: RecipeId;
  readonly route?: TokenRoute;
  /** It takes seconds whatever the machine: started first. */
  readonly slow?: boolean;
  readonly steps: readonly Step[];
}
