// Plays one scenario of many, and keeps nothing of it: for whoever plays more of them than a report could hold.
import type { Scenario } from '../../scenarios/scenario.ts';
import type { Worlds } from '../backend/worlds.ts';
import type { Driver, Introduction } from '../drivers/driver.ts';
import { createLeakWatch } from './leak-watch.ts';
import { play } from './play.ts';
import type { Played } from './pool.ts';
import { type Judging, resultOf, unplayed } from './result.ts';
import { type Setting, setStage } from './stage.ts';
import { unlessAborted } from './wait.ts';

/** Why a scenario was not played: the first interrupt ended the run. */
export const INTERRUPTED = 'The run was interrupted.';

/** What playing needs besides the scenario. */
export interface Playing extends Judging {
  readonly driver: Driver;
  /** The mock backend's worlds, and where the SDK reaches it. */
  readonly worlds: Worlds;
  readonly backendBaseURL: string;
  /** How long a call into the SDK may take, milliseconds. */
  readonly callTimeoutMs: number;
  readonly signal?: AbortSignal;
}

/** What a session's scenarios have in common. */
export function settingOf(playing: Playing, introduction: Introduction): Setting {
  return {
    driver: playing.driver,
    capabilities: introduction.result.capabilities,
    backendBaseURL: playing.driver.backendBaseURL?.() ?? playing.backendBaseURL,
    clockSkewMs: introduction.clockSkewMs,
    callTimeoutMs: playing.callTimeoutMs,
    settleMs: playing.driver.network === 'in-process' ? 10 : 40,
  };
}

/**
 * A function that plays one scenario after another, or many side by side, and gives each one's world back: a request that
 * comes later still is nobody's. It never rejects.
 */
export function playerFor(
  playing: Playing,
  introduction: Introduction,
): (scenario: Scenario) => Promise<Played> {
  const setting = settingOf(playing, introduction);
  const watch = createLeakWatch(playing.driver);
  return async (scenario) => {
    const stage = setStage(scenario, setting);
    playing.worlds.add(stage.world);
    const startedAtMs = Date.now();
    const observation = await unlessAborted(play(stage, watch.leaksOf), playing.signal);
    playing.worlds.remove(stage.world);
    if (observation === undefined) return { result: unplayed(scenario, 'not-judged', INTERRUPTED) };
    const span = { startedAtMs, durationMs: Date.now() - startedAtMs };
    const result = resultOf(scenario, observation, span, playing);
    return observation.fault === undefined ? { result } : { result, fault: observation.fault };
  };
}
