import { useMemo } from 'preact/hooks';
import { applyFilter, type Filter, NO_FILTER } from '../data/filter.ts';
import type { Row } from '../data/page-data.ts';
import { scenarioHref } from '../data/route.ts';
import { plural } from '../text/words.ts';
import { Filters } from './filters.tsx';
import { ScenarioRow } from './scenario-row.tsx';
import { VirtualList } from './virtual-list.tsx';
import { titled, useWords } from './words.tsx';

/** The height of a row, as in the style sheet, in CSS pixels. */
const ROW_HEIGHT = 52;
/** How many rows are printed. */
const PRINTED = 1_000;

/** The list of scenarios with its filters. */
export function ScenariosView({
  rows,
  filter,
  printing,
  onFilter,
}: {
  readonly rows: readonly Row[];
  readonly filter: Filter;
  readonly printing: boolean;
  readonly onFilter: (filter: Filter) => void;
}) {
  const all = useMemo(() => applyFilter(rows, NO_FILTER), [rows]);
  const filtered = useMemo(() => applyFilter(rows, filter), [rows, filter]);
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
          {shown === 0 && <p>No {unit} matches. Clear a filter or change the search.</p>}
          <VirtualList
            items={filtered.rows}
            rowHeight={ROW_HEIGHT}
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
