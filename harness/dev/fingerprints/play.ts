// Plays known defects, each twice: what fails once only is the machine's doing, not the defect's.
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import type { Cells } from '../../diagnosis/cells.ts';
import { storyHash } from '../../engine/selection/story-hash.ts';
import { playOrders } from '../../sensitivity/crew.ts';
import type { WorkerData } from '../../sensitivity/worker.ts';
import { type Played, shownTwice } from './played.ts';

/** How many defects are played side by side on one thread. */
const TOGETHER = 4;
/** A call may take longer than a busy machine makes it wait, so that no failure is the machine's. */
const WORKER: WorkerData = { callTimeoutMs: 6_000, concurrency: 64, full: true, withCells: true };

/** A defect, and the stories to play it with. */
export interface Asked {
  readonly id: string;
  readonly stories: readonly string[];
}

const idOf = new Map(CATALOGUE.map((scenario) => [storyHash(scenario), scenario.id]));

async function shown(asked: readonly Asked[], threads: number): Promise<ReadonlyMap<string, Cells>> {
  const found = new Map<string, Cells>();
  const orders = asked.map(({ id, stories }, number) => ({
    number,
    mutant: id,
    first: [],
    only: stories.flatMap((story) => idOf.get(story) ?? []),
  }));
  await playOrders(orders, {
    threads: Math.min(threads, orders.length),
    together: TOGETHER,
    worker: WORKER,
    onPlay: ({ mutant }, { cells = new Map(), fault }) => {
      if (fault === undefined) found.set(mutant ?? '', cells);
      else console.log(`${mutant ?? ''} is left out: ${fault}`);
    },
  });
  return found;
}

/** What each shows, and what of it twice; one that could not be played to its end is left out, and told. */
export async function playTwice(
  asked: readonly Asked[],
  threads: number,
): Promise<ReadonlyMap<string, Pick<Played, 'cells' | 'steady'>>> {
  const once = await shown(asked, threads);
  const failing = (cells: Cells) =>
    [...cells].flatMap(([story, { signs }]) => (signs.length > 0 ? [story] : []));
  const again = await shown(
    [...once].map(([id, cells]) => ({ id, stories: failing(cells) })),
    threads,
  );
  return new Map(
    [...again].map(([id, cells]) => [id, shownTwice(once.get(id) ?? new Map(), cells)] as const),
  );
}
