// Prints the rows of a covering array that are still missing: those that are kept stay, as ids are made from them.
//
//   npm run covering-rows
import covertable from 'covertable';
import { type Factors, pairsIn } from '../../scenarios/covering.ts';
import { canBe, HISTORY_FACTORS, HISTORY_ROWS } from '../../scenarios/history-rows.ts';
import { canOverlap, OVERLAP_FACTORS, OVERLAP_ROWS } from '../../scenarios/overlap-rows.ts';

type Values = Readonly<Record<string, string>>;

/** Every row that can be. */
export function everyRow(factors: Factors, allowed: (row: Values) => boolean): readonly Values[] {
  const all = Object.entries(factors).reduce<readonly Values[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
  return all.filter(allowed);
}

/** The pairs that can be and that no row holds. */
export function missingPairs(
  factors: Factors,
  allowed: (row: Values) => boolean,
  rows: readonly Values[],
): ReadonlySet<string> {
  const missing = new Set(everyRow(factors, allowed).flatMap(pairsIn));
  for (const pair of rows.flatMap(pairsIn)) missing.delete(pair);
  return missing;
}

/** Rows that hold what is missing: the library's where they can be, then whatever row holds most of the rest. */
export function missingRows(
  factors: Factors,
  allowed: (row: Values) => boolean,
  kept: readonly Values[],
): readonly Values[] {
  const missing = new Set(missingPairs(factors, allowed, kept));
  const rows: Values[] = [];
  const gain = (row: Values) => pairsIn(row).filter((pair) => missing.has(pair)).length;
  const take = (row: Values) => {
    rows.push(row);
    for (const pair of pairsIn(row)) missing.delete(pair);
  };
  const mutable = Object.fromEntries(Object.entries(factors).map(([name, values]) => [name, [...values]]));
  for (const row of covertable.make(mutable).filter(allowed)) if (gain(row) > 2) take(row);
  const candidates = everyRow(factors, allowed);
  while (missing.size > 0) {
    const [first] = candidates;
    if (first === undefined) break;
    take(candidates.reduce((best, row) => (gain(row) > gain(best) ? row : best), first));
  }
  return rows;
}

function printed(rows: readonly Values[], factors: Factors): string {
  return rows
    .map((row) =>
      Object.keys(factors)
        .map((name) => row[name])
        .join(' '),
    )
    .sort()
    .join('\n');
}

if (import.meta.filename === process.argv[1]) {
  console.log(printed(missingRows(HISTORY_FACTORS, canBe, HISTORY_ROWS), HISTORY_FACTORS));
  console.log('');
  console.log(printed(missingRows(OVERLAP_FACTORS, canOverlap, OVERLAP_ROWS), OVERLAP_FACTORS));
}
