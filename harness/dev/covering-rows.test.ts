// The rows that are kept cover every pair of values that may stand together; each check beside a broken twin.
import { expect, test } from '@playwright/test';
import { rowsOf } from '../../scenarios/covering.ts';
import { canBe, HISTORY_FACTORS, HISTORY_ROWS } from '../../scenarios/history-rows.ts';
import { canOverlap, OVERLAP_FACTORS, OVERLAP_ROWS } from '../../scenarios/overlap-rows.ts';
import { everyRow, missingPairs, missingRows } from './covering-rows.ts';

const KEPT = [
  { name: 'histories', factors: HISTORY_FACTORS, allowed: canBe, rows: HISTORY_ROWS },
  { name: 'overlaps', factors: OVERLAP_FACTORS, allowed: canOverlap, rows: OVERLAP_ROWS },
];

for (const { name, factors, allowed, rows } of KEPT) {
  test(`the ${name} that are kept meet every pair`, () => {
    const missing = [...missingPairs(factors, allowed, rows)];
    expect(missing, 'Add what it prints: npm run covering-rows').toEqual([]);
  });

  test(`the ${name} that are kept can all be, each once`, () => {
    expect(rows.filter((row) => !allowed(row))).toEqual([]);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  });

  test(`a value of the ${name} that no row holds is missed, and rows for it are found`, () => {
    const [factor = '', [value = ''] = []] = Object.entries(factors)[0] ?? [];
    const fewer = rows.filter((row) => Reflect.get(row, factor) !== value);
    const missing = missingPairs(factors, allowed, fewer);
    expect(missing.size).toBeGreaterThan(0);
    expect([...missing].some((pair) => pair.includes(`${factor}=${value}`))).toBe(true);
    const added = missingRows(factors, allowed, fewer);
    expect(missingPairs(factors, allowed, [...fewer, ...added])).toEqual(new Set());
  });
}

test('a row that cannot be covers nothing that has to be', () => {
  const factors = { one: ['a', 'b'], other: ['x', 'y'] };
  const notBoth = (row: Readonly<Record<string, string>>) => !(row['one'] === 'a' && row['other'] === 'x');
  expect(everyRow(factors, notBoth)).toHaveLength(3);
  expect([...missingPairs(factors, notBoth, rowsOf(factors, 'a y\nb x'))]).toEqual(['one=b other=y']);
});
