// A fuzz run from a target on the command line to what it found: the driver, the mock backend, the campaign.
import type { ScenarioResult } from '../../../reports/model.ts';
import type { Introduction } from '../../drivers/driver.ts';
import { Feed } from '../../engine/play/feed.ts';
import { playAll } from '../../engine/play/pool.ts';
import { Session } from '../../engine/play/session.ts';
import { type Playing, playerFor } from '../../engine/run/play-one.ts';
import { DEFAULT_CONCURRENCY } from '../../engine/run/run.ts';
import { faultInWords, unplayed } from '../../engine/verdict/result.ts';
import { type OpenedTarget, openedTarget } from '../../target/opened-target.ts';
import type { OpenOptions } from '../../target/target-of.ts';
import { type CampaignOutcome, campaign } from './campaign.ts';
import type { CampaignOptions, PlayAll } from './campaign-options.ts';
import type { Subject } from './subject.ts';

/** How scenarios are played on an SDK. */
export interface BenchOptions {
  /** SHOULD counts like MUST. */
  readonly strict: boolean;
  /** How long a call into the SDK may take, milliseconds. */
  readonly callTimeoutMs: number;
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  readonly onStart?: (introduction: Introduction) => void;
  readonly onRestart?: (reason: string) => void;
}

/** What a fuzz run needs of its caller. */
export interface FuzzOptions<T> extends BenchOptions, Omit<CampaignOptions<T>, 'capabilities' | 'play'> {}

/** Which SDK is fuzzed. */
export interface TargetOptions {
  /** As given on the command line. */
  readonly target: string;
  /** How it is reached. */
  readonly open: OpenOptions;
}

/** What is known of an SDK that was started, whatever came of it. */
export interface Started {
  /** Absent: the adapter never introduced itself, and nothing was played. */
  readonly introduction?: Introduction;
  /** The driver's kind: `module`, `command`, … */
  readonly adapter: string;
  /** Why the adapter could not be used to the end. */
  readonly lost?: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** What a fuzz run led to. */
export type FuzzRun<T> = Started & { readonly outcome?: CampaignOutcome<T> };

/** A bench for a session that has been started: it plays scenarios on it, and keeps nothing. */
function bench(
  options: BenchOptions,
  place: OpenedTarget,
  session: Session,
  introduction: Introduction,
): PlayAll {
  const { strict, callTimeoutMs, signal } = options;
  const playing: Playing = {
    ...place,
    strict,
    callTimeoutMs,
    knownFailures: [],
    ...(signal === undefined ? {} : { signal }),
  };
  const playOne = playerFor(playing, introduction);
  const { concurrentSdks } = introduction.result.capabilities;
  return async (scenarios, onResult) => {
    const feed = new Feed(scenarios);
    await playAll(feed, {
      session,
      concurrency: Math.min(concurrentSdks, options.concurrency ?? DEFAULT_CONCURRENCY),
      signal,
      playOne,
      onFault: ({ code, message }) => options.onRestart?.(`${code}: ${message}`),
      onResult,
    });
    // Requests that are nobody's are not judged here, and must not pile up.
    place.worlds.strays.splice(0);
    return feed.leave();
  };
}

/** What is done with an SDK that has introduced itself. */
type Work<R> = (play: PlayAll, introduction: Introduction) => Promise<R>;

/** Starts an SDK whose driver is not started yet, and gives back every port and process, whatever happens. */
async function started<R>(
  opened: OpenedTarget,
  options: BenchOptions,
  work: Work<R>,
): Promise<Started & { readonly outcome?: R }> {
  const startedAtMs = Date.now();
  const session = new Session(opened.driver);
  const said = () => ({
    adapter: opened.kind,
    ...(session.lost === undefined ? {} : { lost: faultInWords(session.lost) }),
    startedAtMs,
    endedAtMs: Date.now(),
  });
  try {
    await session.start();
    const { introduction } = session;
    if (introduction === undefined) return said();
    options.onStart?.(introduction);
    const play = bench(options, opened, session, introduction);
    const outcome = await work(play, introduction);
    return { introduction, outcome, ...said() };
  } finally {
    await opened.stop();
  }
}

/** Fuzzes an SDK whose driver is not started yet. */
export async function fuzzOpened<T>(target: OpenedTarget, options: FuzzOptions<T>): Promise<FuzzRun<T>> {
  return started(target, options, (play, { result }) =>
    campaign({ ...options, capabilities: result.capabilities, play }),
  );
}

/**
 * Fuzzes a target.
 * @throws UsageError when the target cannot be opened.
 */
export async function fuzzTarget<T>(options: FuzzOptions<T> & TargetOptions): Promise<FuzzRun<T>> {
  return fuzzOpened(await openedTarget(options.target, options.open), options);
}

/**
 * Plays one value again on a target.
 * @throws UsageError when the target cannot be opened.
 */
export async function replayTarget<T>(
  subject: Subject<T>,
  value: T,
  name: string,
  options: BenchOptions & TargetOptions,
): Promise<Started & { readonly outcome?: ScenarioResult }> {
  return started(
    await openedTarget(options.target, options.open),
    options,
    async (play, { result: { capabilities } }) => {
      const scenario = subject.scenarioOf(value, name, capabilities);
      let result = unplayed(scenario, 'not-judged', 'It was not played.');
      await play([scenario], (one) => {
        result = one;
      });
      return result;
    },
  );
}
