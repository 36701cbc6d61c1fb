// Documents of markup: comparisons, overviews, trends. Their one program narrows down what they show.
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Verdict } from '../../model.ts';
import { subjectWords } from '../../subject.ts';
import { pageBundle } from '../bundle.ts';
import type { Outcome } from '../data/outcomes.ts';
import { htmlDocument } from '../document.ts';
import { visible } from '../text/visible.ts';
import { Icon } from '../view/icon.tsx';
import { Data } from '../view/text.tsx';
import { Words } from '../view/words.tsx';

/** A verdict looks like the outcome that it comes from. */
const OUTCOME_OF: Readonly<Record<Verdict, Outcome>> = {
  passed: 'passed',
  failed: 'failed',
  incomplete: 'not-judged',
};

/** The head of a document: what it found, and what a reader must know before trusting it. */
export function Head({
  verdict,
  headline,
  notes,
}: {
  readonly verdict: Verdict;
  readonly headline: string;
  readonly notes: readonly string[];
}) {
  const outcome = OUTCOME_OF[verdict];
  return (
    <header class={`verdict o-${outcome}`}>
      <Icon outcome={outcome} />
      <div>
        <h1>
          <Data text={headline} max={500} />
        </h1>
        <ul class="qualifications">
          {notes.map((note) => (
            <li key={note}>
              <Data text={note} max={1_000} />
            </li>
          ))}
        </ul>
      </div>
    </header>
  );
}

/** Where the program puts its choices; empty without it. */
export function Narrow() {
  return <search class="narrow" aria-label="Narrow down what is shown" hidden />;
}

/** A table that scrolls in itself. `name`: of what. */
export function Scrolling({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section class="scroll" aria-label={`${name}, scrolls sideways`} tabIndex={0}>
      {children}
    </section>
  );
}

/** A document of one column, as text. `words`: for what was judged. */
export function staticDocument(title: string, content: ComponentChildren, words = subjectWords({})): string {
  const { css, filter } = pageBundle();
  const body = renderToString(
    <Words.Provider value={words}>
      <main class="page" id="content">
        {content}
      </main>
    </Words.Provider>,
  );
  return htmlDocument({ title: visible(title).slice(0, 200), css, script: filter, body });
}
