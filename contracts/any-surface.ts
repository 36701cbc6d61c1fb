// What an SDK under test may look like: the plugin's methods, with its callbacks or with promises, each as it likes.

/** What a callback-based method is given. Written so that narrower callbacks of an SDK's own types fit. */
export type SuccessCallback = (value?: unknown) => void;
/** What a callback-based method is given for its failure: `{ code, description, domain? }`, as the SDK makes it. */
export type ErrorCallback = (error?: unknown) => void;

/**
 * A method without an argument: `(onSuccess, onError)`, or one that returns a promise. `unknown`: a callback-based
 * method may return anything.
 */
export type PlainMethod = (onSuccess: SuccessCallback, onError: ErrorCallback) => unknown;

/**
 * A method with an argument: `(argument, onSuccess, onError)`, or `(argument)` that returns a promise. `never`: the
 * SDK's own type of the argument is its own affair.
 */
export type ArgumentMethod = (argument: never, onSuccess: SuccessCallback, onError: ErrorCallback) => unknown;

/** An SDK with the plugin's methods: callbacks, promises, or some of each. */
export interface AnySurface {
  readonly init: ArgumentMethod;
  readonly setUserDataJwt: ArgumentMethod;
  readonly fetchUser: PlainMethod;
  readonly saveUser: ArgumentMethod;
  readonly personalize: ArgumentMethod;
  readonly depersonalize?: PlainMethod;
  readonly getUser?: PlainMethod;
  readonly fetchInstallation?: PlainMethod;
  readonly saveInstallation?: ArgumentMethod;
  readonly submitEventImmediately?: ArgumentMethod;
  readonly cleanup?: PlainMethod;
}

/**
 * How an SDK's methods report. `callbacks`: through `onSuccess` and `onError`; a promise that they return besides counts
 * for nothing, unless it rejects. `promises`: a promise that is fulfilled, or a plain return, is a success; one that
 * rejects, or a throw, is an error. `auto`: each method by the number of parameters that it declares.
 */
export type Reporting = 'auto' | 'callbacks' | 'promises';
