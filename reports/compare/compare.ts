// Two reports, an older and a newer one of the same SDK, or any two: what broke, what was fixed, what cannot be said.
// Compared is by scenario and requirement, not by scenario: a scenario that failed and now fails for another reason has
// broken anew. What could not be judged on either side is never counted as unchanged. Pure.
import type { Report, ScenarioOutcome, ScenarioResult, Verdict } from '../model.ts';
import { subjectWords } from '../subject.ts';
import { type Breakage, breakagesOf, decides } from './breakages.ts';
import { type CausesCompared, compareCauses } from './causes.ts';
import { headlineOf } from './headline.ts';
import { answersOf } from './observations.ts';
import { allIds, byId, isJudged, type Side, sameRunNotes, sideName, sideOf } from './side.ts';

/** What became of a scenario on a side; `absent`: the report has it not. */
export type State = ScenarioOutcome | 'absent';

/** A requirement in a scenario that is broken now, or was. */
export interface Changed extends Breakage {
  readonly scenario: string;
  readonly sentence: string;
  readonly before: State;
  readonly after: State;
}

/** An observation that is another one now. */
export interface ChangedAnswer {
  readonly scenario: string;
  readonly requirement: string;
  readonly question: string;
  readonly before: string;
  readonly after: string;
}

/** A scenario of which a comparison can say nothing, or not everything. */
export interface NotCompared {
  readonly scenario: string;
  readonly before: State;
  readonly after: State;
  readonly why: string;
}

/** An older report against a newer one. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  /** `failed`: something that binds is newly broken. `incomplete`: nothing is, but not everything could be compared. */
  readonly verdict: Verdict;
  /** The verdict in one sentence. */
  readonly headline: string;
  /** Why the reports as a whole compare only in part: another catalogue, another selection. */
  readonly warnings: readonly string[];
  /** What a reader may not have meant: the same run twice, two SDKs instead of two releases. */
  readonly notes: readonly string[];
  /** What the failures of both come down to. */
  readonly causes: CausesCompared;
  /** Broken now, and not broken (or unknown) before. MUST first. */
  readonly newlyBroken: readonly Changed[];
  /** Broken before, and seen to hold now. */
  readonly newlyFixed: readonly Changed[];
  readonly stillBroken: readonly Changed[];
  readonly changedAnswers: readonly ChangedAnswer[];
  readonly notCompared: readonly NotCompared[];
  /** How many scenarios were judged on both sides. */
  readonly compared: number;
  /** What each requirement says, by its id. */
  readonly statements: Readonly<Record<string, string>>;
}

/** How a comparison is to be read. */
export interface CompareOptions {
  /** SHOULD counts like MUST. Default: as the newer report's run did. */
  readonly strict?: boolean;
  /** Scenarios of the same id are the same, though the catalogues are different ones. Default false. */
  readonly acceptOtherCatalogue?: boolean;
}

function stateOf(scenario: ScenarioResult | undefined): State {
  return scenario?.outcome ?? 'absent';
}

const LEVEL_RANK = { MUST: 0, SHOULD: 1, INFO: 2 } as const;

function inOrder(changes: readonly Changed[]): readonly Changed[] {
  return [...changes].sort(
    (a, b) => LEVEL_RANK[a.level] - LEVEL_RANK[b.level] || a.requirement.localeCompare(b.requirement, 'en'),
  );
}

interface Pair {
  readonly id: string;
  readonly before: ScenarioResult | undefined;
  readonly after: ScenarioResult | undefined;
}

function changed(pair: Pair, breakage: Breakage): Changed {
  return {
    ...breakage,
    scenario: pair.id,
    sentence: (pair.after ?? pair.before)?.sentence ?? '',
    before: stateOf(pair.before),
    after: stateOf(pair.after),
  };
}

function brokenIn(pair: Pair): { readonly news: readonly Changed[]; readonly still: readonly Changed[] } {
  const before = new Set(breakagesOf(pair.before).map((breakage) => breakage.requirement));
  const now = breakagesOf(pair.after).map((breakage) => changed(pair, breakage));
  return {
    news: now.filter((one) => !before.has(one.requirement)),
    still: now.filter((one) => before.has(one.requirement)),
  };
}

function fixedIn(pair: Pair): readonly Changed[] {
  if (!isJudged(pair.after)) return [];
  const now = new Set(breakagesOf(pair.after).map((breakage) => breakage.requirement));
  return breakagesOf(pair.before)
    .filter(({ requirement }) => !now.has(requirement) && decides(pair.after, requirement))
    .map((breakage) => changed(pair, breakage));
}

function answersIn(pair: Pair): readonly ChangedAnswer[] {
  const before = answersOf(pair.before);
  return answersOf(pair.after).flatMap((answer, at) => {
    const old =
      before[at]?.question === answer.question
        ? before[at]
        : before.find((one) => one.question === answer.question);
    if (old === undefined || old.seen === answer.seen) return [];
    const { requirement, question } = answer;
    return [{ scenario: pair.id, requirement, question, before: old.seen, after: answer.seen }];
  });
}

/** Why nothing, or not everything, can be said of a scenario; undefined: all of it can. */
function gapIn(pair: Pair): NotCompared | undefined {
  const { before, after } = pair;
  const gap = (why: string): NotCompared => ({
    scenario: pair.id,
    before: stateOf(before),
    after: stateOf(after),
    why,
  });
  if (after === undefined) return gap('The newer report does not have it.');
  if (after.outcome === 'not-judged')
    return gap(`It could not be judged: ${after.reason ?? 'no reason given'}`);
  if (after.outcome === 'not-applicable') {
    return isJudged(before) ? gap(`It no longer applies: ${after.reason ?? 'no reason given'}`) : undefined;
  }
  if (before === undefined) return gap('The older report does not have it.');
  if (before.outcome === 'not-judged') return gap('It could not be judged before.');
  const lost = breakagesOf(before).find(
    ({ requirement }) => !decides(after, requirement) && !isBroken(after, requirement),
  );
  return lost === undefined ? undefined : gap(`${lost.requirement} was broken, and is not decided any more.`);
}

function isBroken(scenario: ScenarioResult, requirement: string): boolean {
  return breakagesOf(scenario).some((breakage) => breakage.requirement === requirement);
}

function warningsOf(before: Side, after: Side, options: CompareOptions): readonly string[] {
  const { catalogue } = after;
  const other = before.catalogue.hash !== catalogue.hash;
  const words = (side: Side) => (side.selection.length === 0 ? 'everything' : side.selection.join(', '));
  return [
    ...(other && options.acceptOtherCatalogue !== true
      ? [
          `The catalogues differ: ${before.catalogue.version} (${before.catalogue.hash}) and ${catalogue.version} (${catalogue.hash}). Scenarios of the same id may ask for different things.`,
        ]
      : []),
    ...(words(before) === words(after)
      ? []
      : [`The selections differ: ${words(before)}, then ${words(after)}.`]),
  ];
}

function notesOf(before: Side, after: Side): readonly string[] {
  const same = before.sdk.name === after.sdk.name && before.sdk.platform === after.sdk.platform;
  const { named } = subjectWords(after);
  return [
    ...sameRunNotes([before, after]),
    ...(same
      ? []
      : [
          `These are two ${named}s, not two releases of one: "broken" and "fixed" say in what the second differs from the first. Side by side: compare --side-by-side.`,
        ]),
  ];
}

/** Compares an older report with a newer one. */
export function compareReports(older: Report, newer: Report, options: CompareOptions = {}): Comparison {
  const [before, after] = [sideOf(older), sideOf(newer)];
  const [old, now] = [byId(older), byId(newer)];
  const pairs = allIds([newer, older]).map((id) => ({ id, before: old.get(id), after: now.get(id) }));
  const strict = options.strict ?? after.strict;
  const broken = pairs.map(brokenIn);
  const newlyBroken = inOrder(broken.flatMap(({ news }) => news));
  const stillBroken = inOrder(broken.flatMap(({ still }) => still));
  const newlyFixed = inOrder(pairs.flatMap(fixedIn));
  const notCompared = pairs.flatMap((pair) => gapIn(pair) ?? []);
  const warnings = warningsOf(before, after, options);
  const regressions = newlyBroken.filter(
    ({ level, known }) => known === undefined && (level === 'MUST' || (strict && level === 'SHOULD')),
  );
  const compared = pairs.filter((pair) => isJudged(pair.before) && isJudged(pair.after)).length;
  const unsure = notCompared.length > 0 || warnings.length > 0 || compared === 0;
  const { unit } = subjectWords(after);
  const verdict = regressions.length > 0 ? 'failed' : unsure ? 'incomplete' : 'passed';
  return {
    before,
    after,
    verdict,
    headline: headlineOf(verdict, { regressions, newlyFixed, stillBroken, gaps: notCompared.length }, unit),
    warnings,
    notes: notesOf(before, after),
    causes: compareCauses(older, newer),
    newlyBroken,
    newlyFixed,
    stillBroken,
    changedAnswers: pairs.flatMap(answersIn),
    notCompared,
    compared,
    statements: Object.fromEntries(
      [...older.requirements, ...newer.requirements].map(({ id, statement }) => [id, statement]),
    ),
  };
}

/** Both sides in words. */
export function sidesInWords({ before, after }: Pick<Comparison, 'before' | 'after'>): string {
  return `${sideName(before)} → ${sideName(after)}`;
}
