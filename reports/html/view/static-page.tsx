// The page as markup: what a reader sees before the page's program runs, and all that one sees where none may run.
import { renderToString } from 'preact-render-to-string';
import type { PageData } from '../data/page-data.ts';
import { utc } from '../text/words.ts';
import { WholeReport } from './whole-report.tsx';

/** The page as HTML. */
export function staticPage(page: PageData): string {
  return renderToString(
    <main class="page" id="content">
      <noscript>
        <p class="hint">
          Scripts do not run here, so that the scenarios cannot be opened. Save this file and open it in a
          browser.
        </p>
      </noscript>
      <WholeReport page={page} clock={utc} />
    </main>,
  );
}
