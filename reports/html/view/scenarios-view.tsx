import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { applyFilter, type Filter, NO_FILTER, SORTS, type Sort } from '../data/filter.ts';
import type { Row } from '../data/page-data.ts';
import { hrefOf, scenarioHref } from '../data/route.ts';
import { csv, tabSeparated } from '../text/separated.ts';
import { scenarioTable } from '../text/tables.ts';
import { plural } from '../text/words.ts';
import { Copy } from './copy.tsx';
import { Filters } from './filters.tsx';
import { Save } from './save.tsx';
import { ScenarioRow } from './scenario-row.tsx';
import { focusRow, VirtualList } from './virtual-list.tsx';
import { titled, useWords } from './words.tsx';

/** The height of a row, as in the style sheet, in CSS pixels: where there is room, and on a small screen. */
const ROW_HEIGHT = { wide: 52, narrow: 100 } as const;
/** As in the style sheet. */
const NARROW = '(max-width: 800px)';
/** How many rows are printed. */
const PRINTED = 1_000;

const SORT_WORD: Readonly<Record<Sort, string>> = {
  worst: 'worst first',
  played: 'as played',
  slowest: 'slowest first',
  name: 'by id',
};

/** The height of a row here and now. */
function useRowHeight(): number {
  const query = useMemo(() => matchMedia(NARROW), []);
  const [narrow, setNarrow] = useState(query.matches);
  useLayoutEffect(() => {
    const onChange = () => setNarrow(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, [query]);
  return narrow ? ROW_HEIGHT.narrow : ROW_HEIGHT.wide;
}

/** By a list's address: where it was scrolled to when it was left. */
const scrolledTo = new Map<string, number>();

/** Remembers where a list was scrolled to, and goes back there, to the row that the reader comes from. */
function usePlace(
  rows: readonly Row[],
  rowHeight: number,
  address: string,
  cameFrom: string | undefined,
): void {
  useLayoutEffect(() => {
    const list = document.querySelector<HTMLElement>('.rows');
    const at = rows.findIndex(({ id }) => id === cameFrom);
    if (list !== null && at >= 0) {
      const before = scrolledTo.get(address);
      if (before !== undefined) window.scrollTo(0, before);
      // The list draws what is in sight after this scroll, and takes away what is not: only then is there a row to stay.
      requestAnimationFrame(() => requestAnimationFrame(() => focusRow(list, at, rowHeight)));
    }
    const remember = () => void scrolledTo.set(address, window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [address]);
}

function Tools({
  rows,
  sort,
  onSort,
}: {
  readonly rows: readonly Row[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}) {
  return (
    <p class="list-tools">
      <label>
        Sorted{' '}
        <select value={sort} onChange={(event) => onSort(event.currentTarget.value as Sort)}>
          {SORTS.map((one) => (
            <option key={one} value={one}>
              {SORT_WORD[one]}
            </option>
          ))}
        </select>
      </label>
      <Copy text={() => tabSeparated(scenarioTable(rows))} label="Copy these rows" />
      <Save text={() => csv(scenarioTable(rows))} file="scenarios.csv" label="Save as CSV" />
    </p>
  );
}

/** The list of scenarios with its filters. `cameFrom`: the scenario that the reader has just looked at. */
export function ScenariosView({
  rows,
  filter,
  printing,
  cameFrom,
  onFilter,
}: {
  readonly rows: readonly Row[];
  readonly filter: Filter;
  readonly printing: boolean;
  readonly cameFrom?: string;
  readonly onFilter: (filter: Filter) => void;
}) {
  const all = useMemo(() => applyFilter(rows, NO_FILTER), [rows]);
  const filtered = useMemo(() => applyFilter(rows, filter), [rows, filter]);
  const rowHeight = useRowHeight();
  usePlace(filtered.rows, rowHeight, hrefOf({ view: 'scenarios', filter }), cameFrom);
  const shown = filtered.rows.length;
  const { unit } = useWords();
  return (
    <>
      <h1 tabIndex={-1}>{titled(unit)}</h1>
      <div class="with-filters">
        <Filters filter={filter} filtered={filtered} all={all} onChange={onFilter} />
        <section aria-labelledby="list-title" class="list">
          <h2 id="list-title" class="off-screen">
            List
          </h2>
          <p role="status" class="hint">
            {shown === rows.length ? plural(shown, unit) : `${shown} of ${plural(rows.length, unit)}`}
          </p>
          <Tools rows={filtered.rows} sort={filter.sort} onSort={(sort) => onFilter({ ...filter, sort })} />
          {shown === 0 && <p>No {unit} matches. Clear a filter or change the search.</p>}
          <VirtualList
            items={filtered.rows}
            rowHeight={rowHeight}
            keyOf={(row) => row.id}
            render={(row) => <ScenarioRow row={row} href={scenarioHref(row.id, filter)} />}
            {...(printing ? { printed: PRINTED } : {})}
          />
          {printing && shown > PRINTED && <p>And {shown - PRINTED} more.</p>}
        </section>
      </div>
    </>
  );
}
