// A run: the selected scenarios against one driven SDK, and a report whatever happens.
import { REQUIREMENTS } from '../../contracts/requirements/lookup.ts';
import {
  type Finding,
  REPORT_SCHEMA_VERSION,
  type Report,
  type ScenarioResult,
} from '../../reports/model.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import type { Worlds } from '../backend/worlds.ts';
import type { Driver } from '../drivers/driver.ts';
import { catalogueStamp } from './catalogue-stamp.ts';
import { type KnownFailure, knownFailureProblems } from './known-failures.ts';
import { createLeakWatch } from './leak-watch.ts';
import { countOutcomes, headlineOf, requirementResults, verdictOf } from './outcome.ts';
import { play } from './play.ts';
import { type Played, playAll } from './pool.ts';
import type { RunEvent } from './progress.ts';
import { missingOperation, resultOf, unplayed } from './result.ts';
import { type Introduction, Session } from './session.ts';
import { type Setting, setStage } from './stage.ts';
import { TOOL } from './tool.ts';
import { unlessAborted } from './wait.ts';

/** How many scenarios run at once when the adapter allows it and nothing else is asked for. */
export const DEFAULT_CONCURRENCY = 32;
/** How long a call into the SDK may take when nothing else is asked for, milliseconds. */
export const DEFAULT_CALL_TIMEOUT_MS = 10_000;

const INTERRUPTED = 'The run was interrupted.';

/** What a run needs. */
export interface RunOptions {
  /** The scenarios to play. */
  readonly scenarios: readonly Scenario[];
  /** The catalogue that they were selected from: known failures are checked against it. */
  readonly catalogue: readonly Scenario[];
  readonly driver: Driver;
  /** The mock backend's worlds, and where the SDK reaches it. */
  readonly worlds: Worlds;
  readonly backendBaseURL: string;
  /** As given on the command line. */
  readonly target: string;
  /** The driver's kind: `module`, `command`, `agent`, `page`. */
  readonly adapter: string;
  /** The command that repeats this run. */
  readonly command: string;
  /** The filters in force, in words. */
  readonly selection: readonly string[];
  /** SHOULD counts like MUST. */
  readonly strict: boolean;
  readonly knownFailures: readonly KnownFailure[];
  readonly callTimeoutMs: number;
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

function settingOf(options: RunOptions, introduction: Introduction): Setting {
  return {
    driver: options.driver,
    capabilities: introduction.result.capabilities,
    backendBaseURL: options.backendBaseURL,
    clockSkewMs: introduction.clockSkewMs,
    callTimeoutMs: options.callTimeoutMs,
    settleMs: options.driver.network === 'in-process' ? 10 : 40,
  };
}

/** The scenarios that take seconds first, so that the others run beside them. */
function inOrder(scenarios: readonly Scenario[], waits: boolean): readonly Scenario[] {
  const takesLong = (scenario: Scenario) =>
    scenario.slow === true || (waits && scenario.steps.some((step) => step.do === 'expire'));
  return [...scenarios.filter(takesLong), ...scenarios.filter((scenario) => !takesLong(scenario))];
}

/** Plays what can be played; a result for every planned scenario, in the catalogue's order. */
async function results(
  options: RunOptions,
  session: Session,
  done: (result: ScenarioResult) => void,
): Promise<void> {
  const { introduction } = session;
  if (introduction === undefined) {
    const reason =
      session.lost === undefined
        ? 'The adapter did not start.'
        : `${session.lost.code}: ${session.lost.message}`;
    for (const scenario of options.scenarios) done(unplayed(scenario, 'not-judged', reason));
    return;
  }
  const { capabilities } = introduction.result;
  const setting = settingOf(options, introduction);
  const watch = createLeakWatch(options.driver);
  const playOne = async (scenario: Scenario): Promise<Played> => {
    const stage = setStage(scenario, setting);
    options.worlds.add(stage.world);
    const startedAtMs = Date.now();
    const observation = await unlessAborted(play(stage, watch.leaksOf), options.signal);
    if (observation === undefined) return { result: unplayed(scenario, 'not-judged', INTERRUPTED) };
    const span = { startedAtMs, durationMs: Date.now() - startedAtMs };
    const result = resultOf(scenario, observation, span, options);
    return observation.fault === undefined ? { result } : { result, fault: observation.fault };
  };
  const playable = options.scenarios.filter((scenario) => {
    const missing = missingOperation(scenario, capabilities);
    if (missing !== undefined)
      done(unplayed(scenario, 'not-applicable', `The SDK does not have ${missing}.`));
    return missing === undefined;
  });
  const left = await playAll(inOrder(playable, !capabilities.setClock), {
    session,
    concurrency: Math.min(capabilities.concurrentSdks, options.concurrency ?? DEFAULT_CONCURRENCY),
    signal: options.signal,
    playOne,
    onRestart: (reason) => options.onEvent?.({ kind: 'restarted', reason }),
    onResult: done,
  });
  const reason = session.lost === undefined ? INTERRUPTED : `${session.lost.code}: ${session.lost.message}`;
  for (const scenario of left) done(unplayed(scenario, 'not-judged', reason));
}

function strayFindings(worlds: Worlds): Finding[] {
  return worlds.strays.map((request) => ({
    kind: request.answer?.kind === 'blocked' ? ('request-elsewhere' as const) : ('stray-request' as const),
    text: `${request.method} ${request.origin}${request.path} belongs to no scenario`.slice(0, 500),
  }));
}

function sdkOf(options: RunOptions, introduction: Introduction | undefined): Report['sdk'] {
  const base = { target: options.target, adapter: options.adapter };
  if (introduction === undefined) {
    return {
      name: 'unknown',
      version: 'unknown',
      ...base,
      operations: [],
      setClock: false,
      debounceMs: 0,
      clockSkewMs: 0,
    };
  }
  const { sdk, capabilities } = introduction.result;
  return {
    ...sdk,
    ...base,
    ...(capabilities.runsIn === undefined ? {} : { runsIn: capabilities.runsIn }),
    operations: [...capabilities.operations],
    setClock: capabilities.setClock,
    debounceMs: capabilities.debounceMs,
    clockSkewMs: Math.round(introduction.clockSkewMs),
  };
}

/** The report of a run whose results are in. Pure but for the clock. */
function reportOf(
  options: RunOptions,
  introduction: Introduction | undefined,
  played: readonly ScenarioResult[],
  startedAtMs: number,
): Report {
  const order = new Map(options.scenarios.map((scenario, index) => [scenario.id, index]));
  const scenarios = [...played].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const counts = countOutcomes(scenarios);
  const requirements = requirementResults(
    REQUIREMENTS.filter((requirement) => requirement.id.startsWith('UDA-')),
    scenarios,
  );
  const ids = options.catalogue.map((scenario) => scenario.id);
  const problems = knownFailureProblems(options.knownFailures, scenarios, ids, startedAtMs);
  const verdict = verdictOf(counts, problems);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: TOOL,
    catalogue: catalogueStamp(options.catalogue),
    run: {
      startedAt: new Date(startedAtMs).toISOString(),
      durationMs: Date.now() - startedAtMs,
      command: options.command,
      selection: [...options.selection],
      strict: options.strict,
      interrupted: options.signal?.aborted === true,
      node: process.version,
    },
    sdk: sdkOf(options, introduction),
    verdict,
    headline: headlineOf(verdict, counts, requirements, problems),
    counts,
    requirements,
    knownFailureProblems: [...problems],
    findings: strayFindings(options.worlds),
    scenarios,
  };
}

/**
 * Runs the scenarios and reports. Never rejects for what an SDK or its adapter does: an adapter that does not start, or
 * dies for good, leaves scenarios unjudged. An aborted signal ends it early with what there is.
 */
export async function runCatalogue(options: RunOptions): Promise<Report> {
  const startedAtMs = Date.now();
  const session = new Session(options.driver);
  const played: ScenarioResult[] = [];
  const planned = options.scenarios.length;
  const done = (result: ScenarioResult) => {
    played.push(result);
    options.onEvent?.({ kind: 'scenario', result, done: played.length, planned });
  };
  try {
    await session.start();
    options.onEvent?.({ kind: 'started', planned, sdk: session.introduction?.result.sdk.name ?? 'unknown' });
    await results(options, session, done);
  } finally {
    await session.stop();
  }
  const report = reportOf(options, session.introduction, played, startedAtMs);
  options.onEvent?.({ kind: 'finished', report });
  return report;
}
