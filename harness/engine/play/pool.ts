// Plays many scenarios side by side, and goes on when an adapter dies: what was under way is played again alone, so that
// only the scenario that brings it down is left unjudged.
import type { ScenarioResult } from '../../../reports/model.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
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
  readonly onRestart: (fault: Fault, underWay: readonly string[]) => void;
  readonly onResult: (result: ScenarioResult) => void;
}

/** One wave: up to `concurrency` at once, until the queue is empty, the run is aborted or the adapter needs a restart. */
async function wave(
  queue: Scenario[],
  concurrency: number,
  options: PoolOptions,
  forgiven: Set<string>,
): Promise<{ again: Scenario[]; fault?: Fault; brokeIn: readonly string[] }> {
  const again: Scenario[] = [];
  // A connection may be lost for reasons of its own: alone, a scenario is to blame when it is lost a second time.
  const mayTryAgain = (scenario: Scenario, lost: Fault | undefined) => {
    if (concurrency > 1) return true;
    if (lost?.code !== 'ADAPTER_DISCONNECTED' || forgiven.has(scenario.id)) return false;
    forgiven.add(scenario.id);
    return true;
  };
  let fault: Fault | undefined;
  let brokeIn: readonly string[] = [];
  const underWay = new Set<string>();
  const worker = async (): Promise<void> => {
    while (fault === undefined && options.signal?.aborted !== true) {
      const scenario = queue.shift();
      if (scenario === undefined) return;
      underWay.add(scenario.id);
      const played = await options.playOne(scenario);
      const fatal = played.fault !== undefined && options.session.needsRestart(played.fault);
      if (fatal && fault === undefined) [fault, brokeIn] = [played.fault, [...underWay]];
      underWay.delete(scenario.id);
      if (!fatal && played.fault === undefined) options.session.worked();
      // What went wrong beside a fault may have gone wrong because of it.
      const doubtful = fatal || (fault !== undefined && played.result.outcome !== 'passed');
      if (doubtful && mayTryAgain(scenario, played.fault)) again.push(scenario);
      else options.onResult(played.result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, queue.length) }, worker));
  return fault === undefined ? { again, brokeIn } : { again, fault, brokeIn };
}

/**
 * Plays every scenario, in this order as far as they run side by side. Returns those that were not played: the run was
 * aborted, or the adapter could not be brought back.
 */
export async function playAll(
  scenarios: readonly Scenario[],
  options: PoolOptions,
): Promise<readonly Scenario[]> {
  const pending = [...scenarios];
  const solo: Scenario[] = [];
  const forgiven = new Set<string>();
  while (pending.length + solo.length > 0) {
    if (options.signal?.aborted === true || options.session.lost !== undefined) break;
    const together = pending.length > 0;
    const { again, fault, brokeIn } = await wave(
      together ? pending : solo,
      together ? options.concurrency : 1,
      options,
      forgiven,
    );
    solo.push(...again);
    if (fault === undefined) continue;
    options.onRestart(fault, brokeIn);
    await options.session.restart(fault);
  }
  return [...pending, ...solo];
}
