// The report's two tables, as rows of text: what is copied, and what is saved as CSV.
import type { RequirementResult } from '../../model.ts';
import { OUTCOME_WORD } from '../data/outcomes.ts';
import type { Row } from '../data/page-data.ts';
import { visible } from './visible.ts';

type Table = readonly (readonly string[])[];

/** Scenarios, their names first. */
export function scenarioTable(rows: readonly Row[]): Table {
  const head =
    'Outcome,Level,Id,Mode,Operation,Token,Route,Breaks,Known,Since last time,What it comes down to,Why,Milliseconds';
  return [
    head.split(','),
    ...rows.map((row) =>
      [
        OUTCOME_WORD[row.outcome],
        row.level,
        row.id,
        row.mode,
        row.operation,
        row.recipe,
        row.route,
        row.broken.join(' '),
        row.known.join(' '),
        row.since,
        row.cause,
        row.reason,
        String(row.durationMs),
      ].map(visible),
    ),
  ];
}

/** Requirements, their names first. */
export function requirementTable(requirements: readonly RequirementResult[]): Table {
  const head = 'Requirement,Level,Outcome,Passed,Failed,Not judged,Modes,Statement,Source,Scenarios';
  return [
    head.split(','),
    ...requirements.map((one) =>
      [
        one.id,
        one.level,
        OUTCOME_WORD[one.outcome],
        String(one.passed),
        String(one.failed),
        String(one.notJudged),
        one.modes.join(' '),
        one.statement,
        one.source,
        one.scenarios.join(' '),
      ].map(visible),
    ),
  ];
}
