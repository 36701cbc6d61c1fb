// From checks to a scenario's outcome, from outcomes to a verdict. Pure, and in one direction: unknown is never green.
import type { Level, Requirement } from '../../../contracts/requirement.ts';
import type {
  Check,
  Counts,
  KnownFailureNote,
  KnownFailureProblem,
  RequirementOutcome,
  RequirementResult,
  ScenarioOutcome,
  ScenarioResult,
  Verdict,
} from '../../../reports/model.ts';

/** Whether a broken requirement of this level fails a run. `strict`: SHOULD counts like MUST. */
export function binds(level: Level, strict: boolean): boolean {
  return level === 'MUST' || (strict && level === 'SHOULD');
}

/** A scenario's outcome with the one line that says why. */
export interface Judgement {
  readonly outcome: ScenarioOutcome;
  readonly reason?: string;
  readonly known?: readonly KnownFailureNote[];
}

function inOneLine(check: Check): string {
  return `${check.requirement}: expected ${check.expected}; seen: ${check.seen}`;
}

/** The outcome that a scenario's checks amount to, with the known failures in force for it. */
export function outcomeOf(
  checks: readonly Check[],
  known: ReadonlyMap<string, KnownFailureNote>,
  strict: boolean,
): Judgement {
  const failed = checks.filter((check) => check.status === 'failed');
  const news = failed.filter((check) => !known.has(check.requirement));
  const binding = news.find((check) => binds(check.level, strict));
  if (binding !== undefined) return { outcome: 'failed', reason: inOneLine(binding) };
  const notes = [...new Set(failed.flatMap((check) => known.get(check.requirement) ?? []))];
  if (notes.length > 0) {
    return { outcome: 'known', reason: notes.map((note) => note.reason).join('; '), known: notes };
  }
  const unknown = checks.find((check) => check.status === 'not-judged');
  if (unknown !== undefined) return { outcome: 'not-judged', reason: inOneLine(unknown) };
  const warning = news[0];
  if (warning !== undefined) return { outcome: 'warning', reason: inOneLine(warning) };
  if (checks.some((check) => check.status === 'passed')) return { outcome: 'passed' };
  if (checks.length > 0) return { outcome: 'observed' };
  return { outcome: 'not-judged', reason: 'Nothing in it was checked.' };
}

function isKnown(result: ScenarioResult, requirement: string): boolean {
  return result.known?.some((note) => note.requirement === requirement) === true;
}

function requirementOutcome(
  requirement: Requirement,
  failedIn: readonly ScenarioResult[],
  tally: { readonly passed: number; readonly notJudged: number; readonly observed: number },
): RequirementOutcome {
  const news = failedIn.filter((result) => !isKnown(result, requirement.id));
  // A check may be less binding than its requirement: only a safeguard of it was missed.
  const must = news.some((result) =>
    result.checks.some(
      (check) => check.requirement === requirement.id && check.status === 'failed' && check.level === 'MUST',
    ),
  );
  if (news.length > 0) return requirement.level === 'MUST' && must ? 'failed' : 'warning';
  if (failedIn.length > 0) return 'known';
  if (tally.notJudged > 0) return 'not-judged';
  if (tally.passed > 0) return 'passed';
  return tally.observed > 0 ? 'observed' : 'not-covered';
}

/** By requirement: the scenarios that are about it, or have a check of it. */
function resultsByRequirement(
  all: readonly ScenarioResult[],
): ReadonlyMap<string, readonly ScenarioResult[]> {
  const found = new Map<string, ScenarioResult[]>();
  for (const result of all)
    for (const id of new Set([...result.requirements, ...result.checks.map((check) => check.requirement)])) {
      const there = found.get(id);
      if (there === undefined) found.set(id, [result]);
      else there.push(result);
    }
  return found;
}

/** What became of each requirement over all scenarios. A scenario that could not be judged leaves its own unjudged. */
export function requirementResults(
  requirements: readonly Requirement[],
  all: readonly ScenarioResult[],
): RequirementResult[] {
  const concerned = resultsByRequirement(all);
  return requirements.map((requirement) => {
    const results = concerned.get(requirement.id) ?? [];
    const checksOf = (result: ScenarioResult) =>
      result.checks.filter((check) => check.requirement === requirement.id);
    const count = (status: Check['status']) =>
      results.reduce(
        (sum, result) => sum + checksOf(result).filter((check) => check.status === status).length,
        0,
      );
    const failedIn = results.filter((result) => checksOf(result).some((check) => check.status === 'failed'));
    const unjudged = results.filter(
      (result) =>
        checksOf(result).some((check) => check.status === 'not-judged') ||
        (result.outcome === 'not-judged' && result.requirements.includes(requirement.id)),
    );
    const tally = { passed: count('passed'), notJudged: unjudged.length, observed: count('observed') };
    return {
      id: requirement.id,
      level: requirement.level,
      modes: [...requirement.modes],
      statement: requirement.statement,
      source: requirement.source,
      outcome: requirementOutcome(requirement, failedIn, tally),
      passed: tally.passed,
      failed: count('failed'),
      notJudged: tally.notJudged,
      scenarios: [...new Set([...failedIn, ...unjudged].map((result) => result.id))],
    };
  });
}

/** What went wrong with a run as a whole. */
export interface Disturbance {
  /** How often the adapter broke down. */
  readonly faults: number;
  readonly interrupted: boolean;
  /** The parts of a merged run that have no report: `3/4`. */
  readonly missing?: readonly string[];
}

/** How many missing parts are named. */
const MAX_NAMED = 5;

/** Nothing went wrong. */
const UNDISTURBED: Disturbance = { faults: 0, interrupted: false };

/**
 * The verdict on a run. A stale known-failures list fails it. A run that judged nothing does not pass, nor does one in
 * which the adapter broke down, even if all was judged in the end: why it did is not known.
 */
export function verdictOf(
  counts: Counts,
  problems: readonly KnownFailureProblem[],
  { faults, interrupted, missing = [] }: Disturbance = UNDISTURBED,
): Verdict {
  const stale = problems.some((problem) => problem.problem !== 'not-judged');
  if (counts.failed > 0 || stale) return 'failed';
  const unknown = counts.notJudged > 0 || counts.judged === 0 || problems.length > 0;
  return unknown || faults > 0 || interrupted || missing.length > 0 ? 'incomplete' : 'passed';
}

function some(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `shards 3/4 and 4/4 have no report`; many are cut short. */
function withoutReport(shards: readonly string[]): string {
  const more = shards.length - MAX_NAMED;
  const shown = more > 0 ? [...shards.slice(0, MAX_NAMED), `${more} more`] : shards;
  const last = shown.at(-1) ?? '';
  return shown.length === 1
    ? `shard ${last} has no report`
    : `shards ${shown.slice(0, -1).join(', ')} and ${last} have no report`;
}

/**
 * The verdict in one sentence, worst news first.
 * @param partOf How many scenarios the catalogue has, where only a part of them was planned.
 */
export function headlineOf(
  verdict: Verdict,
  counts: Counts,
  requirements: readonly RequirementResult[],
  problems: readonly KnownFailureProblem[],
  { faults, interrupted, missing = [] }: Disturbance = UNDISTURBED,
  partOf?: number,
): string {
  const broken = (level: Level) =>
    requirements.filter(
      (one) => one.level === level && (one.outcome === 'failed' || one.outcome === 'warning'),
    ).length;
  if (counts.failed > 0) {
    const must = broken('MUST');
    const levels =
      must > 0
        ? some(must, 'MUST requirement', 'MUST requirements')
        : some(broken('SHOULD'), 'SHOULD requirement', 'SHOULD requirements');
    const part =
      partOf === undefined ? '' : ` (${counts.planned} of ${partOf} played, a part of the catalogue)`;
    return `Non-conformant: ${levels} broken in ${some(counts.failed, 'scenario', 'scenarios')}${part}`;
  }
  if (verdict === 'failed')
    return `Failed: ${some(problems.length, 'known failure is', 'known failures are')} out of date`;
  if (counts.judged === 0) return 'Incomplete: nothing could be judged';
  if (verdict === 'incomplete') {
    const gaps = [
      ...(counts.notJudged > 0
        ? [`${counts.notJudged} of ${some(counts.planned, 'scenario', 'scenarios')} could not be judged`]
        : []),
      ...(missing.length > 0 ? [withoutReport(missing)] : []),
    ];
    if (gaps.length > 0) return `Incomplete: ${gaps.join(', ')}`;
    if (faults > 0) return `Incomplete: the adapter broke down ${some(faults, 'time', 'times')}`;
    return interrupted
      ? 'Incomplete: the run was interrupted'
      : 'Incomplete: known failures could not be confirmed';
  }
  const warnings = counts.warnings > 0 ? `, with ${some(counts.warnings, 'warning', 'warnings')}` : '';
  const known = counts.known > 0 ? `, but for ${some(counts.known, 'known failure', 'known failures')}` : '';
  if (partOf !== undefined)
    return `${counts.planned} of ${partOf} scenarios, a part of the catalogue: no MUST requirement broken${known}${warnings}`;
  return `Conformant: no MUST requirement broken in ${some(counts.judged, 'scenario', 'scenarios')}${known}${warnings}`;
}
