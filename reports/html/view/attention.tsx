// What else keeps a run from being trusted: what could not be judged, stale known failures, findings.
import { unjudgedReasons } from '../data/broken.ts';
import type { PageData } from '../data/page-data.ts';
import { hrefOf, listHref } from '../data/route.ts';
import { plural } from '../text/words.ts';
import { FindingList } from './finding-list.tsx';
import { Icon } from './icon.tsx';
import { Data } from './text.tsx';
import { useWords } from './words.tsx';

/** How many lines of a kind the first screen shows. */
const SHOWN = 8;

function Unjudged({ page }: { readonly page: PageData }) {
  const reasons = unjudgedReasons(page);
  const { unit } = useWords();
  if (reasons.length === 0) return null;
  return (
    <section aria-labelledby="unjudged-title">
      <h2 id="unjudged-title">Could not be judged</h2>
      <ul class="notes">
        {reasons.slice(0, SHOWN).map(({ reason, scenarios }) => (
          <li key={reason} class="o-not-judged">
            <Icon outcome="not-judged" /> {plural(scenarios, unit)}: <Data text={reason} />
          </li>
        ))}
      </ul>
      <p>
        <a href={listHref({ outcome: ['not-judged'] })}>
          All {plural(page.summary.counts.notJudged, unit)} that could not be judged
        </a>
      </p>
    </section>
  );
}

function Stale({ page }: { readonly page: PageData }) {
  const problems = page.summary.knownFailureProblems;
  if (problems.length === 0) return null;
  return (
    <section aria-labelledby="stale-title">
      <h2 id="stale-title">Known failures that no longer hold</h2>
      <ul class="notes">
        {problems.map(({ entry, text, problem }) => (
          <li key={`${entry} ${problem}`} class="o-failed">
            <Icon outcome={problem === 'not-judged' ? 'not-judged' : 'failed'} />{' '}
            <code>
              <Data text={entry} />
            </code>
            : <Data text={text} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Uncovered({ page }: { readonly page: PageData }) {
  const { unit } = useWords();
  const uncovered = page.summary.requirements.filter(({ outcome }) => outcome === 'not-covered');
  if (uncovered.length === 0) return null;
  return (
    <section aria-labelledby="uncovered-title">
      <h2 id="uncovered-title">Not covered by this run</h2>
      <p>
        <Icon outcome="not-covered" /> No {unit} judged{' '}
        <a href={hrefOf({ view: 'requirements', show: 'not-covered' })}>
          {plural(uncovered.length, 'requirement')}
        </a>
        : <Data text={uncovered.map(({ id }) => id).join(', ')} max={600} />.
      </p>
    </section>
  );
}

function Findings({ page }: { readonly page: PageData }) {
  const { findings } = page.summary;
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">Noticed besides</h2>
      <FindingList findings={findings.slice(0, SHOWN)} />
      {findings.length > SHOWN && <p>And {findings.length - SHOWN} more.</p>}
    </section>
  );
}

/** All of it; nothing where there is nothing. */
export function Attention({ page }: { readonly page: PageData }) {
  return (
    <>
      <Unjudged page={page} />
      <Stale page={page} />
      <Uncovered page={page} />
      <Findings page={page} />
    </>
  );
}
