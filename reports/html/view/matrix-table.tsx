import { useMemo } from 'preact/hooks';
import type { Facet } from '../data/filter.ts';
import { type Band, type Cell, type Line, type Matrix, matrixOf } from '../data/matrix.ts';
import { OUTCOME_WORD } from '../data/outcomes.ts';
import type { Row } from '../data/page-data.ts';
import { listHref } from '../data/route.ts';
import { plural } from '../text/words.ts';
import { Icon } from './icon.tsx';
import { Data } from './text.tsx';
import { useWords } from './words.tsx';

function CellLink({
  cell,
  facets,
}: {
  readonly cell: Cell;
  readonly facets: Partial<Record<Facet, readonly string[]>>;
}) {
  const numbers = cell.count === cell.of ? String(cell.of) : `${cell.count}/${cell.of}`;
  const { unit } = useWords();
  const words = `${OUTCOME_WORD[cell.outcome]}: ${cell.count} of ${plural(cell.of, unit)}`;
  return (
    <a href={listHref(facets)} class={`cell o-${cell.outcome}`} title={words} aria-label={words}>
      <Icon outcome={cell.outcome} />
      {numbers}
    </a>
  );
}

/** A call that takes no token cannot be tried with one; everything else has not been tried here. */
function Empty({ cannotOccur }: { readonly cannotOccur: boolean }) {
  return <span class="empty-cell">{cannotOccur ? 'cannot occur' : 'not tested'}</span>;
}

function LineRow({
  line,
  mode,
  operations,
  tokenless,
}: {
  readonly line: Line;
  readonly tokenless: readonly string[];
  readonly mode: string;
  readonly operations: readonly string[];
}) {
  return (
    <tr>
      <th scope="row">
        <a href={listHref({ mode: [mode], family: [line.family] })}>
          <Data text={line.family} max={60} />
        </a>
      </th>
      {operations.map((operation, at) => {
        const cell = line.cells[at];
        return (
          <td key={operation}>
            {cell === undefined ? (
              <Empty cannotOccur={line.ofTokens && tokenless.includes(operation)} />
            ) : (
              <CellLink
                cell={cell}
                facets={{ mode: [mode], family: [line.family], operation: [operation] }}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function BandRows({ band, matrix }: { readonly band: Band; readonly matrix: Matrix }) {
  const { operations, tokenless } = matrix;
  return (
    <tbody>
      <tr class="band">
        <th scope="rowgroup" colSpan={operations.length + 1}>
          <a href={listHref({ mode: [band.mode] })}>
            mode <Data text={band.mode} max={60} />
          </a>
        </th>
      </tr>
      {band.lines.map((line) => (
        <LineRow
          key={line.family}
          line={line}
          mode={band.mode}
          operations={operations}
          tokenless={tokenless}
        />
      ))}
    </tbody>
  );
}

/** Modes and token families down, operations across, the worst outcome in each cell. */
export function MatrixTable({ rows }: { readonly rows: readonly Row[] }) {
  const { unit, family, subject } = useWords();
  const matrix = useMemo(() => matrixOf(rows), [rows]);
  return (
    <section aria-labelledby="matrix-title">
      <h2 id="matrix-title">Where</h2>
      <p class="hint">
        Each cell shows its worst outcome and in how many of its {unit}s it was seen. A line is a family of
        tokens, or {subject === 'SDK' ? 'a theme of the catalogue' : 'the API of what is about no token'}.
        {subject === 'SDK' && ' “Cannot occur”: the call takes no token of its own.'}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section class="scroll" aria-label="Matrix, scrolls sideways" tabIndex={0}>
        <table class="matrix">
          <caption class="off-screen">Worst outcome by mode, token family and operation</caption>
          <thead>
            <tr>
              <th scope="col">{family}</th>
              {matrix.operations.map((operation) => (
                <th scope="col" key={operation}>
                  <Data text={operation} max={60} />
                </th>
              ))}
            </tr>
          </thead>
          {matrix.bands.map((band) => (
            <BandRows key={band.mode} band={band} matrix={matrix} />
          ))}
        </table>
      </section>
    </section>
  );
}
