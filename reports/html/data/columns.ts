// Rows in columns, repeated texts once: 10,000 rows stay small without being packed, so that every browser can read them.
import type { ScenarioOutcome } from '../../model.ts';
import type { Row } from './page-data.ts';

/** A column of texts: the different ones, and for each row which it is. */
interface Texts {
  readonly of: readonly string[];
  readonly at: readonly number[];
}

/** A column of lists of texts. */
interface Lists {
  readonly of: readonly string[];
  readonly at: readonly (readonly number[])[];
}

const TEXTS = [
  'id',
  'sentence',
  'reason',
  'outcome',
  'level',
  'mode',
  'operation',
  'family',
  'recipe',
  'route',
  'cause',
  'since',
] as const;
const LISTS = ['requirements', 'broken', 'known', 'codes', 'evidence'] as const;

/** Rows as they are embedded. */
export interface Columns {
  readonly texts: Readonly<Record<(typeof TEXTS)[number], Texts>>;
  readonly lists: Readonly<Record<(typeof LISTS)[number], Lists>>;
  readonly durationMs: readonly number[];
}

/** Numbers texts in the order in which they first come. */
function numbering(): { readonly of: string[]; readonly numberOf: (text: string) => number } {
  const numbers = new Map<string, number>();
  const of: string[] = [];
  const numberOf = (text: string) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, of.length);
    return of.push(text) - 1;
  };
  return { of, numberOf };
}

/** Rows to columns. */
export function toColumns(rows: readonly Row[]): Columns {
  const texts = TEXTS.map((name) => {
    const { of, numberOf } = numbering();
    return [name, { at: rows.map((row) => numberOf(row[name])), of }];
  });
  const lists = LISTS.map((name) => {
    const { of, numberOf } = numbering();
    return [name, { at: rows.map((row) => row[name].map(numberOf)), of }];
  });
  return {
    texts: Object.fromEntries(texts) as Columns['texts'],
    lists: Object.fromEntries(lists) as Columns['lists'],
    durationMs: rows.map((row) => row.durationMs),
  };
}

/** Columns back to rows. */
export function toRows({ texts, lists, durationMs }: Columns): Row[] {
  return durationMs.map((duration, index) => {
    const text = (name: (typeof TEXTS)[number]) => texts[name].of[texts[name].at[index] ?? -1] ?? '';
    const list = (name: (typeof LISTS)[number]) =>
      (lists[name].at[index] ?? []).map((at) => lists[name].of[at] ?? '');
    return {
      index,
      id: text('id'),
      sentence: text('sentence'),
      reason: text('reason'),
      // Written by `toColumns` from a row: it is one of them.
      outcome: text('outcome') as ScenarioOutcome,
      level: text('level'),
      mode: text('mode'),
      operation: text('operation'),
      family: text('family'),
      recipe: text('recipe'),
      route: text('route'),
      cause: text('cause'),
      since: text('since'),
      requirements: list('requirements'),
      broken: list('broken'),
      known: list('known'),
      codes: list('codes'),
      evidence: list('evidence'),
      durationMs: duration,
    };
  });
}
