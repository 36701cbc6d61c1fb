// Plays the whole catalogue against one SDK and keeps only what failed. The player and the judge are those of every run;
// the SDK reaches the mock backend by a function call, because MSW's way would double the time (docs/sensitivity.md).
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import type { Worlds } from '../backend/worlds.ts';
import { type Cell, type Cells, cellOf, tellingFirst } from '../diagnosis/cells.ts';
import { symptomOf } from '../diagnosis/symptom.ts';
import type { Target } from '../drivers/target.ts';
import { judge } from '../engine/judge/judge.ts';
import { adopt, type Past, withLate } from '../engine/play/late-requests.ts';
import type { Observation } from '../engine/play/observation.ts';
import { Session } from '../engine/play/session.ts';
import { observerFor, type Seen } from '../engine/run/play-one.ts';
import { storyHash } from '../engine/selection/story-hash.ts';
import { adapterTarget, directTarget } from '../target/in-process.ts';
import { opened } from '../target/opened-target.ts';
import type { Fuzzing } from './fuzzing.ts';

/** A scenario in which checks failed, with the requirements that they are of. */
export interface Failure {
  readonly scenario: string;
  readonly requirements: readonly string[];
  /** What the failure that tells most comes down to, in one sentence. */
  readonly symptom: string;
}

/** What became of the catalogue against one SDK. Values only: it crosses between threads. */
export interface Play {
  readonly failures: readonly Failure[];
  /** Scenarios in which a check could not be judged. */
  readonly unjudged: readonly string[];
  /** What each scenario looked like, where that was asked for: by story, with its signs. */
  readonly cells?: Cells;
  /** Why the harness could not do its part; absent: it did. */
  readonly fault?: string;
  /** What fuzzing found, where it was asked for and no scenario detected the SDK. */
  readonly fuzzing?: Fuzzing;
}

/** How to play. */
export interface PlayOptions {
  /** How long a call into the SDK may take, milliseconds. */
  readonly callTimeoutMs: number;
  /** How many scenarios at once. */
  readonly concurrency: number;
  /** The network of the whole process is taken over, as in a run: for SDKs that do not use the `fetch` they are given. */
  readonly wholeNetwork?: boolean;
  /** What each scenario looked like is kept, too. */
  readonly withCells?: boolean;
}

/** How far to play. */
export interface PlayUntil {
  /** The ids of the scenarios that found something the last time: nothing is played beside them, as they may be enough. */
  readonly alone?: readonly string[];
  /** The ids of the scenarios to go on with. */
  readonly first: readonly string[];
  /** Whether what a scenario showed is enough; nothing else is begun then. */
  readonly enough: (failure: Failure | undefined, unjudged: boolean) => boolean;
}

/** What waits goes first, so that the others run beside it; where little may be enough, what was good for something. */
function inOrder(scenarios: readonly Scenario[], until: PlayUntil | undefined): Scenario[] {
  const slow = (one: Scenario) => Number(one.slow ?? false);
  if (until === undefined) return [...scenarios].sort((a, b) => slow(b) - slow(a));
  const first = new Map(until.first.map((id, at) => [id, at - until.first.length]));
  const rank = (one: Scenario) => first.get(one.id) ?? slow(one);
  return [...scenarios].sort((a, b) => rank(a) - rank(b));
}

/** One batch after another: the next is begun where those before were not enough. */
function inBatches(scenarios: readonly Scenario[], until: PlayUntil | undefined): readonly Scenario[][] {
  const alone = new Set(until?.alone ?? []);
  const queue = inOrder(scenarios, until);
  const batches = [queue.filter(({ id }) => alone.has(id)), queue.filter(({ id }) => !alone.has(id))];
  return batches.filter(({ length }) => length > 0);
}

/** The scenarios that were played against one SDK, and what each of them showed. */
class Shown {
  readonly #pasts = new Map<string, Past>();
  readonly #failures = new Map<string, Failure>();
  readonly #unjudged = new Set<string>();
  readonly #cells = new Map<string, Cell>();
  readonly #worlds: Worlds;
  readonly #until: PlayUntil | undefined;

  constructor(worlds: Worlds, until: PlayUntil | undefined) {
    this.#worlds = worlds;
    this.#until = until;
  }

  get cells(): Cells {
    return this.#cells;
  }

  get all(): Pick<Play, 'failures' | 'unjudged'> {
    return { failures: [...this.#failures.values()], unjudged: [...this.#unjudged] };
  }

  /** Judges a scenario that was played; whether that is enough. */
  see(scenario: Scenario, { startedAtMs, durationMs, ...seen }: Seen): boolean {
    const past: Past = { ...seen, scenario, span: { startedAtMs, durationMs } };
    this.#pasts.set(scenario.id, past);
    adopt(this.#worlds.strays, [past]);
    return this.#judge(past, withLate(past) ?? past.observation);
  }

  /** Judges scenarios again for what came since; whether that is enough. */
  again(ids: Iterable<string>): boolean {
    return [...ids].some((id) => {
      const past = this.#pasts.get(id);
      const late = past && withLate(past);
      return past !== undefined && late !== undefined && this.#judge(past, late);
    });
  }

  /** Judges everything again for what came since. */
  end(): void {
    adopt(this.#worlds.strays, [...this.#pasts.values()]);
    this.again(this.#pasts.keys());
  }

  #judge({ scenario }: Past, observation: Observation): boolean {
    const { id } = scenario;
    const checks = judge(scenario, observation);
    this.#cells.set(storyHash(scenario), cellOf({ checks }));
    const failed = tellingFirst(checks.filter((check) => check.status === 'failed'));
    const [first] = failed;
    const failure =
      first === undefined
        ? undefined
        : {
            scenario: id,
            requirements: [...new Set(failed.map((check) => check.requirement))],
            symptom: symptomOf(first).text,
          };
    if (failure === undefined) this.#failures.delete(id);
    else this.#failures.set(id, failure);
    const unjudged = checks.some((check) => check.status === 'not-judged');
    if (unjudged) this.#unjudged.add(id);
    else this.#unjudged.delete(id);
    return this.#until?.enough(failure, unjudged) === true;
  }
}

/** The target of an SDK that this makes. `wholeNetwork`: see `PlayOptions`. */
export function targetFor(
  adapter: (options: { readonly fetch?: typeof fetch }) => Adapter,
  wholeNetwork = false,
): Target {
  return wholeNetwork ? adapterTarget(() => adapter({})) : directTarget(adapter);
}

/** Plays every scenario against the SDK that this makes, or as far as it takes. */
export async function playCatalogue(
  scenarios: readonly Scenario[],
  adapter: (options: { readonly fetch?: typeof fetch }) => Adapter,
  { callTimeoutMs, concurrency, wholeNetwork, withCells = false }: PlayOptions,
  until?: PlayUntil,
): Promise<Play> {
  const { stop, ...place } = await opened(targetFor(adapter, wholeNetwork));
  const session = new Session(place.driver);
  const shown = new Shown(place.worlds, until);
  let fault: string | undefined;
  try {
    await session.start();
    const { introduction, lost } = session;
    if (introduction === undefined)
      return { ...shown.all, fault: lost?.message ?? 'The adapter did not start.' };
    // What is under way is left where it is enough: a mutant that never calls back would be waited for, step by step.
    const ended = new AbortController();
    const lateIn = new Set<string>();
    const observe = observerFor({ ...place, callTimeoutMs, signal: ended.signal }, introduction, {
      watches: true,
      onLate: ({ id }) => void lateIn.add(id),
    });
    const player = async (queue: Scenario[]) => {
      for (let scenario = queue.shift(); scenario !== undefined; scenario = queue.shift()) {
        const seen = await observe(scenario);
        if (seen?.observation.fault !== undefined)
          fault ??= `${scenario.id}: ${seen.observation.fault.code}: ${seen.observation.fault.message}`;
        if (seen === undefined) continue;
        const isEnough = shown.see(scenario, seen);
        const isEnoughByNow = shown.again(lateIn);
        lateIn.clear();
        if (!isEnough && !isEnoughByNow) continue;
        queue.splice(0);
        ended.abort();
      }
    };
    for (const batch of inBatches(scenarios, until))
      if (!ended.signal.aborted) await Promise.all(Array.from({ length: concurrency }, () => player(batch)));
    // The adapter's end tells of what fired last.
    await session.stop();
    shown.end();
  } finally {
    await stop();
  }
  const all = { ...shown.all, ...(withCells ? { cells: shown.cells } : {}) };
  return fault === undefined ? all : { ...all, fault };
}
