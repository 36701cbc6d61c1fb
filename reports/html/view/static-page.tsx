// The page as markup: what a reader sees before the page's program runs, and all that one sees where none may run.

import { renderToString } from 'preact-render-to-string';
import { subjectWords } from '../../subject.ts';
import type { PageData } from '../data/page-data.ts';
import { utc } from '../text/words.ts';
import { WholeReport } from './whole-report.tsx';
import { Words } from './words.tsx';

/** The page as HTML. */
export function staticPage(page: PageData): string {
  const words = subjectWords(page.summary);
  return renderToString(
    <Words.Provider value={words}>
      <main class="page" id="content">
        <noscript>
          <p class="hint">
            Scripts do not run here, so that the {words.unit}s cannot be opened. Save this file and open it in
            a browser.
          </p>
        </noscript>
        <WholeReport page={page} clock={utc} />
      </main>
    </Words.Provider>,
  );
}
