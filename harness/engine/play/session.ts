// The SDK under test over a whole run: started, started again after a fault (bounded), stopped.
import type { Driver, Introduction } from '../../drivers/driver.ts';
import type { Fault } from './observation.ts';
import { asFault } from './recording.ts';

/** How often an adapter is started again in one run. */
export const MAX_RESTARTS = 12;
/** How often in a row, without a single scenario judged in between. */
export const MAX_RESTARTS_IN_A_ROW = 3;

/** How often an adapter that exits at its start is started, before it counts as one that does not start. */
export const MAX_STARTS = 3;

/** An adapter that ended, or was lost, while it started may start the next time. */
const ENDED: readonly Fault['code'][] = ['ADAPTER_EXITED', 'ADAPTER_DISCONNECTED'];

/** After these faults an adapter outside this process cannot be trusted with another scenario. */
export const FATAL_FAULTS: readonly Fault['code'][] = [
  'ADAPTER_EXITED',
  'ADAPTER_DISCONNECTED',
  'ADAPTER_FLOODED',
  'ADAPTER_TIMEOUT',
  'ADAPTER_MESSAGE_INVALID',
];

/** A run's hold on its driver. */
export class Session {
  introduction: Introduction | undefined;
  /** Why the adapter cannot be used any more; undefined: it can. */
  lost: Fault | undefined;
  readonly #driver: Driver;
  #restarts = 0;
  #inARow = 0;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  /** Starts the adapter; afterwards `introduction` or `lost` is set. One that ends at once is given another try. */
  async start(): Promise<void> {
    for (let starts = 1; starts <= MAX_STARTS; starts += 1) {
      await this.#startOnce();
      if (this.lost === undefined || !ENDED.includes(this.lost.code)) return;
      await this.#driver.stop();
    }
  }

  async #startOnce(): Promise<void> {
    try {
      const introduction = await this.#driver.start();
      this.introduction ??= introduction;
      this.lost = undefined;
    } catch (error) {
      this.lost = asFault(error);
    }
  }

  /** Whether a fault asks for a new adapter. In process there is no other one to be had. */
  needsRestart(fault: Fault): boolean {
    return this.#driver.network !== 'in-process' && FATAL_FAULTS.includes(fault.code);
  }

  /** Stops and starts the adapter, unless that has been done too often: then `lost` stays set. */
  async restart(because: Fault): Promise<void> {
    await this.#driver.stop();
    this.#restarts += 1;
    this.#inARow += 1;
    if (this.#restarts > MAX_RESTARTS || this.#inARow > MAX_RESTARTS_IN_A_ROW) {
      this.lost = {
        ...because,
        message: `${because.message} The adapter was started ${this.#restarts} times; no more.`,
      };
      return;
    }
    await this.start();
  }

  /** A scenario was judged: the adapter works. */
  worked(): void {
    this.#inARow = 0;
  }

  /** Ends the adapter. */
  async stop(): Promise<void> {
    await this.#driver.stop();
  }
}
