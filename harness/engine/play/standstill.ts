// Whether this process got to run while something was timed. On a machine that stands still (too busy, suspended, a clock
// that is set) a call's time-out passes without the SDK having had its time: what was seen then says nothing about it.
import { clearInterval, setInterval } from 'node:timers';

/** How often it is looked, milliseconds. */
const BEAT_MS = 200;

/** Kept from before an SDK's tests may put a clock of their own in the place of the global one. */
const clocks = { wallMs: Date.now.bind(Date), runningMs: performance.now.bind(performance) };

/** Reads the clocks: what a test gives instead of the machine's. Milliseconds. */
export interface Clocks {
  /** Since the epoch; it may be set. */
  wallMs(): number;
  /** Since some moment; it only runs. */
  runningMs(): number;
  /** How much this process has computed. */
  computedMs(): number;
}

const MACHINE: Clocks = {
  ...clocks,
  computedMs: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
};

interface Beat {
  readonly wallMs: number;
  readonly runningMs: number;
  readonly computedMs: number;
}

/** Watches for standstills, while anybody asks for it: no timer is left when nobody does. */
export class Standstills {
  readonly #clocks: Clocks;
  readonly #longest = new Set<{ ms: number }>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #last: Beat;

  constructor(readClocks: Clocks = MACHINE) {
    this.#clocks = readClocks;
    this.#last = this.#read();
  }

  /** Watches from now on; the function that it returns ends that and tells the longest standstill, milliseconds. */
  watch(): () => number {
    if (this.#longest.size === 0) {
      this.#last = this.#read();
      this.#timer = setInterval(() => this.beat(), BEAT_MS);
      this.#timer.unref();
    } else this.beat();
    const longest = { ms: 0 };
    this.#longest.add(longest);
    return () => {
      this.beat();
      this.#longest.delete(longest);
      if (this.#longest.size === 0) clearInterval(this.#timer);
      return longest.ms;
    };
  }

  /** Looks at the clocks: how long nothing ran since the last time, though nobody here was computing. */
  beat(): void {
    const now = this.#read();
    const ran = now.runningMs - this.#last.runningMs;
    const stood = ran - BEAT_MS - (now.computedMs - this.#last.computedMs);
    const set = Math.abs(now.wallMs - this.#last.wallMs - ran);
    this.#last = now;
    for (const longest of this.#longest) longest.ms = Math.max(longest.ms, stood, set);
  }

  #read(): Beat {
    return {
      wallMs: this.#clocks.wallMs(),
      runningMs: this.#clocks.runningMs(),
      computedMs: this.#clocks.computedMs(),
    };
  }
}
