import { isPart } from '../../part.ts';
import type { SubjectWords } from '../../subject.ts';
import type { Outcome } from '../data/outcomes.ts';
import type { PageData } from '../data/page-data.ts';
import { plural } from '../text/words.ts';
import { Icon } from './icon.tsx';
import { Data } from './text.tsx';
import { useWords } from './words.tsx';

/** A verdict looks like the outcome that it comes from. */
const OUTCOME_OF: Readonly<Record<PageData['summary']['verdict'], Outcome>> = {
  passed: 'passed',
  failed: 'failed',
  incomplete: 'not-judged',
};

/** What else a reader must know before trusting the verdict. */
function qualifications({ summary }: PageData, { unit, catalogue }: SubjectWords): readonly string[] {
  const { counts, run } = summary;
  return [
    ...(run.interrupted ? ['The run was interrupted.'] : []),
    ...(run.selection.length > 0
      ? [`Only a part of the ${catalogue.toLowerCase()} was selected: ${run.selection.join(', ')}.`]
      : []),
    ...(counts.notJudged > 0
      ? [
          `${plural(counts.notJudged, unit)} could not be judged: nothing is known of ${counts.notJudged === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(counts.known > 0
      ? [`${plural(counts.known, `${unit} fails`, `${unit}s fail`)} as a listed known failure.`]
      : []),
    ...(counts.warnings > 0
      ? [
          `${plural(counts.warnings, unit)} broke a SHOULD only: ${counts.warnings === 1 ? 'a warning' : 'warnings'}.`,
        ]
      : []),
    ...(run.strict ? ['SHOULD counts like MUST in this run.'] : []),
  ];
}

/** The verdict in words, with icon and colour. */
export function VerdictBanner({ page }: { readonly page: PageData }) {
  const { summary } = page;
  // Nothing broken in a part does not look like the whole.
  const outcome = summary.verdict === 'passed' && isPart(summary) ? 'observed' : OUTCOME_OF[summary.verdict];
  const more = qualifications(page, useWords());
  return (
    <header class={`verdict o-${outcome}`}>
      <Icon outcome={outcome} />
      <div>
        <h1 tabIndex={-1}>
          <Data text={page.summary.headline} max={500} />
        </h1>
        {more.length > 0 && (
          <ul class="qualifications">
            {more.map((text) => (
              <li key={text}>
                <Data text={text} max={500} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </header>
  );
}
