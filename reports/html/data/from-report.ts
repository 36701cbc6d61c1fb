// From a report to what its page works on. Pure.
import { answersOf } from '../../answers.ts';
import type { Check, Report, ScenarioResult } from '../../model.ts';
import { authorisationOf } from '../text/authorisation.ts';
import { bounded, wellFormed } from '../text/bounded.ts';
import type { Evidence, PageAnswer, PageData, Reason, Row } from './page-data.ts';

/** The longest reason that a row shows, in characters; the scenario's own page has all of it. */
const MAX_ROW_REASON = 400;
/** How many ways of breaking a requirement, and how many answers to a question, are told apart. */
const MAX_REASONS = 5;
const MAX_ANSWERS = 20;
/** How much of a text the search knows, in characters: the first words tell it. */
const MAX_SEARCHED = 160;

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function codesOf(scenario: ScenarioResult): readonly string[] {
  return scenario.steps.flatMap((step) => [
    ...step.callbacks.flatMap((callback) => callback.code ?? []),
    ...step.requests.flatMap((request) => request.messageId ?? []),
  ]);
}

/** What another run would call otherwise: identifiers, and the numbers of a moment. */
const OWN =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{8,}\b|eyJ[\w.-]+|\d{6,}/gi;

/** What can be searched of what happened: most scenarios share these texts. */
function evidenceTexts({ checks, steps }: ScenarioResult): readonly string[] {
  const texts = [
    ...checks.flatMap(({ expected, seen }) => [expected, seen]),
    ...steps.flatMap((step) => [
      ...step.callbacks.flatMap(({ description }) => description ?? []),
      ...step.requests.map(authorisationOf),
    ]),
  ];
  return unique(texts.map((text) => bounded(text.replace(OWN, '…'), MAX_SEARCHED)));
}

/** What became of scenarios since the older report, by id. */
function sinceById({ since }: Report): ReadonlyMap<string, string> {
  const of = (ids: readonly string[] | undefined, word: string) =>
    (ids ?? []).map((id) => [id, word] as const);
  return new Map([
    ...of(since?.newlyFixed, 'fixed'),
    ...of(since?.stillBroken, 'still'),
    ...of(since?.newlyBroken, 'new'),
  ]);
}

/** What was observed, in one line; empty: nothing was. */
function observedIn({ checks }: ScenarioResult): string {
  return unique(checks.flatMap(({ status, seen }) => (status === 'observed' ? [seen] : []))).join('; ');
}

/** The family of a scenario's token, or its theme where it is about no one token. */
function familyOf(scenario: Pick<ScenarioResult, 'recipe' | 'theme'>): string {
  return scenario.recipe?.split('/', 1)[0] ?? scenario.theme;
}

function rowOf(scenario: ScenarioResult, index: number, cause: string, since: string): Row {
  const failed = unique(
    scenario.checks.filter((check) => check.status === 'failed').map((check) => check.requirement),
  );
  const known = unique((scenario.known ?? []).map((note) => note.requirement));
  return {
    index,
    id: wellFormed(scenario.id),
    sentence: bounded(scenario.sentence, MAX_ROW_REASON),
    reason: bounded(
      scenario.outcome === 'observed' ? observedIn(scenario) : (scenario.reason?.split('\n', 1)[0] ?? ''),
      MAX_ROW_REASON,
    ),
    outcome: scenario.outcome,
    level: scenario.level,
    mode: scenario.mode,
    operation: scenario.operation ?? '',
    family: familyOf(scenario),
    recipe: scenario.recipe ?? '',
    route: scenario.route ?? '',
    requirements: unique([...scenario.requirements, ...scenario.checks.map((check) => check.requirement)]),
    broken: failed.filter((requirement) => !known.includes(requirement)),
    known: failed.filter((requirement) => known.includes(requirement)),
    cause,
    evidence: evidenceTexts(scenario),
    since,
    codes: unique(codesOf(scenario).map((code) => bounded(code, 100))),
    durationMs: Math.round(scenario.durationMs),
  };
}

function addReason(reasons: Map<string, Reason>, check: Check, scenario: string): void {
  const key = `${check.expected}\n${check.seen}`;
  const known = reasons.get(key);
  reasons.set(key, {
    expected: bounded(check.expected, MAX_ROW_REASON),
    seen: bounded(check.seen, MAX_ROW_REASON),
    scenario: known?.scenario ?? scenario,
    scenarios: (known?.scenarios ?? 0) + 1,
  });
}

/** By requirement: how it was broken, known failures left out, the commonest first. */
function reasonsOf(scenarios: readonly ScenarioResult[]): PageData['reasons'] {
  const found = new Map<string, Map<string, Reason>>();
  for (const scenario of scenarios) {
    const known = new Set(scenario.known?.map((note) => note.requirement));
    const told = new Set<string>();
    for (const check of scenario.checks) {
      const key = `${check.requirement}\n${check.expected}\n${check.seen}`;
      if (check.status !== 'failed' || known.has(check.requirement) || told.has(key)) continue;
      told.add(key);
      const reasons = found.get(check.requirement) ?? new Map<string, Reason>();
      found.set(check.requirement, reasons);
      addReason(reasons, check, wellFormed(scenario.id));
    }
  }
  return Object.fromEntries(
    [...found].map(([requirement, reasons]) => [
      requirement,
      [...reasons.values()].sort((a, b) => b.scenarios - a.scenarios).slice(0, MAX_REASONS),
    ]),
  );
}

/** What the page shows before a scenario is opened. `digest`: of report.json. */
export function pageDataOf(report: Report, digest = ''): PageData {
  const { scenarios, ...summary } = report;
  const causes = new Map(
    (report.causes ?? []).flatMap((cause) => cause.scenarios.map((id) => [id, cause.text] as const)),
  );
  const since = sinceById(report);
  const rows = scenarios.map((one, index) =>
    rowOf(one, index, bounded(causes.get(one.id) ?? '', MAX_ROW_REASON), since.get(one.id) ?? ''),
  );
  const answers = answersOf(scenarios).map(({ requirement, answers: all }) => [
    requirement,
    all.slice(0, MAX_ANSWERS).map(
      ({ seen, scenarios: ids }): PageAnswer => ({
        seen: bounded(seen, MAX_ROW_REASON),
        scenario: wellFormed(ids[0] ?? ''),
        scenarios: ids.length,
      }),
    ),
  ]);
  return { summary, rows, reasons: reasonsOf(scenarios), answers: Object.fromEntries(answers), digest };
}

/** What a scenario's own page shows besides its row. */
export function evidenceOf(scenario: ScenarioResult): Evidence {
  const { startedAtMs, theme, tokens, steps, checks, findings } = scenario;
  return {
    startedAtMs,
    theme,
    tokens,
    steps,
    checks,
    findings,
    about: scenario.requirements,
    known: scenario.known ?? [],
    ...(scenario.tokenKind === undefined ? {} : { tokenKind: scenario.tokenKind }),
    ...(scenario.reason === undefined ? {} : { reason: scenario.reason }),
  };
}
