// From a report to what its page works on. Pure.
import type { Check, Report, ScenarioResult } from '../../model.ts';
import { bounded, wellFormed } from '../text/bounded.ts';
import type { Evidence, PageData, Reason, Row } from './page-data.ts';

/** The longest reason that a row shows, in characters; the scenario's own page has all of it. */
const MAX_ROW_REASON = 400;
/** How many ways of breaking a requirement are told apart. */
const MAX_REASONS = 5;

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function codesOf(scenario: ScenarioResult): readonly string[] {
  return scenario.steps.flatMap((step) => [
    ...step.callbacks.flatMap((callback) => callback.code ?? []),
    ...step.requests.flatMap((request) => request.messageId ?? []),
  ]);
}

/** The family of a scenario's token, or its theme where it is about no one token. */
function familyOf(scenario: Pick<ScenarioResult, 'recipe' | 'theme'>): string {
  return scenario.recipe?.split('/', 1)[0] ?? scenario.theme;
}

function rowOf(scenario: ScenarioResult, index: number, cause: string): Row {
  const failed = unique(
    scenario.checks.filter((check) => check.status === 'failed').map((check) => check.requirement),
  );
  const known = unique((scenario.known ?? []).map((note) => note.requirement));
  return {
    index,
    id: wellFormed(scenario.id),
    sentence: bounded(scenario.sentence, MAX_ROW_REASON),
    reason: bounded(scenario.reason?.split('\n', 1)[0] ?? '', MAX_ROW_REASON),
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

/** What the page shows before a scenario is opened. */
export function pageDataOf(report: Report): PageData {
  const { scenarios, ...summary } = report;
  const causes = new Map(
    (report.causes ?? []).flatMap((cause) => cause.scenarios.map((id) => [id, cause.text] as const)),
  );
  const rows = scenarios.map((one, index) =>
    rowOf(one, index, bounded(causes.get(one.id) ?? '', MAX_ROW_REASON)),
  );
  return { summary, rows, reasons: reasonsOf(scenarios) };
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
