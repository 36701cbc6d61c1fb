// Identical calls are made with a pause: an SDK may answer one within its debounce time without a request (requirements.md).
import { pause } from '../../base/wait.ts';
import type { OpenStep } from './recording.ts';

/** Added to a debounce time, milliseconds: timers fire early by a little. */
const DEBOUNCE_MARGIN_MS = 50;

/** The last of each call of a scenario; what an identical one is told by is text. */
export class Spacing {
  readonly #debounceMs: number;
  readonly #last = new Map<string, { readonly atMs: number; readonly seen: OpenStep }>();

  /** `debounceMs`: within how long the SDK may answer an identical call by itself, milliseconds. */
  constructor(debounceMs: number) {
    this.#debounceMs = debounceMs;
  }

  /** Waits until the SDK may not answer this call by itself. `atOnce`: after a failure it is tried again without a pause. */
  async before(call: string, seen: OpenStep, atOnce: boolean): Promise<void> {
    const last = this.#last.get(call);
    if (atOnce && last?.seen.callbacks.at(-1)?.callback.kind !== 'success') return;
    if (this.#debounceMs > 0 && last !== undefined)
      // It may count from the moment at which the last one was answered.
      await pause(
        Math.max(last.atMs, last.seen.endedAtMs) + this.#debounceMs + DEBOUNCE_MARGIN_MS - Date.now(),
      );
    this.#last.set(call, { atMs: Date.now(), seen });
  }
}
