// One thread that plays: orders in, answers out. A thread that dies, or does not answer in time, loses what it had.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ConformanceError } from '../base/errors/conformance-error.ts';
import { PACKAGE_ROOT } from '../base/package-root.ts';
import type { Play } from './play.ts';
import type { Delivery, Order, WorkerData } from './worker.ts';

/** How long one play may take before its thread counts as hanging, milliseconds. */
const PLAY_WITHIN_MS = 180_000;
/** Room for young objects, in megabytes: a play makes and drops many, and a small room costs a fifth of the time. */
const YOUNG_GENERATION_MB = 64;

/** Compiled: a thread knows JavaScript only. */
const WORKER = join(PACKAGE_ROOT, 'dist/harness/sensitivity/worker.js');

type ThreadErrorCode = 'THREAD_DIED' | 'THREAD_TIMEOUT' | 'THREAD_ENDED';

/** A thread ended before it had answered. */
export class ThreadLost extends ConformanceError<ThreadErrorCode> {
  override readonly name = 'ThreadLost';
}

function workerFile(): string {
  if (!existsSync(WORKER)) throw new Error('The project has not been built. Run: npm run build');
  return WORKER;
}

interface Waiting {
  readonly resolve: (play: Play) => void;
  readonly reject: (error: ThreadLost) => void;
}

/** A running thread. */
export class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lost: ThreadLost | undefined;

  /** @throws Error when the project has not been built. */
  constructor(data: WorkerData) {
    this.#worker = new Worker(workerFile(), {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    this.#worker.on('message', ({ number, play }: Delivery) => {
      this.#waiting.get(number)?.resolve(play);
      this.#waiting.delete(number);
    });
    this.#worker.on('error', (cause) =>
      this.#lose(new ThreadLost('THREAD_DIED', `${cause.name}: ${cause.message}`, { cause })),
    );
    this.#worker.on('exit', () => this.#lose(new ThreadLost('THREAD_DIED', 'The thread ended.')));
  }

  /** Plays one order. Rejects with `ThreadLost`. */
  async play(order: Order): Promise<Play> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Play>((resolve, reject) => {
        if (this.#lost !== undefined) return reject(this.#lost);
        this.#waiting.set(order.number, { resolve, reject });
        const late = new ThreadLost('THREAD_TIMEOUT', 'It did not come to an end.');
        timer = setTimeout(() => this.#lose(late), PLAY_WITHIN_MS);
        this.#worker.postMessage(order);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the thread, whatever it is doing. */
  async end(): Promise<void> {
    this.#lose(new ThreadLost('THREAD_ENDED', 'The run was interrupted.'));
    await this.#worker.terminate();
  }

  #lose(reason: ThreadLost): void {
    this.#lost ??= reason;
    for (const { reject } of this.#waiting.values()) reject(this.#lost);
    this.#waiting.clear();
  }
}
