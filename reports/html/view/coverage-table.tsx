import { useMemo } from 'preact/hooks';
import type { RequirementResult } from '../../model.ts';
import { type Covered, coverageOf } from '../data/coverage.ts';
import type { Row } from '../data/page-data.ts';
import { hrefOf } from '../data/route.ts';
import { Data } from './text.tsx';
import { useWords } from './words.tsx';

function CoveredCell({ cell }: { readonly cell: Covered | undefined }) {
  if (cell === undefined) return <td class="none">–</td>;
  return <td>{cell.judged === cell.of ? cell.of : `${cell.judged}/${cell.of}`}</td>;
}

/** Requirements and modes down, operations across: how many scenarios were judged, and why others were not. */
export function CoverageTable({
  requirements,
  rows,
}: {
  readonly requirements: readonly RequirementResult[];
  readonly rows: readonly Row[];
}) {
  const { operations, lines } = useMemo(() => coverageOf(requirements, rows), [requirements, rows]);
  const { unit } = useWords();
  return (
    <section aria-labelledby="coverage-title">
      <h2 id="coverage-title">What was tested of each requirement</h2>
      <p class="hint">How many {unit}s were judged, of how many; –: none of them is about both.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section class="scroll" aria-label="Coverage, scrolls sideways" tabIndex={0}>
        <table class="plain coverage">
          <thead>
            <tr>
              <th scope="col">Requirement</th>
              <th scope="col">Mode</th>
              {operations.map((operation) => (
                <th scope="col" key={operation}>
                  <Data text={operation} max={60} />
                </th>
              ))}
              <th scope="col">Why something was not tested</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ requirement, level, mode, cells, why }) => (
              <tr key={`${requirement} ${mode}`}>
                <th scope="row">
                  <a href={hrefOf({ view: 'requirement', id: requirement })}>
                    <Data text={requirement} max={60} />
                  </a>{' '}
                  {level}
                </th>
                <td>
                  <Data text={mode} max={60} />
                </td>
                {cells.map((cell, at) => (
                  <CoveredCell key={at} cell={cell} />
                ))}
                <td>
                  <Data text={why.join('; ')} max={300} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
