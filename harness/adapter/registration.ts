// Waits for the registration of an SDK whose `init` calls success before it. No Node API.
import type { CallResult } from '../../contracts/adapter-protocol.ts';
import type { AnySurface } from '../../contracts/any-surface.ts';

/**
 * How long a registration is waited for after init called back with success, milliseconds. Where the backend has refused
 * it, or the SDK had registered before, no event ever comes.
 */
const REGISTERED_WITHIN_MS = 5_000;

/**
 * Subscribes to the event that says that an installation is registered. Called before `init`.
 * @returns what ends the subscription.
 */
export type OnRegistered = (sdk: AnySurface, registered: () => void) => () => void;

/** Starts an SDK; `ready` is fulfilled when it has registered, or five seconds after it was asked. */
export async function withRegistration(
  sdk: AnySurface,
  onRegistered: OnRegistered,
  start: (ready: () => Promise<void>) => Promise<CallResult>,
): Promise<CallResult> {
  let unsubscribe = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const registered = new Promise<void>((resolve) => {
    unsubscribe = onRegistered(sdk, resolve);
  });
  const given = () =>
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, REGISTERED_WITHIN_MS);
    });
  try {
    return await start(() => Promise.race([registered, given()]));
  } finally {
    clearTimeout(timer);
    unsubscribe();
  }
}
