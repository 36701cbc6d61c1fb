// How a method of an SDK reports: through callbacks or by a promise. No Node API.
import type { Reporting } from '../../contracts/any-surface.ts';
import { isCallbackThrew } from './callback-threw.ts';
import type { Callbacks } from './calls.ts';

/** A method, with the object that it belongs to. */
interface Method {
  readonly sdk: object;
  readonly method: (...args: readonly unknown[]) => unknown;
  /** Without callbacks. */
  readonly args: readonly unknown[];
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return value !== null && typeof value === 'object' && typeof Reflect.get(value, 'then') === 'function';
}

/** Whether a method has room for callbacks among the parameters that it declares. A rest parameter is not counted. */
function declaresCallbacks({ method, args }: Method): boolean {
  return method.length > args.length;
}

/** What is known of an SDK from its calls so far. */
export interface Manner {
  /** It has reported by a promise: a method of it that returns at once, as a setter may, has done its work. */
  promises: boolean;
}

/**
 * Whether what a method returned is its report. That something was returned at once tells nothing by itself:
 * `setUserDataJwt(jwt)` may be done, and `setUserDataJwt(jwt, ...callbacks)` has still to call back.
 */
function isReport(returned: unknown, { promises }: Manner): boolean {
  return isThenable(returned) || promises;
}

function promises(method: Method, reporting: Reporting): boolean {
  return reporting === 'auto' ? !declaresCallbacks(method) : reporting === 'promises';
}

/** @throws what is not thrown on purpose. */
function unlessThrown(error: unknown): void {
  if (!isCallbackThrew(error)) throw error;
}

/**
 * Calls a method and lets its callbacks, or its promise, report. Every method is given callbacks: one that takes none
 * does not see them.
 * @throws what a method throws that reports through callbacks, or of which nobody knows yet how the SDK reports; what it
 * rejects with comes back as a promise that rejects.
 */
export function reported(
  method: Method,
  reporting: Reporting,
  manner: Manner,
  { onSuccess, onError }: Callbacks,
): unknown {
  let called = false;
  const seen =
    <T>(callback: (value?: T) => void) =>
    (value?: T) => {
      called = true;
      callback(value);
    };
  const call = () =>
    Reflect.apply(method.method, method.sdk, [...method.args, seen(onSuccess), seen(onError)]);
  let returned: unknown;
  try {
    returned = call();
  } catch (error) {
    const isItsReport = promises(method, reporting) && (reporting === 'promises' || manner.promises);
    if (!isItsReport) throw error;
    return onError(error);
  }
  if (!promises(method, reporting) || (reporting === 'auto' && !isReport(returned, manner))) return returned;
  // A method that reports both ways has called back already, and is not counted twice.
  const unlessCalled =
    <T>(callback: (value?: T) => void) =>
    (value?: T) =>
      void (called || callback(value));
  if (isThenable(returned) && !called) manner.promises = true;
  if (isThenable(returned))
    // What the application does after its await is no affair of the SDK: what it throws there never gets to it.
    return void returned.then(unlessCalled(onSuccess), unlessCalled(onError)).then(undefined, unlessThrown);
  return unlessCalled(onSuccess)(returned);
}
