// Everything that is worth paper, from top to bottom: for printing, and for readers without scripts.
import { WORST_FIRST } from '../data/outcomes.ts';
import type { PageData } from '../data/page-data.ts';
import { scenarioHref } from '../data/route.ts';
import { CoverageTable } from './coverage-table.tsx';
import { Overview } from './overview.tsx';
import { RequirementsTable } from './requirements-table.tsx';
import { ScenarioRow } from './scenario-row.tsx';
import { SignOff } from './sign-off.tsx';
import { titled, useWords } from './words.tsx';

/** How many scenarios that did not pass are listed. */
const LISTED = 300;
/** The outcomes that ask for attention. */
const ATTENTION = WORST_FIRST.slice(0, 4);

/** The first screen, the requirements, and the scenarios that did not pass. `clock`: how moments are written. */
export function WholeReport({
  page,
  clock,
}: {
  readonly page: PageData;
  readonly clock: (ms: number) => string;
}) {
  const { unit } = useWords();
  const listed = ATTENTION.flatMap((outcome) => page.rows.filter((row) => row.outcome === outcome));
  return (
    <>
      <Overview page={page} clock={clock} printed />
      <section aria-labelledby="requirements-title">
        <h2 id="requirements-title">Requirements</h2>
        <RequirementsTable requirements={page.summary.requirements} />
      </section>
      <CoverageTable requirements={page.summary.requirements} rows={page.rows} />
      {listed.length > 0 && (
        <section aria-labelledby="attention-title">
          <h2 id="attention-title">{titled(unit)} that did not pass</h2>
          <ul class="rows">
            {listed.slice(0, LISTED).map((row) => (
              <li key={row.id}>
                <ScenarioRow row={row} href={scenarioHref(row.id)} />
              </li>
            ))}
          </ul>
          {listed.length > LISTED && <p>And {listed.length - LISTED} more.</p>}
        </section>
      )}
      <SignOff />
    </>
  );
}
