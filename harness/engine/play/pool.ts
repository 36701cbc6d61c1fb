// Plays many scenarios side by side, and goes on when an adapter dies: what was under way is played again alone, so that
// only the scenario that brings it down is left unjudged.
import type { ScenarioResult } from '../../../reports/model.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import { latch, unlessAborted } from '../../base/wait.ts';
import type { Feed } from './feed.ts';
import type { Fault } from './observation.ts';
import type { Session } from './session.ts';

/** A scenario's result, with the fault that ended it early. */
export interface Played {
  readonly result: ScenarioResult;
  readonly fault?: Fault;
}

/** What the pool needs of a run. */
export interface PoolOptions {
  readonly session: Session;
  /** How many scenarios at once. */
  readonly concurrency: number;
  readonly signal: AbortSignal | undefined;
  /** Plays one scenario. Never rejects. */
  readonly playOne: (scenario: Scenario) => Promise<Played>;
  /** `underWay`: the scenarios that were being played when the adapter broke down. */
  readonly onFault: (fault: Fault, underWay: readonly string[]) => void;
  /** The adapter that broke down has been started again, or will not be. */
  readonly onStartedAgain?: () => void;
  readonly onResult: (result: ScenarioResult) => void;
}

/** An adapter that broke down, and what it was playing. */
interface Breakdown {
  readonly fault: Fault;
  readonly underWay: readonly string[];
}

/** Up to `concurrency` at once, until nothing waits for this adapter, the run is aborted or the adapter needs a restart. */
async function wave(
  feed: Feed,
  concurrency: number,
  alone: boolean,
  options: PoolOptions,
): Promise<Breakdown | undefined> {
  let broken: Breakdown | undefined;
  const down = latch(0x7fff_ffff);
  const underWay = new Set<string>();
  // A connection may be lost for reasons of its own: alone, a scenario is to blame when it is lost a second time.
  const mayTryAgain = (scenario: Scenario, lost: Fault | undefined) =>
    concurrency > 1 || (lost?.code === 'ADAPTER_DISCONNECTED' && feed.forgive(scenario));
  const playNext = async (scenario: Scenario): Promise<void> => {
    underWay.add(scenario.id);
    const { result, fault } = await options.playOne(scenario);
    const fatal = fault !== undefined && options.session.needsRestart(fault);
    if (fatal && broken === undefined) {
      broken = { fault, underWay: [...underWay] };
      down.open();
    }
    underWay.delete(scenario.id);
    if (fault === undefined) options.session.worked();
    // What went wrong beside a fault may have gone wrong because of it.
    const doubtful = fatal || (broken !== undefined && result.outcome !== 'passed');
    if (doubtful && mayTryAgain(scenario, fault)) return feed.giveBack(scenario);
    options.onResult(result);
    feed.done();
  };
  const worker = async (): Promise<void> => {
    while (broken === undefined && options.signal?.aborted !== true) {
      const scenario = alone ? feed.takeAlone() : feed.take();
      if (scenario !== undefined) await playNext(scenario);
      else if (alone || feed.over || feed.hasAlone) return;
      else await unlessAborted(Promise.race([feed.news(), down.opened]), options.signal);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  down.open();
  return broken;
}

/** Starts the adapter again, unless there is nothing left to play, or others play it meanwhile. */
export async function startAgain(
  { session, signal }: Pick<PoolOptions, 'session' | 'signal'>,
  feed: Feed,
  fault: Fault,
): Promise<void> {
  if (feed.over) return;
  const again = session.restart(fault);
  await unlessAborted(Promise.race([again, feed.untilOver()]), signal);
}

/**
 * Plays what a feed hands out, in its order as far as it runs side by side, until the feed is over, the run is aborted, or
 * the adapter could not be brought back. What nobody has played then stays in the feed.
 */
export async function playAll(feed: Feed, options: PoolOptions): Promise<void> {
  const { session, signal, onFault, onStartedAgain } = options;
  while (!feed.over && signal?.aborted !== true && session.lost === undefined) {
    const alone = !feed.hasTogether && feed.hasAlone;
    const broken = await wave(feed, alone ? 1 : options.concurrency, alone, options);
    if (broken === undefined) continue;
    onFault(broken.fault, broken.underWay);
    await startAgain(options, feed, broken.fault);
    onStartedAgain?.();
  }
}
