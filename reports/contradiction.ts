// Whether a report that comes from elsewhere contradicts itself: what it claims in sum is held to its scenarios. A verdict,
// a badge or a trend that repeats a claim which its own scenarios refute would be worth nothing.
import { countsOf } from './counts.ts';
import type { Check, Counts, Report, RequirementResult } from './model.ts';

type Contradiction = string | undefined;

function twice(ids: readonly string[]): string | undefined {
  return ids.find((id, index) => ids.indexOf(id) !== index);
}

function inIds({ scenarios, requirements }: Report): Contradiction {
  const ids = new Set<string>();
  for (const { id } of scenarios) {
    if (ids.has(id)) return `it has the scenario ${id} twice`;
    ids.add(id);
  }
  const requirement = twice(requirements.map(({ id }) => id));
  return requirement === undefined ? undefined : `it has the requirement ${requirement} twice`;
}

function inCounts({ counts, scenarios }: Report): Contradiction {
  const counted = countsOf(scenarios);
  const wrong = (Object.keys(counted) as (keyof Counts)[]).find((name) => counts[name] !== counted[name]);
  return wrong === undefined
    ? undefined
    : `counts.${wrong} says ${counts[wrong]}, and its scenarios say ${counted[wrong]}`;
}

function inOutcomes({ scenarios }: Report): Contradiction {
  const wrong = scenarios.find(
    ({ outcome, checks }) =>
      ['passed', 'observed', 'not-applicable'].includes(outcome) &&
      checks.some(({ status }) => status === 'failed'),
  );
  return wrong === undefined ? undefined : `${wrong.id} is ${wrong.outcome}, and a check of it failed`;
}

/** How many checks of each requirement had a status. */
function checked({ scenarios }: Report, status: Check['status']): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { checks } of scenarios)
    for (const check of checks)
      if (check.status === status) found.set(check.requirement, (found.get(check.requirement) ?? 0) + 1);
  return found;
}

const HOLDS: readonly RequirementResult['outcome'][] = ['passed', 'observed', 'not-covered', 'not-judged'];

function inRequirements(report: Report): Contradiction {
  const failed = checked(report, 'failed');
  const passed = checked(report, 'passed');
  for (const one of report.requirements) {
    const [said, seen] = [one.failed, failed.get(one.id) ?? 0];
    if (said !== seen) return `${one.id} has ${said} failed checks, and its scenarios have ${seen}`;
    if (one.passed !== (passed.get(one.id) ?? 0))
      return `${one.id} has ${one.passed} passed checks, and its scenarios have ${passed.get(one.id) ?? 0}`;
    if (seen > 0 && HOLDS.includes(one.outcome))
      return `${one.id} is ${one.outcome}, and checks of it failed`;
  }
  const listed = new Set(report.requirements.map(({ id }) => id));
  const unlisted = [...failed.keys()].find((id) => !listed.has(id));
  return unlisted === undefined ? undefined : `a check of ${unlisted} failed, which it does not list`;
}

function inVerdict({ verdict, counts, knownFailureProblems, findings, run }: Report): Contradiction {
  const stale = knownFailureProblems.length;
  if (verdict !== 'failed' && counts.failed > 0)
    return `its verdict is ${verdict}, and ${counts.failed} of its scenarios failed`;
  if (verdict === 'failed' && counts.failed === 0 && stale === 0)
    return 'its verdict is failed, and nothing in it is';
  const open =
    counts.notJudged > 0 ||
    counts.judged === 0 ||
    stale > 0 ||
    run.interrupted ||
    findings.some(({ kind }) => kind === 'adapter-fault');
  return verdict === 'passed' && open ? 'its verdict is passed, and it was not all judged' : undefined;
}

/** What a report claims and its own scenarios refute, in one sentence; undefined: nothing. */
export function contradictionIn(report: Report): Contradiction {
  return (
    inIds(report) ?? inCounts(report) ?? inOutcomes(report) ?? inRequirements(report) ?? inVerdict(report)
  );
}
