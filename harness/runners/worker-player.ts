// The player of one worker of a runner: opened when the first scenario is asked for, and again when somebody goes on after the
// end, or asks for a scenario a second time (a retry, a repetition): that is another attempt, and each attempt counts.
import { randomUUID } from 'node:crypto';
import type { ScenarioResult } from '../../reports/model.ts';
import { openPlayer, type Player } from '../library/player.ts';
import type { RunOptions } from '../library/run-options.ts';
import type { Part } from './parts.ts';

/** What a test hands over, but for what its runner knows. */
export type WorkerPart = Pick<Part, 'player' | 'journal'>;

/** A scenario's result with what is to be handed over. */
export interface WorkerPlayed {
  readonly result: ScenarioResult;
  readonly parts: readonly WorkerPart[];
}

/** What plays scenarios in a worker. */
export interface WorkerPlayer {
  readonly play: (id: string) => Promise<WorkerPlayed>;
  /** Ends the SDK; safe to call again. */
  readonly end: () => Promise<readonly WorkerPart[]>;
}

interface Opened {
  readonly id: string;
  readonly player: Promise<Player>;
  readonly played: Set<string>;
}

/** A player for this run, which nothing has been asked of yet. */
export function workerPlayer(run: RunOptions): WorkerPlayer {
  let current: Opened | undefined;
  const end = async (): Promise<readonly WorkerPart[]> => {
    const ending = current;
    if (ending === undefined) return [];
    current = undefined;
    const player = await ending.player;
    return [{ player: ending.id, journal: await player.end() }];
  };
  const open = (): Opened => ({ id: randomUUID(), player: openPlayer(run), played: new Set() });
  return {
    play: async (id) => {
      const before = current?.played.has(id) === true ? await end() : [];
      current ??= open();
      const { id: player, played } = current;
      played.add(id);
      const { result, journal } = await (await current.player).play(id);
      return { result, parts: [...before, { player, journal }] };
    },
    end,
  };
}
