// Several reports of one run's parts as one report. Pure. What no part has judged is not judged: a part whose report is
// missing never makes the rest look whole.

import { REQUIREMENTS } from '../../../contracts/requirements/lookup.ts';
import { countsOf } from '../../../reports/counts.ts';
import type { Finding, KnownFailureProblem, Report, ScenarioResult } from '../../../reports/model.ts';
import { diagnosisOf } from '../../diagnosis/diagnose.ts';
import { idMatcher } from '../selection/select.ts';
import { shardInWords } from '../selection/shard.ts';
import { headlineOf, requirementResults, verdictOf } from './outcome.ts';

/** Why reports do not make one report. */
export interface MergeProblem {
  readonly code: 'REPORTS_DIFFER' | 'SCENARIO_TWICE' | 'BACKEND_REPORT';
  readonly message: string;
}

/** Either the merged report, or why there is none. */
export type Merged =
  | { readonly ok: true; readonly report: Report; readonly missing: readonly string[] }
  | { readonly ok: false; readonly problem: MergeProblem };

/** What the parts of one run have in common, in the words of a message. */
const SHARED: readonly (readonly [what: string, of: (report: Report) => string])[] = [
  ['SDK', ({ sdk }) => `${sdk.name} ${sdk.version} ${sdk.platform ?? ''}`.trim()],
  ['catalogue', ({ catalogue }) => `${catalogue.version} (${catalogue.hash})`],
  ['version of this tool', ({ tool }) => tool.version],
  ['level that fails a run', ({ run }) => (run.strict ? 'SHOULD (--strict)' : 'MUST')],
];

function problemOf(reports: readonly Report[]): MergeProblem | undefined {
  if (reports.some(({ subject }) => subject === 'backend'))
    return { code: 'BACKEND_REPORT', message: 'A report on a backend has no parts to merge.' };
  for (const [what, of] of SHARED) {
    const values = [...new Set(reports.map(of))];
    if (values.length > 1)
      return { code: 'REPORTS_DIFFER', message: `The reports differ in the ${what}: ${values.join(', ')}.` };
  }
  const ids = new Set<string>();
  for (const { id } of reports.flatMap((report) => report.scenarios)) {
    if (ids.has(id))
      return { code: 'SCENARIO_TWICE', message: `Two of the reports have the scenario ${id}.` };
    ids.add(id);
  }
  return undefined;
}

/** The parts that a cut into shards has and that no report covers: `3/4`. */
function missingShards(reports: readonly Report[]): readonly string[] {
  const shards = reports.flatMap(({ run }) => run.shard ?? []);
  const cuts = [...new Set(shards.map((shard) => shard.of))];
  return cuts.flatMap((of) => {
    const there = new Set(shards.filter((shard) => shard.of === of).map((shard) => shard.index));
    const all = Array.from({ length: of }, (_, at) => at + 1);
    return all.filter((index) => !there.has(index)).map((index) => `${index}/${of}`);
  });
}

/** An entry that passes in one part and fails in another still says the truth. */
function stillBroken(problem: KnownFailureProblem, scenarios: readonly ScenarioResult[]): boolean {
  if (problem.problem !== 'passes-now') return false;
  const matches = idMatcher(problem.scenario);
  return scenarios.some(
    (result) =>
      matches(result.id) && result.known?.some(({ requirement }) => requirement === problem.requirement),
  );
}

function problemsOf(reports: readonly Report[], scenarios: readonly ScenarioResult[]): KnownFailureProblem[] {
  const all = reports.flatMap((report) => report.knownFailureProblems);
  const unique = new Map(all.map((problem) => [`${problem.problem} ${problem.entry}`, problem]));
  return [...unique.values()].filter((problem) => !stillBroken(problem, scenarios));
}

/** The words of a selection without those of the part. */
function filterWords({ selection, shard }: Report['run']): readonly string[] {
  return shard === undefined ? selection : selection.filter((word) => word !== shardInWords(shard));
}

function runOf(
  reports: readonly Report[],
  first: Report,
  whole: boolean,
  interrupted: boolean,
): Report['run'] {
  const starts = reports.map(({ run }) => Date.parse(run.startedAt));
  const ends = reports.map(({ run }) => Date.parse(run.startedAt) + run.durationMs);
  const started = Math.min(...starts);
  const { shard: _shard, filters, ...run } = first.run;
  return {
    ...run,
    ...(whole || filters === undefined ? {} : { filters }),
    startedAt: new Date(started).toISOString(),
    durationMs: Math.max(...ends) - started,
    command: first.run.command.replace(/ --shard[ =]\d+\/\d+/, ''),
    selection: whole ? [] : [...new Set(reports.flatMap(({ run }) => filterWords(run)))],
    interrupted,
  };
}

/**
 * Merges the reports of a run's parts.
 * @param planned Everything that was to be played, as not judged, in the catalogue's order; empty where that is not known.
 */
export function mergeReports(reports: readonly Report[], planned: readonly ScenarioResult[]): Merged {
  const problem = problemOf(reports);
  const [first] = reports;
  if (problem !== undefined) return { ok: false, problem };
  if (first === undefined) throw new RangeError('There is nothing to merge.');
  const results = new Map(reports.flatMap((report) => report.scenarios).map((result) => [result.id, result]));
  const known = new Set(planned.map((one) => one.id));
  const rest = [...results.values()].filter((result) => !known.has(result.id));
  const scenarios = [...planned.map((one) => results.get(one.id) ?? one), ...rest];
  const missing = missingShards(reports);
  const interrupted = reports.some(({ run }) => run.interrupted);
  const notes = missing.map(
    (shard): Finding => ({
      kind: 'note',
      text: `Shard ${shard} has no report: what it was to play is not judged.`,
    }),
  );
  const findings = [...notes, ...reports.flatMap((report) => report.findings)];
  const counts = countsOf(scenarios);
  const requirements = requirementResults(
    REQUIREMENTS.filter((requirement) => requirement.id.startsWith('UDA-')),
    scenarios,
  );
  const problems = problemsOf(reports, scenarios);
  const disturbance = {
    faults: findings.filter((finding) => finding.kind === 'adapter-fault').length,
    interrupted,
    missing,
  };
  const verdict = verdictOf(counts, problems, disturbance);
  const whole = scenarios.length >= first.catalogue.scenarios;
  const { causes: _causes, explained: _explained, since: _since, ...withoutDiagnosis } = first;
  return {
    ok: true,
    missing,
    report: {
      ...withoutDiagnosis,
      run: runOf(reports, first, whole, interrupted),
      verdict,
      headline: headlineOf(
        verdict,
        counts,
        requirements,
        problems,
        disturbance,
        whole ? undefined : first.catalogue.scenarios,
      ),
      counts,
      ...diagnosisOf(scenarios),
      requirements,
      knownFailureProblems: problems,
      findings,
      scenarios,
    },
  };
}
