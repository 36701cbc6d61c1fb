// A thread that plays one mutant after another: switches it on, loads the subject anew, plays it.
import { parentPort, workerData } from 'node:worker_threads';
import type { PartName } from './parts.ts';
import { playReference } from './reference-play.ts';

/** What a thread is started with. */
export interface MutationWorkerData {
  readonly part: PartName;
  /** The URL of the bundle. */
  readonly bundle: string;
}

/** Asks for one mutant; null: the subject as it is. */
export interface MutationOrder {
  readonly mutant: string | null;
  /** What killed mutants before, the most successful first. */
  readonly first: readonly string[];
}

/** What killed it; absent: nothing. */
export interface MutationAnswer {
  readonly killedBy?: string;
}

const port = parentPort;
if (port === null) throw new Error('This file is started as a thread.');
const { part, bundle } = workerData as MutationWorkerData;

async function played({ mutant, first }: MutationOrder): Promise<string | undefined> {
  Reflect.set(globalThis, '__stryker__', { activeMutant: mutant ?? 'none' });
  try {
    const subject = await import(`${bundle}?mutant=${mutant ?? 'none'}`);
    return await (part === 'reference' ? playReference(subject, first) : subject.play(first));
  } catch (error) {
    return `it cannot be loaded: ${error instanceof Error ? error.name : String(error)}`;
  }
}

port.on('message', (order: MutationOrder) => {
  void played(order).then((killedBy) => port.postMessage(killedBy === undefined ? {} : { killedBy }));
});
