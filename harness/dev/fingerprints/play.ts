// Plays known defects, each twice: what fails once only is the machine's doing, not the defect's.
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import type { Cells } from '../../diagnosis/cells.ts';
import { storyHash } from '../../engine/selection/story-hash.ts';
import { playOrders } from '../../sensitivity/crew.ts';
import type { Order, WorkerData } from '../../sensitivity/worker.ts';
import { type Played, shownTwice } from './played.ts';

/** How many defects are played side by side on one thread: most of a play's time is waiting. */
const TOGETHER = 6;
/** A call may take longer than a busy machine makes it wait, so that no failure is the machine's. */
const WORKER: WorkerData = { callTimeoutMs: 6_000, concurrency: 24, full: true, withCells: true };

/** A defect, and the stories to play it with. */
export interface Asked {
  readonly id: string;
  readonly stories: readonly string[];
}

const idOf = new Map(CATALOGUE.map((scenario) => [storyHash(scenario), scenario.id]));

function orderOf({ id, stories }: Asked, number: number): Order {
  return { number, mutant: id, first: [], only: stories.flatMap((story) => idOf.get(story) ?? []) };
}

function failingIn(cells: Cells): readonly string[] {
  return [...cells].flatMap(([story, { signs }]) => (signs.length > 0 ? [story] : []));
}

/**
 * Plays each, and tells of it as soon as it is done; one that could not be played to its end is left out, and told.
 * @param take Gets what it shows, and what of it twice.
 */
export async function playTwice(
  asked: readonly Asked[],
  threads: number,
  take: (id: string, shown: Pick<Played, 'cells' | 'steady'>) => void,
): Promise<void> {
  const once = new Map<string, Cells>();
  await playOrders(asked.map(orderOf), {
    threads: Math.min(threads, asked.length),
    together: TOGETHER,
    worker: WORKER,
    onPlay: ({ number, mutant }, { cells = new Map(), fault }) => {
      const id = mutant ?? '';
      const first = once.get(id);
      if (fault !== undefined) console.log(`${id} is left out: ${fault}`);
      else if (first !== undefined) take(id, shownTwice(first, cells));
      else {
        once.set(id, cells);
        // A number of its own, so that the two answers cannot be taken for each other.
        return orderOf({ id, stories: failingIn(cells) }, asked.length + number);
      }
      return undefined;
    },
  });
}
