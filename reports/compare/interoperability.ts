// Several reports side by side, one column an SDK: where the SDKs differ comes first. Pure.
import type { Report, RequirementOutcome, ScenarioResult, Verdict } from '../model.ts';
import { subjectWords } from '../subject.ts';
import { counted } from '../text.ts';
import { breakagesOf } from './breakages.ts';
import type { State } from './compare.ts';
import { answersOf } from './observations.ts';
import { allIds, byId, type Side, sameRunNotes, sideName, sideOf } from './side.ts';

/** A requirement with what became of it in each report; `absent`: the report has it not. */
export interface RequirementAcross {
  readonly id: string;
  readonly level: string;
  readonly statement: string;
  /** One for each report, in the order of the columns. */
  readonly outcomes: readonly (RequirementOutcome | 'absent')[];
  /** How many scenarios broke it, in each report. */
  readonly broken: readonly number[];
  readonly differs: boolean;
}

/** What one report says of a scenario. */
export interface CellAcross {
  readonly state: State;
  /** The requirements that were broken. */
  readonly broken: readonly string[];
  /** What was observed, or why it did not pass, in one line. */
  readonly text: string;
}

/** A scenario with what became of it in each report. */
export interface ScenarioAcross {
  readonly id: string;
  readonly sentence: string;
  readonly cells: readonly CellAcross[];
}

/** Several reports side by side. */
export interface Interoperability {
  readonly sides: readonly Side[];
  /** The worst verdict; at best `incomplete` when the reports compare only in part. */
  readonly verdict: Verdict;
  readonly headline: string;
  readonly warnings: readonly string[];
  /** What a reader may not have meant: the same run twice. */
  readonly notes: readonly string[];
  /** Those in which the SDKs differ first, then those that any of them breaks. */
  readonly requirements: readonly RequirementAcross[];
  /** The scenarios in which the SDKs differ. */
  readonly scenarios: readonly ScenarioAcross[];
  /** How many scenarios have the same outcome and the same observations everywhere. */
  readonly alike: number;
}

function cellOf(scenario: ScenarioResult | undefined): CellAcross {
  if (scenario === undefined) return { state: 'absent', broken: [], text: 'not in this report' };
  const answers = answersOf(scenario).map((answer) => answer.seen);
  const text = scenario.reason?.split('\n', 1)[0] ?? answers.join('; ');
  return {
    state: scenario.outcome,
    broken: breakagesOf(scenario).map((breakage) => breakage.requirement),
    text,
  };
}

/** What two cells must share to be alike: the outcome, what was broken, and what was observed. */
function mark({ state, broken }: CellAcross, scenario: ScenarioResult | undefined): string {
  const answers = answersOf(scenario).map((answer) => answer.seen);
  return JSON.stringify([state, [...broken].sort(), answers]);
}

/** Differing before alike, and in each what somebody breaks first: a difference in what was judged alone comes after. */
function rankOf({ differs, outcomes, broken }: RequirementAcross): number {
  const worst = outcomes.includes('failed') ? 0 : broken.some((count) => count > 0) ? 1 : 2;
  return worst + (differs ? 0 : 3);
}

function requirementsAcross(reports: readonly Report[]): readonly RequirementAcross[] {
  const all = new Map(reports.flatMap((report) => report.requirements.map((one) => [one.id, one] as const)));
  const lookups = reports.map((report) => new Map(report.requirements.map((one) => [one.id, one])));
  const brokenIn = reports.map((report) => {
    const counts = new Map<string, number>();
    for (const scenario of report.scenarios)
      for (const { requirement } of breakagesOf(scenario))
        counts.set(requirement, (counts.get(requirement) ?? 0) + 1);
    return counts;
  });
  const rows = [...all.values()].map((requirement): RequirementAcross => {
    const outcomes = lookups.map((lookup) => lookup.get(requirement.id)?.outcome ?? 'absent');
    return {
      id: requirement.id,
      level: requirement.level,
      statement: requirement.statement,
      outcomes,
      broken: brokenIn.map((counts) => counts.get(requirement.id) ?? 0),
      differs: new Set(outcomes).size > 1,
    };
  });
  return rows.sort((a, b) => rankOf(a) - rankOf(b) || a.id.localeCompare(b.id, 'en'));
}

/** Why reports as a whole compare only in part. */
export function warningsOf(sides: readonly Side[]): readonly string[] {
  const hashes = new Set(sides.map(({ catalogue }) => `${catalogue.version} (${catalogue.hash})`));
  const selections = new Set(sides.map(({ selection }) => selection.join(', ') || 'everything'));
  const unjudged = sides.filter(({ counts }) => counts.notJudged > 0 || counts.judged === 0);
  return [
    ...(hashes.size > 1
      ? [
          `The catalogues differ: ${[...hashes].join(', ')}. Scenarios of the same id may ask for different things.`,
        ]
      : []),
    ...(selections.size > 1 ? [`The selections differ: ${[...selections].join('; ')}.`] : []),
    ...unjudged.map(
      (side) =>
        `${sideName(side)}: ${counted(side.counts.notJudged, subjectWords(side).unit)} could not be judged.`,
    ),
  ];
}

function verdictOf(sides: readonly Side[], warnings: readonly string[]): Verdict {
  if (sides.some(({ verdict }) => verdict === 'failed')) return 'failed';
  if (warnings.length > 0 || sides.some(({ verdict }) => verdict === 'incomplete')) return 'incomplete';
  return 'passed';
}

/** Puts reports side by side, in the order in which they are given. */
export function interoperability(reports: readonly Report[]): Interoperability {
  const sides = reports.map(sideOf);
  const lookups = reports.map(byId);
  const ids = allIds(reports);
  const scenarios = ids.flatMap((id): ScenarioAcross[] => {
    const found = lookups.map((lookup) => lookup.get(id));
    const cells = found.map(cellOf);
    const marks = new Set(cells.map((cell, at) => mark(cell, found[at])));
    if (marks.size <= 1) return [];
    return [{ id, sentence: found.find((one) => one !== undefined)?.sentence ?? '', cells }];
  });
  const requirements = requirementsAcross(reports);
  const warnings = warningsOf(sides);
  const words = subjectWords(sides[0] ?? {});
  const differing = requirements.filter((row) => row.differs).length;
  return {
    sides,
    verdict: verdictOf(sides, warnings),
    headline:
      scenarios.length === 0
        ? `All ${reports.length} ${words.named}s behave alike in ${counted(ids.length, words.unit)}`
        : `${reports.length} ${words.named}s differ in ${counted(differing, 'requirement')} and ${scenarios.length} of ${counted(ids.length, words.unit)}`,
    warnings,
    notes: sameRunNotes(sides),
    requirements,
    scenarios,
    alike: ids.length - scenarios.length,
  };
}
