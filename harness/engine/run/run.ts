// A run: the selected scenarios against one driven SDK, and a report whatever happens.
import type { Finding, Report, RunFilters, ScenarioResult, ShardOf } from '../../../reports/model.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import { TOOL } from '../../base/tool.ts';
import type { Driver, Introduction } from '../../drivers/driver.ts';
import type { Escaped } from '../../drivers/escaped.ts';
import { Feed } from '../play/feed.ts';
import { adopt, type Past, withLate } from '../play/late-requests.ts';
import { catalogueStamp } from '../selection/catalogue-stamp.ts';
import { notApplicable, resultOf, unplayed } from '../verdict/result.ts';
import { type RunPlan, reportOf } from '../verdict/run-record.ts';
import { Device, type Host } from './device.ts';
import { DroppedOut, otherKind } from './dropped-out.ts';
import { type Playing, playerFor, type Seen } from './play-one.ts';
import type { RunEvent } from './progress.ts';
import { RunLeaks } from './run-leaks.ts';
import { strayFindings } from './stray-findings.ts';

/** How many scenarios run at once when the adapter allows it and nothing else is asked for. */
export const DEFAULT_CONCURRENCY = 32;
/** How long a call into the SDK may take when nothing else is asked for, milliseconds. */
export const DEFAULT_CALL_TIMEOUT_MS = 10_000;

/** How much of what escapes an SDK is told: one that lets each call escape says the same each time. */
const MAX_ESCAPES = 20;

const NOT_PLAYED = 'The run ended before it was played.';

/** What a run needs. */
export interface RunOptions extends Playing {
  /** The scenarios to play. */
  readonly scenarios: readonly Scenario[];
  /** The catalogue that they were selected from: known failures are checked against it. */
  readonly catalogue: readonly Scenario[];
  /** As given on the command line. */
  readonly target: string;
  /** The driver's kind: `module`, `command`, `agent`, `page`. */
  readonly adapter: string;
  /** The command that repeats this run. */
  readonly command: string;
  /** The filters in force, in words. */
  readonly selection: readonly string[];
  /** The part that is played of a run that was cut into several, and the filters, for the report. */
  readonly shard?: ShardOf;
  readonly filters?: RunFilters;
  readonly concurrency?: number;
  /** More devices of the same kind, beside `driver`: each takes the next scenario when it is free. */
  readonly beside?: readonly Driver[];
  /** Hands out the scenarios as somebody asks for them; absent: all of `scenarios`, at once. */
  readonly feed?: Feed;
  /**
   * Looks at the adapter before anything is played. What it says keeps everything from being judged; undefined: nothing
   * does. A fault that it throws is left to the scenarios.
   */
  readonly preflight?: (introduction: Introduction, driver: Driver) => Promise<string | undefined>;
  readonly onEvent?: (event: RunEvent) => void;
}

function planOf(options: RunOptions, startedAtMs: number): RunPlan {
  const { catalogue, command, selection, strict, target, adapter, knownFailures } = options;
  return {
    startedAtMs,
    tool: TOOL,
    node: process.version,
    catalogue: catalogueStamp(catalogue),
    catalogueIds: catalogue.map((scenario) => scenario.id),
    command,
    selection,
    ...(options.shard === undefined ? {} : { shard: options.shard }),
    ...(options.filters === undefined ? {} : { filters: options.filters }),
    strict,
    target,
    adapter,
    knownFailures,
    planned: options.scenarios.map((scenario) => unplayed(scenario, 'not-judged', NOT_PLAYED)),
  };
}

/** The scenarios that take seconds first, so that the others run beside them. */
function inOrder(scenarios: readonly Scenario[], waits: boolean): readonly Scenario[] {
  const takesLong = (scenario: Scenario) =>
    scenario.slow === true || (waits && scenario.steps.some((step) => step.do === 'expire'));
  return [...scenarios.filter(takesLong), ...scenarios.filter((scenario) => !takesLong(scenario))];
}

/** A run under way: what it plays, and what it has written down so far. */
class Run {
  readonly #options: RunOptions;
  readonly #devices: readonly Device[];
  readonly #feed: Feed;
  readonly #dropped: DroppedOut;
  readonly #plan: RunPlan;
  readonly #results: ScenarioResult[] = [];
  readonly #findings: Finding[] = [];
  readonly #past = new Map<string, Past>();
  readonly #leaks = new RunLeaks();
  #introduction: Introduction | undefined;
  #escapes = 0;

  constructor(options: RunOptions) {
    this.#options = options;
    const drivers = [options.driver, ...(options.beside ?? [])];
    this.#devices = drivers.map((driver, at) => new Device(driver, at + 1));
    this.#feed = options.feed ?? new Feed([], true);
    this.#dropped = new DroppedOut(drivers.length === 1, (finding) => this.#find(finding));
    this.#plan = planOf(options, Date.now());
    for (const driver of drivers) driver.onEscaped?.((escaped) => this.#escaped(escaped));
  }

  async report(): Promise<Report> {
    this.#tell({ kind: 'planned', plan: this.#plan });
    try {
      await Promise.all(this.#devices.map((device) => device.takePart(this.#host())));
      await this.#leaveTheRest();
    } finally {
      await Promise.all(this.#devices.map(({ session }) => session.stop()));
    }
    this.#dropped.tell(this.#devices);
    this.#judgeAgain();
    for (const finding of strayFindings(this.#options.worlds.strays)) this.#find(finding);
    const report = reportOf({
      plan: this.#plan,
      ...(this.#introduction === undefined ? {} : { introduction: this.#introduction }),
      results: this.#results,
      findings: this.#findings,
      interrupted: this.#options.signal?.aborted === true,
      endedAtMs: Date.now(),
    });
    this.#tell({ kind: 'finished', report });
    return report;
  }

  #host(): Host {
    const { signal, concurrency = DEFAULT_CONCURRENCY } = this.#options;
    return {
      feed: this.#feed,
      signal,
      concurrency,
      met: (introduction) => this.#met(introduction),
      preflight: async (introduction, driver) => this.#options.preflight?.(introduction, driver),
      playerOn: (driver, introduction) =>
        playerFor({ ...this.#options, driver }, introduction, (scenario, seen) => this.#seen(scenario, seen)),
      onFault: (device, fault, underWay) => {
        this.#tell({ kind: 'restarted', reason: `${fault.code}: ${fault.message}` });
        this.#dropped.broke(device, fault, underWay);
      },
      onStartedAgain: (device) => this.#dropped.startedAgain(device, this.#feed.over),
      onResult: (result) => this.#done(result),
    };
  }

  /** The first adapter that introduces itself says what can be played; another one is of its kind, or is left out. */
  #met(introduction: Introduction): string | undefined {
    if (this.#introduction !== undefined) {
      const why = otherKind(this.#introduction, introduction);
      if (why !== undefined) this.#find({ kind: 'adapter-fault', text: `A device was left out: ${why}.` });
      return why;
    }
    this.#begin(introduction);
    const { capabilities } = introduction.result;
    if (this.#options.feed !== undefined) return undefined;
    const playable = this.#options.scenarios.filter((scenario) => {
      const reason = notApplicable(scenario, capabilities);
      if (reason !== undefined) this.#done(unplayed(scenario, 'not-applicable', reason));
      return reason === undefined;
    });
    this.#feed.add(...inOrder(playable, !capabilities.setClock));
    this.#feed.close();
    return undefined;
  }

  #begin(introduction: Introduction | undefined): void {
    this.#introduction = introduction;
    this.#tell({ kind: 'started', planned: this.#options.scenarios.length, introduction });
  }

  /** Keeps what a scenario is judged by; answers which leaks it fails for. */
  #seen(scenario: Scenario, { world, observation, leaks, late, ...span }: Seen) {
    const past: Past = { scenario, world, observation, leaks, late, span };
    this.#past.set(scenario.id, past);
    return this.#leaks.toldBy(past);
  }

  /** What no device has played is not judged, whoever asks for it until the end. */
  async #leaveTheRest(): Promise<void> {
    if (this.#introduction === undefined) {
      this.#begin(undefined);
      if (this.#options.feed === undefined) {
        this.#feed.add(...this.#options.scenarios);
        this.#feed.close();
      }
    }
    const reason = this.#devices.find(({ why }) => why !== undefined)?.why ?? NOT_PLAYED;
    while (!this.#feed.over) {
      for (const scenario of this.#feed.leave()) this.#done(unplayed(scenario, 'not-judged', reason));
      if (!this.#feed.over) await this.#feed.news();
    }
  }

  /**
   * What arrived after a scenario had been judged belongs to it all the same: it is judged with that. So is one that is
   * to tell of a leak, or is no more.
   */
  #judgeAgain(): void {
    const pasts = this.#options.scenarios.flatMap(({ id }) => this.#past.get(id) ?? []);
    adopt(this.#options.worlds.strays, pasts);
    const now = pasts.map((past) => {
      const late = withLate(past);
      return { ...past, observation: late ?? past.observation, isLate: late !== undefined };
    });
    const { findings, changed } = this.#leaks.decide(now);
    for (const { scenario, observation, span, isLate } of now) {
      if (!isLate && !changed.has(scenario.id)) continue;
      const result = resultOf(scenario, observation, span, this.#options, this.#leaks.tells(scenario.id));
      this.#results.push(result);
      this.#tell({ kind: 'judged-again', result });
    }
    for (const finding of findings) this.#find(finding);
  }

  /** What would have ended a process of the SDK's own is a fault of it; where promises reject unseen, apps go on. */
  #escaped({ kind, text }: Escaped): void {
    this.#escapes += 1;
    if (this.#escapes > MAX_ESCAPES) return;
    if (kind === 'throw')
      this.#find({ kind: 'adapter-fault', text: `The SDK threw where nobody catches it: ${text}` });
    else this.#find({ kind: 'note', text: `The SDK left a rejected promise to nobody: ${text}` });
  }

  #find(finding: Finding): void {
    this.#findings.push(finding);
    this.#tell({ kind: 'finding', finding });
  }

  #done(result: ScenarioResult): void {
    this.#results.push(result);
    const planned = this.#options.scenarios.length;
    this.#tell({ kind: 'scenario', result, done: this.#results.length, planned });
  }

  #tell(event: RunEvent): void {
    this.#options.onEvent?.(event);
  }
}

/**
 * Runs the scenarios and reports. Never rejects for what an SDK or its adapter does: an adapter that does not start, or
 * dies for good, leaves scenarios unjudged. An aborted signal ends it early with what there is.
 */
export async function runCatalogue(options: RunOptions): Promise<Report> {
  return new Run(options).report();
}
