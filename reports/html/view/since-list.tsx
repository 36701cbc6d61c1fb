// What changed since an older report: by cause, with the way to the scenarios.
import { sinceInWords } from '../../since-words.ts';
import type { PageData } from '../data/page-data.ts';
import { listHref } from '../data/route.ts';
import { plural, utc } from '../text/words.ts';
import { Icon } from './icon.tsx';
import { Data } from './text.tsx';
import { useWords } from './words.tsx';

/** The changes; nothing where there is no older report. */
export function SinceList({ page }: { readonly page: PageData }) {
  const { since } = page.summary;
  const { unit } = useWords();
  if (since === undefined) return null;
  const counts = [
    ['new', since.newlyBroken.length],
    ['fixed', since.newlyFixed.length],
    ['still', since.stillBroken.length],
  ] as const;
  return (
    <section aria-labelledby="since-title">
      <h2 id="since-title">Since last time</h2>
      <p>
        <Data text={since.sdk} max={120} />, {utc(Date.parse(since.startedAt))}: {sinceInWords(since)}.{' '}
        {counts.map(([word, count]) =>
          count === 0 ? null : (
            <span key={word}>
              <a href={listHref({ since: [word] })}>
                {word}: {plural(count, unit)}
              </a>{' '}
            </span>
          ),
        )}
      </p>
      <ul class="notes">
        {since.newCauses.map((text) => (
          <li key={`new ${text}`} class="o-failed">
            <Icon outcome="failed" /> new:{' '}
            <a href={listHref({ cause: [text] })}>
              <Data text={text} />
            </a>
          </li>
        ))}
        {since.fixedCauses.map((text) => (
          <li key={`fixed ${text}`} class="o-passed">
            <Icon outcome="passed" /> fixed: <Data text={text} />
          </li>
        ))}
        {since.warnings.map((text) => (
          <li key={text} class="o-not-judged">
            <Icon outcome="not-judged" /> <Data text={text} />
          </li>
        ))}
      </ul>
    </section>
  );
}
