// The page as markup: what a reader sees before the page's program runs, and all that one sees where none may run.
import { renderToString } from 'preact-render-to-string';
import { WORST_FIRST } from '../data/outcomes.ts';
import type { PageData } from '../data/page-data.ts';
import { scenarioHref } from '../data/route.ts';
import { utc } from '../text/words.ts';
import { Overview } from './overview.tsx';
import { RequirementsTable } from './requirements-table.tsx';
import { ScenarioRow } from './scenario-row.tsx';

/** How many scenarios are listed without a program to page through them. */
const LISTED = 300;

function StaticPage({ page }: { readonly page: PageData }) {
  const attention = WORST_FIRST.slice(0, 4);
  const listed = attention.flatMap((outcome) => page.rows.filter((row) => row.outcome === outcome));
  return (
    <main class="page" id="content">
      <Overview page={page} clock={utc} />
      <noscript>
        <p class="hint">
          Scripts do not run here, so that the scenarios cannot be opened. Save this file and open it in a
          browser.
        </p>
      </noscript>
      <section aria-labelledby="requirements-title">
        <h2 id="requirements-title">Requirements</h2>
        <RequirementsTable requirements={page.summary.requirements} />
      </section>
      {listed.length > 0 && (
        <section aria-labelledby="attention-title">
          <h2 id="attention-title">Scenarios that did not pass</h2>
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
    </main>
  );
}

/** The page as HTML. */
export function staticPage(page: PageData): string {
  return renderToString(<StaticPage page={page} />);
}
