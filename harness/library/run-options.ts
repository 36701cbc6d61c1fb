// What a run can be asked for: the same words in a program, in a configuration file and behind the command line.
import type { Adapter } from '../../contracts/adapter-protocol.ts';
import type { Mode } from '../../contracts/mode.ts';
import type { Level } from '../../contracts/requirement.ts';
import type { LogLine } from '../drivers/driver.ts';
import type { RunEvent as EngineEvent } from '../engine/run/progress.ts';
import type { KnownFailure } from '../engine/verdict/known-failures.ts';

/** Which scenarios are played. An absent or empty list does not restrict; kinds combine with "and", values with "or". */
export interface SelectionOptions {
  /** Scenario ids, beginnings of ids up to a slash (`jwt/expired`), or globs over them (`jwt/expired/**`). */
  readonly ids?: readonly string[];
  readonly modes?: readonly Mode[];
  /** Requirements that a scenario is about: `UDA-14`. */
  readonly requirements?: readonly string[];
  readonly levels?: readonly Level[];
  readonly themes?: readonly string[];
}

/** Which SDK is played with, and how it and the mock backend reach each other. */
export interface TargetOptions {
  /**
   * The SDK: an adapter in this process, a function that makes one at each start, or a target's name: `reference`
   * (default), `module:PATH`, `command:COMMAND`, `page:URL`, `agent`, `mutant:ID`.
   */
  readonly sdk?: string | Adapter | (() => Adapter | Promise<Adapter>);
  /** What relative paths start from; default: the current folder. */
  readonly cwd?: string;
  /** Where a `command:` adapter is started; default: `cwd`. */
  readonly sdkCwd?: string;
  /** An adapter in this process: the SDK reaches the backend over HTTP on this machine. */
  readonly loopback?: boolean;
  /** How long an adapter outside this process may take to start, milliseconds; default 60,000. */
  readonly startTimeoutMs?: number;
  /** How many processes of a `command:` target run side by side; default 1. */
  readonly workers?: number;
  /** The address to listen on for SDKs elsewhere; default 127.0.0.1. */
  readonly host?: string;
  /** The port to listen on; default 0: any free one. */
  readonly port?: number;
  /** The base URL under which SDKs reach it, if it is another one. */
  readonly publicUrl?: string;
  /** Origins of web pages that may dial in, besides loopback ones. */
  readonly allowOrigins?: readonly string[];
  /** How long to wait for an agent, milliseconds; default 120,000. */
  readonly agentWaitMs?: number;
  /**
   * How many agents of one kind (`agent`) share the scenarios, 1 to 32: each takes the next one when it is free, and there is
   * one report; default 1. Several SDKs with a report each: `runAgents`.
   */
  readonly agents?: number;
}

/**
 * What a run tells while it goes on. `notice`: a line for whoever starts the SDK: the address that an agent dials.
 * `warning`: what is not as it should be, and does not keep the run from its verdict.
 */
export type RunEvent = EngineEvent | { readonly kind: 'notice' | 'warning'; readonly text: string };

/** What a run judges by, and where its report goes. */
export interface JudgingOptions {
  /** One part of a run that is cut into several: `{ index: 2, of: 3 }` or `2/3`. */
  readonly shard?: string | { readonly index: number; readonly of: number };
  /** A broken SHOULD fails the run like a broken MUST; default false. */
  readonly strict?: boolean;
  /** Case files (JSON) whose scenarios are played beside the catalogue. */
  readonly extraCases?: readonly string[];
  /** Failures that are known: a file (JSON), or its entries. */
  readonly knownFailures?: string | readonly KnownFailure[];
  /** The folder that the report is written into; absent: nothing is written. */
  readonly reportDir?: string;
  /** How long one call into the SDK may take, milliseconds; default 10,000. */
  readonly callTimeoutMs?: number;
  /** How many scenarios at once, as far as the adapter allows; default 32. */
  readonly concurrency?: number;
}

/** What a report says besides what was judged. */
export interface SayingOptions {
  /**
   * An older report that this run is compared with: a report.json, or the folder that holds one. Default: the report that
   * lies in `reportDir`, where it is of the same SDK and catalogue.
   */
  readonly baseline?: string;
  /** Which build of the SDK's version this is: a number, a commit. */
  readonly sdkBuild?: string;
  /** Where people will find the report: an `http:` or `https:` address, for the links that are copied out of it. */
  readonly reportUrl?: string;
}

/** What helps while an SDK is being mended. */
export interface MendingOptions {
  /**
   * Plays what failed, or could not be judged, in the report that lies in `reportDir`; everything selected, where nothing
   * did.
   */
  readonly lastFailed?: boolean;
  /** Ends the run after so many failed scenarios: what was not played is not judged. */
  readonly bail?: number;
  /** Plays each scenario so many times. One whose outcomes differ is flaky; the worst of them counts. */
  readonly repeat?: number;
  /** One scenario at a time, without time-outs and without a look at the adapter before: for a debugger. */
  readonly debug?: boolean;
}

/** What a caller takes part with. */
export interface HostOptions {
  /** Ends the run early: the report says what there is, and that it was interrupted. */
  readonly signal?: AbortSignal;
  /** Takes each event as it comes. What it throws ends the run. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Takes each line that the SDK or its adapter writes. A token in it is usable: do not print it as it is. */
  readonly onLog?: (line: LogLine) => void;
  /** How the report names what repeats this run; default: the command line of the same options. */
  readonly command?: string;
}

/** The options of `run`. */
export interface RunOptions
  extends SelectionOptions,
    TargetOptions,
    JudgingOptions,
    SayingOptions,
    MendingOptions,
    HostOptions {}
