// One device's part in a run: it starts its SDK, and plays what it is given until nothing is left or it drops out.
import type { ScenarioResult } from '../../../reports/model.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import { unlessAborted } from '../../base/wait.ts';
import type { Driver, Introduction } from '../../drivers/driver.ts';
import type { Feed } from '../play/feed.ts';
import type { Fault } from '../play/observation.ts';
import { type Played, playAll, startAgain } from '../play/pool.ts';
import { asFault } from '../play/recording.ts';
import { Session } from '../play/session.ts';
import { faultInWords } from '../verdict/result.ts';
import { whyEnded } from './ended-early.ts';

/** What a device finds in its run. */
export interface Host {
  readonly feed: Feed;
  readonly signal: AbortSignal | undefined;
  /** How many scenarios a device plays at once, however many its SDK could. */
  readonly concurrency: number;
  /** Takes what the adapter said of itself; answers why it cannot take part, where it cannot. */
  readonly met: (introduction: Introduction) => string | undefined;
  readonly preflight: (introduction: Introduction, driver: Driver) => Promise<string | undefined>;
  /** What plays one scenario on this device. */
  readonly playerOn: (driver: Driver, introduction: Introduction) => (scenario: Scenario) => Promise<Played>;
  readonly onResult: (result: ScenarioResult) => void;
  /** The adapter broke down; what the run makes of it may depend on whether it comes back. */
  readonly onFault: (device: Device, fault: Fault, underWay: readonly string[]) => void;
  readonly onStartedAgain: (device: Device) => void;
}

/** A device: its driver, and how far its adapter has come. */
export class Device {
  readonly driver: Driver;
  readonly session: Session;
  /** Which one it is, from 1. */
  readonly number: number;
  /** Why it plays no more; undefined: nothing keeps it from it. */
  why: string | undefined;

  constructor(driver: Driver, number: number) {
    this.driver = driver;
    this.session = new Session(driver);
    this.number = number;
  }

  /** Plays until the feed is over, the run is aborted or this device cannot. Never rejects for what an adapter does. */
  async takePart(host: Host): Promise<void> {
    const { session } = this;
    const started = unlessAborted(session.start(), host.signal);
    await Promise.race([started, host.feed.untilOver()]);
    const { introduction } = session;
    this.why = introduction === undefined ? this.#whyNot(host) : host.met(introduction);
    if (introduction === undefined || this.why !== undefined) return;
    this.why = await unlessAborted(this.#preflight(introduction, host), host.signal);
    if (this.why !== undefined) return;
    await playAll(host.feed, {
      session,
      concurrency: Math.min(introduction.result.capabilities.concurrentSdks, host.concurrency),
      signal: host.signal,
      playOne: host.playerOn(this.driver, introduction),
      onFault: (fault, underWay) => host.onFault(this, fault, underWay),
      onStartedAgain: () => host.onStartedAgain(this),
      onResult: host.onResult,
    });
    this.why = this.#whyNot(host);
  }

  /** Why scenarios are left unplayed by it. */
  #whyNot({ signal, feed }: Host): string {
    const { lost } = this.session;
    if (lost === undefined && feed.over) return 'everything had been played';
    return lost === undefined ? whyEnded(signal) : faultInWords(lost);
  }

  async #preflight(introduction: Introduction, host: Host): Promise<string | undefined> {
    try {
      return await host.preflight(introduction, this.driver);
    } catch (error) {
      const fault = asFault(error);
      if (this.session.needsRestart(fault)) {
        host.onFault(this, fault, []);
        await startAgain({ session: this.session, signal: host.signal }, host.feed, fault);
        host.onStartedAgain(this);
      }
      return undefined;
    }
  }
}
