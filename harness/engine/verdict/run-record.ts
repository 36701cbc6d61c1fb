// From what a run wrote down to its report. Pure: a journal that was read back makes the same report as the run itself.

import { REQUIREMENTS } from '../../../contracts/requirements/lookup.ts';
import { countsOf } from '../../../reports/counts.ts';
import {
  type Finding,
  REPORT_SCHEMA_VERSION,
  type Report,
  type RunFilters,
  type ScenarioResult,
  type ShardOf,
} from '../../../reports/model.ts';
import { diagnosisOf } from '../../diagnosis/diagnose.ts';
import type { Introduction } from '../../drivers/driver.ts';
import { type KnownFailure, knownFailureProblems } from './known-failures.ts';
import { sensitivityOf } from './measured/measured.ts';
import { headlineOf, requirementResults, verdictOf } from './outcome.ts';

/** What is known of a run before it begins. */
export interface RunPlan {
  /** Epoch milliseconds. */
  readonly startedAtMs: number;
  readonly tool: Report['tool'];
  readonly node: string;
  readonly catalogue: Report['catalogue'];
  /** The ids of the catalogue's scenarios: known failures are checked against them. */
  readonly catalogueIds: readonly string[];
  readonly command: string;
  /** Shard and filters in words, for people. */
  readonly selection: readonly string[];
  readonly shard?: ShardOf;
  readonly filters?: RunFilters;
  readonly strict: boolean;
  readonly target: string;
  readonly adapter: string;
  readonly knownFailures: readonly KnownFailure[];
  /** One for each scenario, in their order, as it is reported when nothing more comes of it. */
  readonly planned: readonly ScenarioResult[];
}

/** A run as far as it went. */
export interface RunRecord {
  readonly plan: RunPlan;
  /** Absent: the adapter never introduced itself. */
  readonly introduction?: Introduction;
  /** The latest result of a scenario counts. */
  readonly results: readonly ScenarioResult[];
  readonly findings: readonly Finding[];
  /** It was ended before everything planned was played. */
  readonly interrupted: boolean;
  /** Epoch milliseconds. */
  readonly endedAtMs: number;
}

function sdkOf({ target, adapter }: RunPlan, introduction: Introduction | undefined): Report['sdk'] {
  const base = { target, adapter };
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

/** The report of a run. */
export function reportOf({
  plan,
  introduction,
  results,
  findings,
  interrupted,
  endedAtMs,
}: RunRecord): Report {
  const latest = new Map(results.map((result) => [result.id, result]));
  const scenarios = plan.planned.map((unplayed) => latest.get(unplayed.id) ?? unplayed);
  const counts = countsOf(scenarios);
  const requirements = requirementResults(
    REQUIREMENTS.filter((requirement) => requirement.id.startsWith('UDA-')),
    scenarios,
  );
  const problems = knownFailureProblems(plan.knownFailures, scenarios, plan.catalogueIds, plan.startedAtMs);
  const faults = findings.filter((finding) => finding.kind === 'adapter-fault').length;
  const part = plan.selection.length > 0 && scenarios.length < plan.catalogue.scenarios;
  // The figure is that of the whole catalogue.
  const sensitivity = part ? undefined : sensitivityOf(plan.catalogue);
  const disturbance = { faults, interrupted };
  const verdict = verdictOf(counts, problems, disturbance);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: plan.tool,
    catalogue: plan.catalogue,
    run: {
      startedAt: new Date(plan.startedAtMs).toISOString(),
      durationMs: endedAtMs - plan.startedAtMs,
      command: plan.command,
      ...(plan.shard === undefined ? {} : { shard: plan.shard }),
      ...(plan.filters === undefined ? {} : { filters: plan.filters }),
      selection: [...plan.selection],
      strict: plan.strict,
      interrupted,
      node: plan.node,
    },
    sdk: sdkOf(plan, introduction),
    verdict,
    headline: headlineOf(
      verdict,
      counts,
      requirements,
      problems,
      disturbance,
      part ? plan.catalogue.scenarios : undefined,
    ),
    counts,
    ...diagnosisOf(scenarios),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    requirements,
    knownFailureProblems: [...problems],
    findings: [...findings],
    scenarios,
  };
}
