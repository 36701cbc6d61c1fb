// A thread that plays the catalogue against one SDK after another, or several side by side, as it is asked to.
import { parentPort, workerData } from 'node:worker_threads';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { mutantAdapter } from '../reference/mutants/all.ts';
import type { Mutant } from '../reference/mutants/mutant.ts';
import { loadMutants } from './load.ts';
import { type Play, type PlayOptions, playCatalogue } from './play.ts';

/** What a thread is started with. */
export interface WorkerData extends PlayOptions {
  /** The file that mutants come from; absent: the bundled ones. */
  readonly mutants?: string;
}

/** Asks for one play. `mutant` null: the reference SDK. */
export interface Order {
  readonly number: number;
  readonly mutant: string | null;
}

/** What became of an order. */
export interface Answer {
  readonly number: number;
  readonly play: Play;
}

function adapterFor(mutants: readonly Mutant[], id: string | null): Parameters<typeof playCatalogue>[1] {
  if (id === null) return (options) => referenceAdapter(options);
  const mutant = mutants.find((one) => one.id === id);
  if (mutant === undefined) throw new Error(`There is no mutant ${id}.`);
  return (options) => mutantAdapter(mutant, options);
}

const port = parentPort;
if (port === null) throw new Error('This file is started as a thread.');
const options = workerData as WorkerData;
const mutants = await loadMutants(options.mutants);

port.on('message', (order: Order) => {
  playCatalogue(CATALOGUE, adapterFor(mutants, order.mutant), options)
    .catch((error: unknown): Play => ({ failures: [], unjudged: [], fault: String(error) }))
    .then((play) => port.postMessage({ number: order.number, play } satisfies Answer));
});
