// A thread that plays the catalogue against one SDK after another, or several side by side, as it is asked to.
import { parentPort, workerData } from 'node:worker_threads';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { mutantAdapter } from '../reference/mutants/all.ts';
import type { Mutant } from '../reference/mutants/mutant.ts';
import { fuzzed } from './fuzzing.ts';
import { loadMutants } from './load.ts';
import {
  type Failure,
  type Play,
  type PlayOptions,
  type PlayUntil,
  playCatalogue,
  targetFor,
} from './play.ts';

/** What a thread is started with. */
export interface WorkerData extends PlayOptions {
  /** The ids of the scenarios that are played; absent: the whole catalogue. */
  readonly scenarios?: readonly string[];
  /** The file that mutants come from; absent: the bundled ones. */
  readonly mutants?: string;
  /** Every scenario is played; else only until the mutant is detected. */
  readonly full: boolean;
  /** What no scenario detects is fuzzed; default: it is not. */
  readonly fuzz?: boolean;
}

/** Asks for one play. `mutant` null: the reference SDK. */
export interface Order {
  readonly number: number;
  readonly mutant: string | null;
  /** The ids of the scenarios that detected it the last time. */
  readonly first: readonly string[];
  /** The ids of the only scenarios that are played; absent: all. */
  readonly only?: readonly string[];
}

/** What became of an order. */
export interface Delivery {
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

/** The mutant that an order names; undefined: the reference SDK. */
function mutantOf({ mutant: id }: Order): Mutant | undefined {
  return mutants.find((one) => one.id === id);
}

function aboutIt({ requirement }: Mutant): readonly Scenario[] {
  return CATALOGUE.filter(({ requirements }) => requirements.includes(requirement));
}

function detects({ requirement }: Mutant, about: ReadonlySet<string>, failure: Failure | undefined): boolean {
  return failure !== undefined && about.has(failure.scenario) && failure.requirements.includes(requirement);
}

/** Only scenarios about the requirement that it breaks can detect a mutant: they go first. */
function untilDetected(order: Order): PlayUntil | undefined {
  const mutant = mutantOf(order);
  if (options.full || mutant === undefined) return undefined;
  const about = aboutIt(mutant);
  const ids = new Set(about.map(({ id }) => id));
  return {
    alone: order.first,
    first: about.filter(({ slow }) => slow !== true).map(({ id }) => id),
    enough: (failure) => detects(mutant, ids, failure),
  };
}

/** What fuzzing adds to a play; undefined: it was not asked for, or a scenario detects the mutant. */
async function fuzzedAfter(order: Order, { failures }: Play): Promise<Play['fuzzing']> {
  const mutant = mutantOf(order);
  if (options.fuzz !== true || mutant === undefined) return undefined;
  const ids = new Set(aboutIt(mutant).map(({ id }) => id));
  if (failures.some((failure) => detects(mutant, ids, failure))) return undefined;
  const { callTimeoutMs, wholeNetwork } = options;
  const target = () => targetFor(adapterFor(mutants, mutant.id), wholeNetwork);
  return fuzzed(target, { requirement: mutant.requirement, callTimeoutMs });
}

/** The scenarios of an order. */
function scenariosOf({ only = options.scenarios }: Order): readonly Scenario[] {
  if (only === undefined) return CATALOGUE;
  const ids = new Set(only);
  return CATALOGUE.filter(({ id }) => ids.has(id));
}

async function playOrder(order: Order): Promise<Play> {
  const adapter = adapterFor(mutants, order.mutant);
  const play = await playCatalogue(scenariosOf(order), adapter, options, untilDetected(order));
  const fuzzing = await fuzzedAfter(order, play);
  return fuzzing === undefined ? play : { ...play, fuzzing };
}

port.on('message', (order: Order) => {
  void playOrder(order)
    .catch((error: unknown): Play => ({ failures: [], unjudged: [], fault: String(error) }))
    .then((play) => port.postMessage({ number: order.number, play } satisfies Delivery));
});
