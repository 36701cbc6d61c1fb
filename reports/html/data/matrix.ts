// The matrix of the first screen: modes and token families down, operations across, the worst outcome in each cell.
import type { ScenarioOutcome } from '../../model.ts';
import { NO_OPERATION } from './filter.ts';
import { worstOf } from './outcomes.ts';
import type { Row } from './page-data.ts';

/** What became of the scenarios of one family and one operation. */
export interface Cell {
  readonly outcome: ScenarioOutcome;
  /** How many scenarios have this outcome, and how many there are. */
  readonly count: number;
  readonly of: number;
}

/** One family within a mode. */
export interface Line {
  readonly family: string;
  /** It is a family of token recipes, not a theme. */
  readonly ofTokens: boolean;
  /** One for each column; undefined: no scenario. */
  readonly cells: readonly (Cell | undefined)[];
}

/** The lines of one mode. */
export interface Band {
  readonly mode: string;
  readonly lines: readonly Line[];
}

/** Columns and bands, in the order in which the report's scenarios come. */
export interface Matrix {
  readonly operations: readonly string[];
  readonly bands: readonly Band[];
  /** The operations that no scenario about a token calls: they take none. */
  readonly tokenless: readonly string[];
}

function cellOf(rows: readonly Row[]): Cell | undefined {
  const outcome = worstOf(rows.map((row) => row.outcome));
  if (outcome === undefined) return undefined;
  return {
    outcome: outcome as ScenarioOutcome,
    count: rows.filter((row) => row.outcome === outcome).length,
    of: rows.length,
  };
}

function grouped<K>(rows: readonly Row[], key: (row: Row) => K): ReadonlyMap<K, readonly Row[]> {
  const groups = new Map<K, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

function operationOf(row: Row): string {
  return row.operation === '' ? NO_OPERATION : row.operation;
}

/** Columns as the operations first come: those that tokens are about first, scenarios about several of them last. */
function operationsOf(rows: readonly Row[]): readonly string[] {
  const ofTokens = rows.filter((row) => row.recipe !== '');
  const names = [...grouped([...ofTokens, ...rows], operationOf).keys()];
  return [...names.filter((name) => name !== NO_OPERATION), ...names.filter((name) => name === NO_OPERATION)];
}

function lineOf(family: string, rows: readonly Row[], operations: readonly string[]): Line {
  const byOperation = grouped(rows, operationOf);
  return {
    family,
    ofTokens: rows.some((row) => row.recipe !== ''),
    cells: operations.map((operation) => cellOf(byOperation.get(operation) ?? [])),
  };
}

/** The matrix of a report. */
export function matrixOf(rows: readonly Row[]): Matrix {
  const operations = operationsOf(rows);
  const bands = [...grouped(rows, (row) => row.mode)].map(([mode, ofMode]) => {
    const lines = [...grouped(ofMode, (row) => row.family)].map(([family, group]) =>
      lineOf(family, group, operations),
    );
    return { mode, lines: [...lines.filter((l) => l.ofTokens), ...lines.filter((l) => !l.ofTokens)] };
  });
  const withToken = new Set(rows.flatMap((row) => (row.recipe === '' ? [] : [operationOf(row)])));
  return { operations, bands, tokenless: operations.filter((one) => !withToken.has(one)) };
}
