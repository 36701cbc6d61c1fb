// A thread that plays the catalogue against one SDK after another, or several side by side, as it is asked to.
import { parentPort, workerData } from 'node:worker_threads';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { mutantAdapter } from '../reference/mutants/all.ts';
import type { Mutant } from '../reference/mutants/mutant.ts';
import { loadMutants } from './load.ts';
import { type Play, type PlayOptions, type PlayUntil, playCatalogue } from './play.ts';

/** What a thread is started with. */
export interface WorkerData extends PlayOptions {
  /** The file that mutants come from; absent: the bundled ones. */
  readonly mutants?: string;
  /** Every scenario is played; else only until the mutant is detected. */
  readonly full: boolean;
}

/** Asks for one play. `mutant` null: the reference SDK. */
export interface Order {
  readonly number: number;
  readonly mutant: string | null;
  /** The ids of the scenarios that detected it the last time. */
  readonly first: readonly string[];
  /** The ids of the scenarios to play; absent: the whole catalogue. */
  readonly only?: readonly string[];
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

/** Only scenarios about the requirement that it breaks can detect a mutant: they go first. */
function untilDetected({ mutant: id, first }: Order): PlayUntil | undefined {
  const mutant = mutants.find((one) => one.id === id);
  if (options.full || mutant === undefined) return undefined;
  const about = CATALOGUE.filter(({ requirements }) => requirements.includes(mutant.requirement));
  const ids = new Set(about.map((scenario) => scenario.id));
  return {
    first: [...first, ...about.filter(({ slow }) => slow !== true).map((scenario) => scenario.id)],
    enough: (failure) =>
      failure !== undefined && ids.has(failure.scenario) && failure.requirements.includes(mutant.requirement),
  };
}

function scenariosOf({ only }: Order): readonly Scenario[] {
  if (only === undefined) return CATALOGUE;
  const wanted = new Set(only);
  return CATALOGUE.filter(({ id }) => wanted.has(id));
}

port.on('message', (order: Order) => {
  void playCatalogue(scenariosOf(order), adapterFor(mutants, order.mutant), options, untilDetected(order))
    .catch((error: unknown): Play => ({ failures: [], unjudged: [], fault: String(error) }))
    .then((play) => port.postMessage({ number: order.number, play } satisfies Answer));
});
