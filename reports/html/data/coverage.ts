// What was tested of each requirement: by mode and operation, with why something was not. Pure.
import type { RequirementResult } from '../../model.ts';
import { NO_OPERATION } from './filter.ts';
import type { Row } from './page-data.ts';

/** How many scenarios of a requirement were judged, of how many. */
export interface Covered {
  readonly judged: number;
  readonly of: number;
}

/** One requirement in one mode. */
export interface CoverageLine {
  readonly requirement: string;
  readonly level: string;
  readonly mode: string;
  /** One for each operation; undefined: there is no scenario. */
  readonly cells: readonly (Covered | undefined)[];
  /** Why some were not judged, each reason once; empty: all were. */
  readonly why: readonly string[];
}

/** The table. */
export interface Coverage {
  readonly operations: readonly string[];
  readonly lines: readonly CoverageLine[];
}

/** How many reasons a line gives. */
const MAX_REASONS = 3;
const NOT_JUDGED: readonly Row['outcome'][] = ['not-judged', 'not-applicable'];

function lineOf(
  { id, level }: RequirementResult,
  mode: string,
  rows: readonly Row[],
  operations: readonly string[],
): CoverageLine {
  const not = rows.filter(({ outcome }) => NOT_JUDGED.includes(outcome));
  const reasons = [...new Set(not.map(({ reason }) => reason))];
  return {
    requirement: id,
    level,
    mode,
    cells: operations.map((operation) => {
      const own = rows.filter((row) => (row.operation || NO_OPERATION) === operation);
      if (own.length === 0) return undefined;
      return { judged: own.filter(({ outcome }) => !NOT_JUDGED.includes(outcome)).length, of: own.length };
    }),
    why:
      rows.length === 0
        ? ['nothing in this run is about it']
        : [
            ...reasons.slice(0, MAX_REASONS),
            ...(reasons.length > MAX_REASONS ? [`and ${reasons.length - MAX_REASONS} other reasons`] : []),
          ],
  };
}

/** What a report covers: a line for each requirement and each mode that it is about. */
export function coverageOf(requirements: readonly RequirementResult[], rows: readonly Row[]): Coverage {
  const found = [...new Set(rows.map((row) => row.operation || NO_OPERATION))];
  const operations = [
    ...found.filter((one) => one !== NO_OPERATION),
    ...found.filter((one) => one === NO_OPERATION),
  ];
  const byRequirement = new Map<string, Row[]>();
  for (const row of rows)
    for (const id of row.requirements) {
      const own = byRequirement.get(id);
      if (own === undefined) byRequirement.set(id, [row]);
      else own.push(row);
    }
  const lines = requirements.flatMap((requirement) => {
    const own = byRequirement.get(requirement.id) ?? [];
    const modes = [...new Set([...requirement.modes, ...own.map(({ mode }) => mode)])];
    return modes.map((mode) =>
      lineOf(
        requirement,
        mode,
        own.filter((row) => row.mode === mode),
        operations,
      ),
    );
  });
  return { operations, lines };
}
