// Two reports as one page: what broke, what was fixed, what cannot be said.
import type { Comparison } from '../../compare/compare.ts';
import { sidesInWords } from '../../compare/compare.ts';
import { subjectWords } from '../../subject.ts';
import { listHref } from '../data/route.ts';
import { boundedDeep } from '../text/bounded.ts';
import { plural } from '../text/words.ts';
import { Icon } from '../view/icon.tsx';
import { Data } from '../view/text.tsx';
import { useWords } from '../view/words.tsx';
import { brokenOutcome, Changes } from './comparison-changes.tsx';
import { Answers, NotComparedList } from './comparison-gaps.tsx';
import { SidesTable } from './sides-table.tsx';
import { Head, Narrow, staticDocument } from './static-document.tsx';

/** What is new, fixed and still there, by cause. */
function Causes({
  causes: { news, fixed, still },
  links: [before = '', now = ''],
}: {
  readonly causes: Comparison['causes'];
  readonly links: readonly string[];
}) {
  const { unit } = useWords();
  const lines = [
    ...news.map((cause) => ({ cause, word: 'new', outcome: 'failed', report: now }) as const),
    ...fixed.map((cause) => ({ cause, word: 'fixed', outcome: 'passed', report: before }) as const),
    ...still.map((cause) => ({ cause, word: 'still', outcome: 'warning', report: now }) as const),
  ];
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="causes-title">
      <h2 id="causes-title">What it comes down to</h2>
      <ul class="notes">
        {lines.map(({ cause, word, outcome, report }) => (
          <li key={`${word} ${cause.text}`} class={`o-${outcome}`}>
            <Icon outcome={outcome} /> {word}:{' '}
            <b>
              <Data text={cause.text} />
            </b>{' '}
            (
            {report === '' ? (
              plural(cause.scenarios.length, unit)
            ) : (
              <a href={`${report}${listHref({ cause: [cause.text] })}`}>
                {plural(cause.scenarios.length, unit)}
              </a>
            )}
            )
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * A comparison as one HTML file.
 * @param links Where the page of the older and of the newer report lies, relative to this one; empty: nowhere.
 * @throws Error when the project has not been built.
 */
export function renderComparison(whole: Comparison, links: readonly string[] = []): string {
  const comparison = boundedDeep(whole);
  const { statements, before, after, newlyBroken, newlyFixed, stillBroken, notCompared, changedAnswers } =
    comparison;
  const words = subjectWords(after);
  const notes = [
    `${sidesInWords(comparison)}: ${plural(comparison.compared, words.unit)} judged in both.`,
    ...comparison.notes,
    ...comparison.warnings,
  ];
  return staticDocument(
    `${comparison.headline} · ${sidesInWords(comparison)}`,
    <>
      <Head verdict={comparison.verdict} headline={comparison.headline} notes={notes} />
      <Causes causes={comparison.causes} links={links} />
      <Narrow />
      <Changes
        id="broken-title"
        report={links[1]}
        statements={statements}
        title="Newly broken"
        changes={newlyBroken}
        outcome={brokenOutcome}
        open
        none="Nothing that was seen to hold is broken now."
      />
      <Changes
        id="fixed-title"
        report={links[1]}
        statements={statements}
        title="Newly fixed"
        changes={newlyFixed}
        outcome={() => 'passed'}
        open={false}
      />
      <NotComparedList all={notCompared} report={links[1]} />
      <Answers all={changedAnswers} report={links[1]} />
      <Changes
        id="still-title"
        report={links[1]}
        statements={statements}
        title="Still broken"
        changes={stillBroken}
        outcome={brokenOutcome}
        open={false}
      />
      <SidesTable sides={[before, after]} labels={['before', 'now']} links={links} />
    </>,
    words,
  );
}
