// Plays the whole catalogue against one SDK and keeps only what failed. The player and the judge are those of every run;
// the SDK reaches the mock backend by a function call, because MSW's way would double the time (docs/sensitivity.md).
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import type { Worlds } from '../backend/worlds.ts';
import { judge } from '../engine/judge/judge.ts';
import { adopt, withLate } from '../engine/play/late-requests.ts';
import type { Observation } from '../engine/play/observation.ts';
import { Session } from '../engine/play/session.ts';
import { observerFor, type Seen } from '../engine/run/play-one.ts';
import { adapterTarget, directTarget } from '../target/in-process.ts';
import { opened } from '../target/opened-target.ts';

/** A scenario in which checks failed, with the requirements that they are of. */
export interface Failure {
  readonly scenario: string;
  readonly requirements: readonly string[];
}

/** What became of the catalogue against one SDK. Values only: it crosses between threads. */
export interface Play {
  readonly failures: readonly Failure[];
  /** Scenarios in which a check could not be judged. */
  readonly unjudged: readonly string[];
  /** Why the harness could not do its part; absent: it did. */
  readonly fault?: string;
}

/** How to play. */
export interface PlayOptions {
  /** How long a call into the SDK may take, milliseconds. */
  readonly callTimeoutMs: number;
  /** How many scenarios at once. */
  readonly concurrency: number;
  /** The network of the whole process is taken over, as in a run: for SDKs that do not use the `fetch` they are given. */
  readonly wholeNetwork?: boolean;
}

/** How far to play. */
export interface PlayUntil {
  /** The ids of the scenarios to begin with: those that found something the last time. */
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

/** What was seen, with requests that nothing but a token of the scenario ties to it. */
function withAdopted(scenario: Scenario, seen: Seen, { strays }: Worlds): Observation {
  const { startedAtMs, durationMs, ...rest } = seen;
  const past = { ...rest, scenario, span: { startedAtMs, durationMs } };
  adopt(strays, [past]);
  return withLate(past) ?? seen.observation;
}

/** Plays every scenario against the SDK that this makes, or as far as it takes. */
export async function playCatalogue(
  scenarios: readonly Scenario[],
  adapter: (options: { readonly fetch?: typeof fetch }) => Adapter,
  { callTimeoutMs, concurrency, wholeNetwork = false }: PlayOptions,
  until?: PlayUntil,
): Promise<Play> {
  const { stop, ...place } = await opened(
    wholeNetwork ? adapterTarget(() => adapter({})) : directTarget(adapter),
  );
  const session = new Session(place.driver);
  const failures: Failure[] = [];
  const unjudged: string[] = [];
  let fault: string | undefined;
  try {
    await session.start();
    const { introduction, lost } = session;
    if (introduction === undefined)
      return { failures, unjudged, fault: lost?.message ?? 'The adapter did not start.' };
    // What is under way is left where it is enough: a mutant that never calls back would be waited for, step by step.
    const ended = new AbortController();
    const observe = observerFor({ ...place, callTimeoutMs, signal: ended.signal }, introduction);
    const queue = inOrder(scenarios, until);
    const player = async () => {
      for (let scenario = queue.shift(); scenario !== undefined; scenario = queue.shift()) {
        const seen = await observe(scenario);
        if (seen?.observation.fault !== undefined)
          fault ??= `${scenario.id}: ${seen.observation.fault.code}: ${seen.observation.fault.message}`;
        if (seen === undefined) continue;
        const checks = judge(scenario, withAdopted(scenario, seen, place.worlds));
        const failed = checks.filter((check) => check.status === 'failed');
        const failure =
          failed.length === 0
            ? undefined
            : { scenario: scenario.id, requirements: [...new Set(failed.map((check) => check.requirement))] };
        if (failure !== undefined) failures.push(failure);
        const isUnjudged = checks.some((check) => check.status === 'not-judged');
        if (isUnjudged) unjudged.push(scenario.id);
        if (until?.enough(failure, isUnjudged) !== true) continue;
        queue.splice(0);
        ended.abort();
      }
    };
    await Promise.all(Array.from({ length: concurrency }, player));
  } finally {
    await stop();
  }
  return fault === undefined ? { failures, unjudged } : { failures, unjudged, fault };
}
