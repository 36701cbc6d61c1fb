// Something of this process that is taken over while anybody listens, and given back when nobody does.

/** `takeOver`: takes it over, and returns what gives it back. */
export function listeningIn<T>(takeOver: (tell: (event: T) => void) => () => void) {
  const listeners = new Set<(event: T) => void>();
  let giveBack: (() => void) | undefined;
  const tell = (event: T) => {
    for (const listener of listeners) listener(event);
  };
  /** Listens until the function that comes back is called. */
  const listen = (listener: (event: T) => void): (() => void) => {
    // Its own, so that one that listens twice is told twice.
    const own = (event: T) => listener(event);
    listeners.add(own);
    giveBack ??= takeOver(tell);
    return () => {
      if (!listeners.delete(own) || listeners.size > 0) return;
      giveBack?.();
      giveBack = undefined;
    };
  };
  return { listen };
}
