// Measures how sensitive the catalogue is: plays it against every mutant, and against the reference SDK beside them.
import type { SensitivityReport } from '../../reports/sensitivity/model.ts';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { TOOL } from '../base/tool.ts';
import { catalogueStamp } from '../engine/selection/catalogue-stamp.ts';
import { select } from '../engine/selection/select.ts';
import type { Mutant } from '../reference/mutants/mutant.ts';
import { playOrders } from './crew.ts';
import { measure } from './measure.ts';
import type { Play } from './play.ts';
import type { Order } from './worker.ts';

/** How long a call into a mutant may take, milliseconds. Some never call back, and each such call takes all of it. */
export const DEFAULT_CALL_TIMEOUT_MS = 1_500;
/** How many plays a thread has under way: while the slow scenarios of one wait, others are played. */
const TOGETHER = 4;
/** How many scenarios of a play are under way. */
const CONCURRENCY = 64;
/** Fewer, where one of the first is often enough. */
const CONCURRENCY_UNTIL_DETECTED = 6;

/** What a measurement needs. */
export interface SensitivityOptions {
  readonly mutants: readonly Mutant[];
  /** The file that they came from, as an absolute path; absent: the bundled ones. */
  readonly mutantsFile?: string;
  /** Which of them were selected, in words; empty: all. */
  readonly selection: readonly string[];
  /** Globs over the ids of the only scenarios that are played; absent: the whole catalogue. */
  readonly scenarios?: readonly string[];
  /** Every scenario is played against every mutant; else only until it is detected. */
  readonly full: boolean;
  /** What no scenario detects is fuzzed; default: it is not. */
  readonly fuzz?: boolean;
  /** By mutant id: the scenarios that detected it the last time. */
  readonly foundBy?: ReadonlyMap<string, readonly string[]>;
  readonly threads: number;
  readonly callTimeoutMs: number;
  readonly command: string;
  readonly signal?: AbortSignal;
  /** Called with each play: how many are done, of how many. */
  readonly onProgress?: (done: number, planned: number, last: string) => void;
}

/** Orders for every mutant, and for the reference SDK at the beginning. */
function ordersFor(
  mutants: readonly Mutant[],
  foundBy: NonNullable<SensitivityOptions['foundBy']>,
): readonly Order[] {
  return [null, ...mutants.map(({ id }) => id)].map((mutant, number) => ({
    number,
    mutant,
    first: (mutant === null ? undefined : foundBy.get(mutant)) ?? [],
  }));
}

/**
 * Orders for the reference SDK beside them: where mutants were played as far as it took, it is tried with what detected
 * them, again and again; all else it has been tried with at the beginning.
 */
function controlsAfter(plays: Iterable<Play>, full: boolean, first: number): readonly Order[] {
  const found = [...plays].flatMap(({ failures }) => failures.map(({ scenario }) => scenario));
  const only = full || found.length === 0 ? {} : { only: [...new Set(found)] };
  return [0, 1].map((at) => ({ number: first + at, mutant: null, first: [], ...only }));
}

/** Measures. An aborted signal ends it early with what there is. */
export async function measureSensitivity(options: SensitivityOptions): Promise<SensitivityReport> {
  const startedAtMs = Date.now();
  const own = options.mutantsFile !== undefined;
  const plays = new Map<string, Play>();
  const controls: Play[] = [];
  const orders = ordersFor(options.mutants, options.foundBy ?? new Map());
  const planned = orders.length + 2;
  const catalogue = select(CATALOGUE, options.scenarios === undefined ? {} : { ids: options.scenarios });
  let done = 0;
  const playAll = (some: readonly Order[]) =>
    playOrders(some, {
      threads: Math.min(options.threads, some.length),
      // A process has one network: only one SDK at a time can have all of it.
      together: own ? 1 : TOGETHER,
      worker: {
        callTimeoutMs: options.callTimeoutMs,
        concurrency: options.full ? CONCURRENCY : CONCURRENCY_UNTIL_DETECTED,
        full: options.full,
        fuzz: options.fuzz === true,
        wholeNetwork: own,
        ...(options.scenarios === undefined ? {} : { scenarios: catalogue.map(({ id }) => id) }),
        ...(options.mutantsFile === undefined ? {} : { mutants: options.mutantsFile }),
      },
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      onPlay: ({ mutant }, play) => {
        if (mutant === null) controls.push(play);
        else plays.set(mutant, play);
        done += 1;
        options.onProgress?.(done, planned, mutant ?? 'the reference SDK');
        return undefined;
      },
    });
  await playAll(orders);
  await playAll(controlsAfter(plays.values(), options.full, orders.length));
  return measure({
    catalogue,
    mutants: options.mutants,
    plays,
    controls,
    interrupted: options.signal?.aborted === true,
    about: {
      tool: TOOL,
      catalogue: catalogueStamp(CATALOGUE),
      run: {
        startedAt: new Date(startedAtMs).toISOString(),
        durationMs: Date.now() - startedAtMs,
        command: options.command,
        selection: [...options.selection],
        full: options.full,
        threads: options.threads,
        node: process.version,
      },
    },
  });
}
