// Which scenarios a reader wants to see. A filter lives in the page's address, so that it can be sent to somebody.
import type { Row } from './page-data.ts';

/** The properties that a reader can filter by, in the order in which they are offered. */
export const FACETS = [
  'outcome',
  'cause',
  'level',
  'mode',
  'operation',
  'family',
  'route',
  'requirement',
  'broken',
] as const;
export type Facet = (typeof FACETS)[number];

/** Values of one facet combine with "or", facets with "and". */
export interface Filter {
  readonly facets: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Words that must all occur in the scenario's texts. */
  readonly text: string;
}

/** Lets everything through. */
export const NO_FILTER: Filter = { facets: {}, text: '' };

/** What stands in an address for a scenario that is about no one operation. */
export const NO_OPERATION = 'several';

/** The values that a row has for a facet. */
function valuesOf(row: Row, facet: Facet): readonly string[] {
  switch (facet) {
    case 'requirement':
      return row.requirements;
    case 'broken':
      return row.broken;
    case 'operation':
      return [row.operation === '' ? NO_OPERATION : row.operation];
    case 'cause':
      return row.cause === '' ? [] : [row.cause];
    case 'route':
      return row.route === '' ? [] : [row.route];
    default:
      return [row[facet]];
  }
}

/** Whether anything is filtered. */
export function isFiltering(filter: Filter): boolean {
  return filter.text.trim() !== '' || FACETS.some((facet) => (filter.facets[facet]?.length ?? 0) > 0);
}

const haystacks = new WeakMap<Row, string>();

/** A row's texts in lower case, made once. */
function haystackOf(row: Row): string {
  const known = haystacks.get(row);
  if (known !== undefined) return known;
  const text = [row.id, row.sentence, row.reason, row.cause, row.recipe, ...row.requirements, ...row.codes]
    .join('\n')
    .toLowerCase();
  haystacks.set(row, text);
  return text;
}

function wordsOf(filter: Filter): readonly string[] {
  return filter.text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** A filter made ready for many rows: the facets that a row does not pass, at most two of them. */
function misses(filter: Filter): (row: Row) => readonly (Facet | 'text')[] {
  const words = wordsOf(filter);
  const wanted = FACETS.flatMap((facet) => {
    const values = filter.facets[facet] ?? [];
    return values.length === 0 ? [] : [{ facet, values: new Set(values) }];
  });
  return (row) => {
    const missed: (Facet | 'text')[] = [];
    for (const { facet, values } of wanted) {
      if (!valuesOf(row, facet).some((value) => values.has(value))) missed.push(facet);
      if (missed.length > 1) return missed;
    }
    if (words.length > 0) {
      const haystack = haystackOf(row);
      if (!words.every((word) => haystack.includes(word))) missed.push('text');
    }
    return missed;
  };
}

/** What a filter lets through, and how many rows each value of each facet would have if it were chosen. */
export interface Filtered {
  readonly rows: readonly Row[];
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
}

/** Filters rows; a facet's own counts disregard what is chosen in it, so that the other choices stay in sight. */
export function applyFilter(rows: readonly Row[], filter: Filter): Filtered {
  const missed = misses(filter);
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as Record<
    Facet,
    Map<string, number>
  >;
  const passed: Row[] = [];
  for (const row of rows) {
    const out = missed(row);
    if (out.length === 0) passed.push(row);
    if (out.length > 1) continue;
    for (const facet of FACETS) {
      if (out.length === 1 && out[0] !== facet) continue;
      for (const value of valuesOf(row, facet)) {
        counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
      }
    }
  }
  return { rows: passed, counts };
}

/** The same filter with a value of a facet chosen, or no longer chosen. */
export function toggled(filter: Filter, facet: Facet, value: string): Filter {
  const chosen = filter.facets[facet] ?? [];
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { ...filter, facets: { ...filter.facets, [facet]: next } };
}
