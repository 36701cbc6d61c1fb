// What goes wrong in an SDK in this process where nobody catches it: a throw in a timer, a promise that rejects unseen. Either
// would end the process, and the report with it. Whatever a call into the SDK set off is known by its asynchronous context.
import { AsyncLocalStorage } from 'node:async_hooks';
import { redactTokens } from '../tokens/decode.ts';
import { listeningIn } from './listening-in.ts';

/** Something that escaped an SDK. `throw` would end its process anywhere; `rejection` is only reported by some hosts. */
export interface Escaped {
  readonly kind: 'throw' | 'rejection';
  /** What it was, bounded, without a usable token. */
  readonly text: string;
}

const MAX_TEXT = 300;
const context = new AsyncLocalStorage<true>();

/** Does work of the SDK: its code is loaded, or called. */
export function inSdk<T>(work: () => T): T {
  return context.run(true, work);
}

/** Whether what is running now was set off by the SDK: asked by whoever takes what nobody caught. */
export function isFromSdk(): boolean {
  return context.getStore() === true;
}

function inWords(thrown: unknown): string {
  const text =
    thrown instanceof Error
      ? `${thrown.name}: ${thrown.message} ${thrown.stack?.split('\n')[1]?.trim() ?? ''}`
      : String(thrown);
  return redactTokens(text).slice(0, MAX_TEXT).trim();
}

/** Takes over what nobody catches; what is not the SDK's goes on as if nobody had listened. */
function takeOver(tell: (escaped: Escaped) => void): () => void {
  const taker = (event: 'unhandledRejection' | 'uncaughtException', kind: Escaped['kind']) => {
    const take = (thrown: unknown) => {
      if (isFromSdk()) tell({ kind, text: inWords(thrown) });
      else if (process.listenerCount(event) === 1) throw thrown;
    };
    process.on(event, take);
    return () => process.off(event, take);
  };
  const ends = [taker('unhandledRejection', 'rejection'), taker('uncaughtException', 'throw')];
  return () => {
    for (const end of ends) end();
  };
}

const escapes = listeningIn(takeOver);

/** Tells of what escapes an SDK of this process until the function that comes back is called. */
export function watchEscaped(listener: (escaped: Escaped) => void): () => void {
  return escapes.listen(listener);
}
