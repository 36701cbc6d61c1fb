// Which scenarios a reader wants to see. A filter lives in the page's address, so that it can be sent to somebody.
import { WORST_FIRST } from './outcomes.ts';
import type { Row } from './page-data.ts';

/** The properties that a reader can filter by, in the order in which they are offered. */
export const FACETS = [
  'outcome',
  'since',
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
  readonly sort: Sort;
}

/** The orders of a list: the worst first, as they were played, the longest first, by id. */
export const SORTS = ['worst', 'played', 'slowest', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** Lets everything through. */
export const NO_FILTER: Filter = { facets: {}, text: '', sort: 'worst' };

/** What stands in an address for a scenario that is about no one operation. */
export const NO_OPERATION = 'more than one';

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
    case 'since':
      return row.since === '' ? [] : [row.since];
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
  const own = [row.id, row.sentence, row.reason, row.cause, row.recipe, row.route];
  const text = [...own, ...row.requirements, ...row.codes, ...row.evidence].join('\n').toLowerCase();
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
  /** How many of those rows did not hold. */
  readonly failing: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
}

type Counts = Record<Facet, Map<string, number>>;

function noCounts(): Counts {
  return Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as Counts;
}

function add(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** The outcomes of what did not hold. */
const FAILING: readonly Row['outcome'][] = ['failed', 'known', 'warning'];

const LEVELS: readonly string[] = ['MUST', 'SHOULD', 'INFO'];

/** The rows in an order; those that are equal in it stay as they were played. */
function sorted(rows: readonly Row[], sort: Sort): readonly Row[] {
  const rank = (row: Row) => WORST_FIRST.indexOf(row.outcome) * LEVELS.length + LEVELS.indexOf(row.level);
  switch (sort) {
    case 'worst':
      return [...rows].sort((a, b) => rank(a) - rank(b));
    case 'slowest':
      return [...rows].sort((a, b) => b.durationMs - a.durationMs);
    case 'name':
      return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
    case 'played':
      return rows;
  }
}

/** Filters rows; a facet's own counts disregard what is chosen in it, so that the other choices stay in sight. */
export function applyFilter(rows: readonly Row[], filter: Filter): Filtered {
  const missed = misses(filter);
  const counts = noCounts();
  const failing = noCounts();
  const passed: Row[] = [];
  for (const row of rows) {
    const out = missed(row);
    if (out.length === 0) passed.push(row);
    if (out.length > 1) continue;
    for (const facet of FACETS) {
      if (out.length === 1 && out[0] !== facet) continue;
      for (const value of valuesOf(row, facet)) {
        add(counts[facet], value);
        if (FAILING.includes(row.outcome)) add(failing[facet], value);
      }
    }
  }
  return { rows: sorted(passed, filter.sort), counts, failing };
}

/** The same filter with a value of a facet chosen, or no longer chosen. */
export function toggled(filter: Filter, facet: Facet, value: string): Filter {
  const chosen = filter.facets[facet] ?? [];
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { ...filter, facets: { ...filter.facets, [facet]: next } };
}
