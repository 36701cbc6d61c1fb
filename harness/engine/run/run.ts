// A run: the selected scenarios against one driven SDK, and a report whatever happens.
import type { Finding, Report, RunFilters, ScenarioResult, ShardOf } from '../../../reports/model.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import { TOOL } from '../../base/tool.ts';
import { unlessAborted } from '../../base/wait.ts';
import type { Introduction } from '../../drivers/driver.ts';
import type { Escaped } from '../../drivers/escaped.ts';
import { adopt, type Past, withLate } from '../play/late-requests.ts';
import type { Fault } from '../play/observation.ts';
import { playAll } from '../play/pool.ts';
import { asFault } from '../play/recording.ts';
import { Session } from '../play/session.ts';
import { catalogueStamp } from '../selection/catalogue-stamp.ts';
import { faultInWords, notApplicable, resultOf, unplayed } from '../verdict/result.ts';
import { type RunPlan, reportOf } from '../verdict/run-record.ts';
import { breakdown } from './breakdown.ts';
import { whyEnded } from './ended-early.ts';
import { type Playing, playerFor } from './play-one.ts';
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
  /**
   * Looks at the adapter before anything is played. What it says keeps everything from being judged; undefined: nothing
   * does. A fault that it throws is left to the scenarios.
   */
  readonly preflight?: (introduction: Introduction) => Promise<string | undefined>;
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

/** Why scenarios were left unplayed. */
function whyLeft({ lost }: Session, signal: AbortSignal | undefined): string {
  return lost === undefined ? whyEnded(signal) : faultInWords(lost);
}

/** A run under way: what it plays, and what it has written down so far. */
class Run {
  readonly #options: RunOptions;
  readonly #session: Session;
  readonly #plan: RunPlan;
  readonly #results: ScenarioResult[] = [];
  readonly #findings: Finding[] = [];
  readonly #past = new Map<string, Past>();
  readonly #leaks = new RunLeaks();
  #escapes = 0;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#session = new Session(options.driver);
    this.#plan = planOf(options, Date.now());
    options.driver.onEscaped?.((escaped) => this.#escaped(escaped));
  }

  async report(): Promise<Report> {
    const session = this.#session;
    this.#tell({ kind: 'planned', plan: this.#plan });
    try {
      await unlessAborted(session.start(), this.#options.signal);
      this.#tell({
        kind: 'started',
        planned: this.#options.scenarios.length,
        introduction: session.introduction,
      });
      await this.#play();
    } finally {
      await session.stop();
    }
    this.#judgeAgain();
    for (const finding of strayFindings(this.#options.worlds.strays)) this.#find(finding);
    const report = reportOf({
      plan: this.#plan,
      ...(session.introduction === undefined ? {} : { introduction: session.introduction }),
      results: this.#results,
      findings: this.#findings,
      interrupted: this.#options.signal?.aborted === true,
      endedAtMs: Date.now(),
    });
    this.#tell({ kind: 'finished', report });
    return report;
  }

  async #preflight(introduction: Introduction): Promise<string | undefined> {
    try {
      return await this.#options.preflight?.(introduction);
    } catch (error) {
      const fault = asFault(error);
      if (this.#session.needsRestart(fault)) {
        this.#restarted(fault, []);
        await this.#session.restart(fault);
      }
      return undefined;
    }
  }

  /** Plays what can be played; leaves a result for every planned scenario. */
  async #play(): Promise<void> {
    const { scenarios, signal } = this.#options;
    const { introduction } = this.#session;
    if (introduction === undefined) return this.#leave(scenarios);
    const grounded = await unlessAborted(this.#preflight(introduction), signal);
    if (grounded !== undefined) {
      for (const scenario of scenarios) this.#done(unplayed(scenario, 'not-judged', grounded));
      return;
    }
    const { capabilities } = introduction.result;
    const playable = scenarios.filter((scenario) => {
      const reason = notApplicable(scenario, capabilities);
      if (reason !== undefined) this.#done(unplayed(scenario, 'not-applicable', reason));
      return reason === undefined;
    });
    const left = await playAll(inOrder(playable, !capabilities.setClock), {
      session: this.#session,
      concurrency: Math.min(capabilities.concurrentSdks, this.#options.concurrency ?? DEFAULT_CONCURRENCY),
      signal,
      playOne: playerFor(
        this.#options,
        introduction,
        (scenario, { world, observation, leaks, late, ...span }) => {
          const past: Past = { scenario, world, observation, leaks, late, span };
          this.#past.set(scenario.id, past);
          return this.#leaks.toldBy(past);
        },
      ),
      onRestart: (fault, underWay) => this.#restarted(fault, underWay),
      onResult: (result) => this.#done(result),
    });
    this.#leave(left);
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

  #leave(scenarios: readonly Scenario[]): void {
    const reason = whyLeft(this.#session, this.#options.signal);
    for (const scenario of scenarios) this.#done(unplayed(scenario, 'not-judged', reason));
  }

  #restarted(fault: Fault, underWay: readonly string[]): void {
    this.#tell({ kind: 'restarted', reason: `${fault.code}: ${fault.message}` });
    this.#find(breakdown(fault, underWay));
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
