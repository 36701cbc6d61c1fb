// Plays a scenario's steps on one SDK and has what was seen written down. It judges nothing.
import type { Step } from '../../../scenarios/scenario.ts';
import { pause, until } from '../../base/wait.ts';
import type { LogLine } from '../../drivers/driver.ts';
import { Calls } from './calls.ts';
import type { Fault, Observation } from './observation.ts';
import { Overlap } from './overlap.ts';
import { asFault, Inexpressible, Recording } from './recording.ts';
import type { Stage } from './stage.ts';
import { letExpire, setClock } from './time.ts';

/** How long a request may stay unanswered at a scenario's end, milliseconds. */
const QUIET_WITHIN_MS = 5_000;

/** A scenario being played. */
class Play {
  readonly recording: Recording;
  readonly calls: Calls;
  readonly #stage: Stage;
  readonly #overlap: Overlap;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.recording = new Recording(stage);
    this.calls = new Calls(stage, this.recording);
    this.#overlap = new Overlap(stage, this.recording, this.calls, (step) => this.step(step));
  }

  async step(step: Step): Promise<void> {
    switch (step.do) {
      case 'init':
        return this.calls.init(step);
      case 'set-jwt':
        return this.calls.setJwt(step);
      case 'call':
        return this.calls.call(step);
      case 'meanwhile':
        return step.inCallback === true ? this.#overlap.inCallback(step) : this.#overlap.meanwhile(step);
      case 'expire':
        this.recording.open();
        return letExpire(this.#stage, this.calls.sdk, step.token);
      case 'clock':
        this.recording.open();
        return setClock(this.#stage, this.calls.sdk, step.token, step.afterExpMs);
      case 'backend':
        this.recording.open();
        this.#stage.world.fault = step.fault;
    }
  }

  /** Waits until nothing is under way and what comes late has had its time. */
  async settle(): Promise<void> {
    await until(() => this.recording.quiet(), QUIET_WITHIN_MS);
    await pause(this.#stage.setting.settleMs);
  }
}

/** Finds the log lines that hold a token of a scenario. */
export type LeaksOf = (stage: Stage) => readonly LogLine[];

/** Plays a scenario. A fault ends it early; what was seen until then is kept. Never rejects. */
export async function play(stage: Stage, leaksOf: LeaksOf): Promise<Observation> {
  const playing = new Play(stage);
  let fault: Fault | undefined;
  let inexpressible: string | undefined;
  try {
    for (const step of stage.scenario.steps) await playing.step(step);
    await playing.settle();
  } catch (error) {
    if (error instanceof Inexpressible && playing.calls.gaveOddValue) inexpressible = error.message;
    else fault = asFault(error);
  }
  try {
    await playing.calls.dispose();
  } catch (error) {
    fault ??= asFault(error);
  }
  playing.recording.close();
  const { steps, strays } = playing.recording;
  const { tokens, applicationCode, externalUserId, otherExternalUserId, otherWorld } = stage;
  return {
    steps,
    tokens,
    applicationCode,
    ...(otherWorld === undefined ? {} : { otherApplicationCode: otherWorld.applicationCode }),
    externalUserId,
    otherExternalUserId,
    strays,
    leaks: leaksOf(stage),
    silentSetter: stage.setting.capabilities.silentSetter,
    registersLater: stage.setting.capabilities.registersLater,
    ...(inexpressible === undefined ? {} : { inexpressible }),
    ...(fault === undefined ? {} : { fault }),
  };
}
