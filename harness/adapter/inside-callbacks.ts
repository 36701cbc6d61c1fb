// Calls that are to be made inside the callback of another one. No Node API.
import type { CallResult } from '../../contracts/adapter-protocol.ts';

/** Calls that wait for another one's callback. They come before that call does, so it need not be known yet. */
export class InsideCallbacks {
  readonly #waiting = new Map<string, (() => void)[]>();

  /** Makes a call inside the first callback of another; where that never fires, answers without callbacks. */
  add(outer: string, timeoutMs: number, make: () => Promise<CallResult>): Promise<CallResult> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve({ callbacks: [] }), timeoutMs);
      const begin = () => {
        clearTimeout(timer);
        make().then(resolve, reject);
      };
      this.#waiting.set(outer, [...(this.#waiting.get(outer) ?? []), begin]);
    });
  }

  /** Makes the calls that wait for this one, as its callback has fired. */
  begin(outer: string): void {
    const waiting = this.#waiting.get(outer) ?? [];
    this.#waiting.delete(outer);
    for (const begin of waiting) begin();
  }

  /** Forgets what waits: nobody will ask for it. */
  clear(): void {
    this.#waiting.clear();
  }
}
