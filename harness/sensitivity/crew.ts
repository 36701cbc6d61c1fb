// Spreads plays over threads. What a thread that died was playing is played again alone, so that only the SDK that
// brings a thread down is left unplayed.
import type { Play } from './play.ts';
import { Thread, ThreadLost } from './thread.ts';
import type { Order, WorkerData } from './worker.ts';

/** What a crew needs. */
export interface CrewOptions {
  /** How many threads. */
  readonly threads: number;
  /** How many plays a thread has under way at once: most of a play's time is waiting. */
  readonly together: number;
  readonly worker: WorkerData;
  readonly signal?: AbortSignal;
  /** Takes what became of an order; what it returns is played next. */
  readonly onPlay: (order: Order, play: Play) => Order | undefined;
}

/** Plays orders on one thread until there are none, or the thread is lost; returns those that it had under way. */
async function useThread(queue: Order[], lanes: number, options: CrewOptions): Promise<readonly Order[]> {
  const thread = new Thread(options.worker);
  const end = () => void thread.end();
  options.signal?.addEventListener('abort', end, { once: true });
  const lost: Order[] = [];
  let reason = '';
  const lane = async () => {
    for (let order = queue.shift(); order !== undefined; order = queue.shift()) {
      try {
        const next = options.onPlay(order, await thread.play(order));
        if (next) queue.unshift(next);
      } catch (error) {
        if (!(error instanceof ThreadLost)) throw error;
        reason = error.message;
        lost.push(order);
        return;
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    options.signal?.removeEventListener('abort', end);
    await thread.end();
  }
  const [only] = lost;
  if (lanes > 1 || only === undefined || options.signal?.aborted === true) return lost;
  options.onPlay(only, { failures: [], unjudged: [], fault: reason });
  return [];
}

/** Plays every order; those that are left when the signal is aborted are not played. */
export async function playOrders(orders: readonly Order[], options: CrewOptions): Promise<void> {
  const queue = [...orders];
  const again: Order[] = [];
  const untilEmpty = async (from: Order[], lanes: number) => {
    while (from.length > 0 && options.signal?.aborted !== true)
      again.push(...(await useThread(from, lanes, options)));
  };
  await Promise.all(Array.from({ length: options.threads }, () => untilEmpty(queue, options.together)));
  await untilEmpty(again.splice(0), 1);
}
