// Plays one scenario of many, and keeps nothing of it: for whoever plays more of them than a report could hold.
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { World } from '../../backend/state.ts';
import type { Worlds } from '../../backend/worlds.ts';
import { unlessAborted } from '../../base/wait.ts';
import type { Driver, Introduction, LogLine } from '../../drivers/driver.ts';
import type { Told } from '../judge/leak-checks.ts';
import { createLateWatch, type LateByStep } from '../play/late-callbacks.ts';
import { createLeakWatch } from '../play/leak-watch.ts';
import type { Observation } from '../play/observation.ts';
import { play } from '../play/play.ts';
import type { Played } from '../play/pool.ts';
import { type Setting, setStage } from '../play/stage.ts';
import { Standstills } from '../play/standstill.ts';
import { type Judging, resultOf, unplayed } from '../verdict/result.ts';
import { whyEnded } from './ended-early.ts';
import { inDoubt, PLAYED_AGAIN, stoodStill } from './stood-still.ts';

/** What it takes to play, whatever becomes of what was seen. */
export interface Place {
  readonly driver: Driver;
  /** The mock backend's worlds, and where the SDK reaches it. */
  readonly worlds: Worlds;
  readonly backendBaseURL: string;
  /** How long a call into the SDK may take, milliseconds. */
  readonly callTimeoutMs: number;
  readonly signal?: AbortSignal;
}

/** What playing and judging need besides the scenario. */
export interface Playing extends Place, Judging {}

/** What a session's scenarios have in common. */
function settingOf(place: Place, introduction: Introduction): Setting {
  return {
    driver: place.driver,
    capabilities: introduction.result.capabilities,
    backendBaseURL: place.driver.backendBaseURL?.() ?? place.backendBaseURL,
    clockSkewMs: introduction.clockSkewMs,
    callTimeoutMs: place.callTimeoutMs,
    settleMs: place.driver.network === 'in-process' ? 10 : 40,
  };
}

/** What was seen of a scenario, where, and when. Epoch milliseconds. */
export interface Seen {
  readonly world: World;
  readonly observation: Observation;
  /** The log lines that give the scenario's tokens away, until now. */
  readonly leaks: () => readonly LogLine[];
  /** The callbacks that fired since it ended, until now. */
  readonly late: () => LateByStep;
  readonly startedAtMs: number;
  readonly durationMs: number;
}

const NOTHING_LATE: LateByStep = new Map();

const STANDSTILLS = new Standstills();

/** How a scenario is looked at once it has ended. */
export interface Afterwards {
  /** Its world stays, and its calls are watched: a request or a callback that comes later still is its own. */
  readonly watches: boolean;
  /** A callback of this scenario has fired late. */
  readonly onLate?: (scenario: Scenario) => void;
}

/**
 * A function that plays one scenario after another, or many side by side, and gives each one's world back, unless it is
 * watched on. It answers undefined when the signal is aborted first, and never rejects.
 */
export function observerFor(
  place: Place,
  introduction: Introduction,
  { watches, onLate }: Afterwards = { watches: false },
): (scenario: Scenario) => Promise<Seen | undefined> {
  const setting = settingOf(place, introduction);
  const watch = createLeakWatch(place.driver);
  const lateWatch = createLateWatch(place.driver, introduction.clockSkewMs);
  const once = async (scenario: Scenario) => {
    const stage = setStage(scenario, setting);
    const worlds = [stage.world, ...(stage.otherWorld === undefined ? [] : [stage.otherWorld])];
    for (const world of worlds) place.worlds.add(world);
    place.worlds.playing.add(stage.world);
    const startedAtMs = Date.now();
    const stood = STANDSTILLS.watch();
    const observation = await unlessAborted(play(stage, watch.leaksOf), place.signal);
    const stoodMs = stood();
    place.worlds.playing.delete(stage.world);
    if (!watches) for (const world of worlds) place.worlds.remove(world);
    return { stage, observation, startedAtMs, stoodMs };
  };
  return async (scenario) => {
    let played = await once(scenario);
    const goesOn = () => place.signal?.aborted !== true && inDoubt(scenario, played, place);
    for (let again = 0; again < PLAYED_AGAIN && goesOn(); again += 1) played = await once(scenario);
    const { stage, startedAtMs } = played;
    if (played.observation === undefined) return undefined;
    const observation = goesOn()
      ? { ...played.observation, fault: stoodStill(played.stoodMs) }
      : played.observation;
    const leaks = () => watch.leaksOf(stage);
    const late = watches ? lateWatch.watch(observation.steps, () => onLate?.(scenario)) : () => NOTHING_LATE;
    const durationMs = Date.now() - startedAtMs;
    return { world: stage.world, observation, leaks, late, startedAtMs, durationMs };
  };
}

/**
 * As `observerFor`, with what was seen judged and turned into evidence. `onSeen` is given what it is judged by, and with it
 * the world, which goes on recording; it answers which leaks the scenario fails for.
 */
export function playerFor(
  playing: Playing,
  introduction: Introduction,
  onSeen?: (scenario: Scenario, seen: Seen) => Told,
): (scenario: Scenario) => Promise<Played> {
  const observe = observerFor(playing, introduction, { watches: onSeen !== undefined });
  return async (scenario) => {
    const seen = await observe(scenario);
    if (seen === undefined) return { result: unplayed(scenario, 'not-judged', whyEnded(playing.signal)) };
    const { observation, startedAtMs, durationMs } = seen;
    const told = onSeen?.(scenario, seen);
    const result = resultOf(scenario, observation, { startedAtMs, durationMs }, playing, told);
    return observation.fault === undefined ? { result } : { result, fault: observation.fault };
  };
}
