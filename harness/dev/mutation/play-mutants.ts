// Plays the mutants of a part on threads. A mutant that hangs, or ends its thread, is killed by that.
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import type { MachineMutant } from './mutants.ts';
import type { PartName } from './parts.ts';
import type { Coverage, MutationAnswer, MutationOrder, MutationWorkerData } from './protocol.ts';

/** How long a mutant may take before it counts as hanging, milliseconds: a busy machine takes minutes for a survivor. */
const WITHIN_MS = 600_000;
/** How many times as often as without it a mutant may be met: a loop that does not end is known by that, and soon. */
const TIMES_AS_OFTEN = 50;
const ALWAYS_ALLOWED = 10_000;
/** A thread keeps each subject that it has loaded: after so many it is started again. */
const MUTANTS_A_THREAD = 60;
/** How many of those that killed the last ones are tried first. */
const MAX_FIRST = 40;

/** What became of each mutant, by its id: what killed it, or null. */
export type Kills = Map<string, string | null>;

/** What playing needs. */
export interface MutationRun {
  readonly part: PartName;
  readonly bundle: string;
  readonly mutants: readonly MachineMutant[];
  readonly threads: number;
  /** By a mutant's id: what killed it in an earlier measurement. It is tried before all else. */
  readonly last: ReadonlyMap<string, string>;
  readonly onPlayed: (mutant: MachineMutant, killedBy: string | null) => void;
}

class Thread {
  readonly #worker: Worker;
  #gone = false;
  played = 0;

  constructor(data: MutationWorkerData) {
    this.#worker = new Worker(join(PACKAGE_ROOT, 'dist/harness/dev/mutation/worker.js'), {
      workerData: data,
      stdout: true,
      stderr: true,
    });
    this.#worker.on('error', () => undefined);
    this.#worker.on('exit', () => {
      this.#gone = true;
    });
  }

  /**
   * What killed the mutant, if anything did.
   * @throws Error when the thread ended before it was asked: the project was built meanwhile, and nothing follows from it.
   */
  async play(order: MutationOrder): Promise<Omit<MutationAnswer, 'coverage'> & Partial<MutationAnswer>> {
    if (this.#gone) throw new Error('A thread could not be started. Do not build while mutants are played.');
    this.played += 1;
    const asked = new AbortController();
    const { signal } = asked;
    const message = once(this.#worker, 'message', { signal }).then(([answer]) => answer as MutationAnswer);
    const exit = once(this.#worker, 'exit', { signal }).then(() => ({ killedBy: 'it ends the process' }));
    const late = pause(WITHIN_MS, undefined, { signal }).then(() => ({ killedBy: 'it hangs' }));
    this.#worker.postMessage(order);
    try {
      return await Promise.race([message, exit, late]);
    } catch {
      // `once` rejects with what the thread did not catch.
      return { killedBy: 'it ends the process' };
    } finally {
      asked.abort();
      await Promise.allSettled([message, exit, late]);
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Those that killed the most, first: they will kill the next one, too. */
function mostFirst(kills: ReadonlyMap<string, number>): readonly string[] {
  const sorted = [...kills].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  return sorted.slice(0, MAX_FIRST);
}

/**
 * What gets as far as a mutant, by title; undefined: nobody knows, and everything is played. Many scenarios of the reference
 * SDK are under way at once, and a mutant that is met while loading may show anywhere.
 */
function reaching(mutant: MachineMutant, part: PartName, { static: met, perTest }: Coverage) {
  if (part === 'reference' || mutant.switch in met) return undefined;
  return Object.keys(perTest).filter((title) => perTest[title]?.[mutant.switch] !== undefined);
}

/** How often a mutant may be met. */
function hitLimitOf({ switch: at }: MachineMutant, { static: met, perTest }: Coverage): number {
  const hits = [met, ...Object.values(perTest)].reduce((sum, one) => sum + (one[at] ?? 0), 0);
  return ALWAYS_ALLOWED + TIMES_AS_OFTEN * hits;
}

/**
 * Plays the mutants. What nothing gets as far as survives without being played.
 * @throws Error when the subject as it is does not pass: then no kill would mean anything.
 */
export async function playMutants({
  part,
  bundle,
  mutants,
  threads,
  last,
  onPlayed,
}: MutationRun): Promise<void> {
  const data = { part, bundle: pathToFileURL(bundle).href };
  const control = new Thread(data);
  const { killedBy: failed, coverage = { static: {}, perTest: {} } } = await control.play({
    mutant: null,
    first: [],
  });
  await control.end();
  if (failed !== undefined) throw new Error(`The ${part} as it is does not pass: ${failed}`);
  const queue = [...mutants];
  const times = new Map<string, number>();
  const useThread = async () => {
    let thread = new Thread(data);
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const only = reaching(mutant, part, coverage);
      if (only?.length === 0) {
        onPlayed(mutant, null);
        continue;
      }
      const before = last.get(mutant.id);
      const first = [...(before === undefined ? [] : [before]), ...mostFirst(times)];
      const hitLimit = hitLimitOf(mutant, coverage);
      const order = { mutant: mutant.switch, first, hitLimit, ...(only === undefined ? {} : { only }) };
      const { killedBy } = await thread.play(order);
      if (killedBy !== undefined) times.set(killedBy, (times.get(killedBy) ?? 0) + 1);
      onPlayed(mutant, killedBy ?? null);
      if (killedBy?.startsWith('it ') !== true && thread.played < MUTANTS_A_THREAD) continue;
      await thread.end();
      thread = new Thread(data);
    }
    await thread.end();
  };
  await Promise.all(Array.from({ length: threads }, useThread));
}
