// Plays the whole catalogue against one SDK and keeps only what failed. The player and the judge are those of every run;
// the SDK reaches the mock backend by a function call, because MSW's way would double the time (docs/sensitivity.md).
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { judge } from '../engine/judge/judge.ts';
import { Session } from '../engine/play/session.ts';
import { observerFor } from '../engine/run/play-one.ts';
import { directTarget } from '../target/in-process.ts';
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
}

/** What waits goes first, so that the others run beside it. */
function inOrder(scenarios: readonly Scenario[]): Scenario[] {
  return [...scenarios].sort((a, b) => Number(b.slow ?? false) - Number(a.slow ?? false));
}

/** Plays every scenario against the SDK that this makes. */
export async function playCatalogue(
  scenarios: readonly Scenario[],
  adapter: (options: { readonly fetch: typeof fetch }) => Adapter,
  { callTimeoutMs, concurrency }: PlayOptions,
): Promise<Play> {
  const { stop, ...place } = await opened(directTarget(adapter));
  const session = new Session(place.driver);
  const failures: Failure[] = [];
  const unjudged: string[] = [];
  let fault: string | undefined;
  try {
    await session.start();
    const { introduction, lost } = session;
    if (introduction === undefined)
      return { failures, unjudged, fault: lost?.message ?? 'The adapter did not start.' };
    const observe = observerFor({ ...place, callTimeoutMs }, introduction);
    const queue = inOrder(scenarios);
    const player = async () => {
      for (let scenario = queue.shift(); scenario !== undefined; scenario = queue.shift()) {
        const seen = await observe(scenario);
        if (seen?.observation.fault !== undefined)
          fault ??= `${scenario.id}: ${seen.observation.fault.code}: ${seen.observation.fault.message}`;
        if (seen === undefined) continue;
        const checks = judge(scenario, seen.observation);
        const failed = checks.filter((check) => check.status === 'failed');
        if (failed.length > 0)
          failures.push({
            scenario: scenario.id,
            requirements: [...new Set(failed.map((check) => check.requirement))],
          });
        if (checks.some((check) => check.status === 'not-judged')) unjudged.push(scenario.id);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, player));
  } finally {
    await stop();
  }
  return fault === undefined ? { failures, unjudged } : { failures, unjudged, fault };
}
