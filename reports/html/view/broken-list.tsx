// The broken requirements, each in a sentence with how it was broken and where to look.
import { type Broken, brokenOf } from '../data/broken.ts';
import type { PageData } from '../data/page-data.ts';
import { hrefOf, listHref, scenarioHref } from '../data/route.ts';
import { plural } from '../text/words.ts';
import { Icon, LevelTag } from './icon.tsx';
import { Data, Prose } from './text.tsx';
import { useWords } from './words.tsx';

function BrokenItem({ broken }: { readonly broken: Broken }) {
  const { requirement, reasons, scenarios } = broken;
  const { unit } = useWords();
  const [first] = reasons;
  const outcome = requirement.outcome === 'failed' ? 'failed' : 'warning';
  return (
    <li class={`broken o-${outcome}`}>
      <p class="statement">
        <Icon outcome={outcome} /> <LevelTag level={requirement.level} />{' '}
        <a href={hrefOf({ view: 'requirement', id: requirement.id })}>
          <Data text={requirement.id} max={60} />
        </a>{' '}
        <Prose text={requirement.statement} />
      </p>
      {first !== undefined && (
        <p class="why">
          Expected <Data text={first.expected} />. Seen:{' '}
          <b>
            <Data text={first.seen} />
          </b>
          .
        </p>
      )}
      <p class="where">
        <a href={listHref({ broken: [requirement.id] })}>{plural(scenarios, unit)}</a>
        {first !== undefined && (
          <>
            {' '}
            · for example{' '}
            <a href={scenarioHref(first.scenario)}>
              <Data text={first.scenario} max={200} />
            </a>
          </>
        )}
      </p>
    </li>
  );
}

/** Everything that was broken, MUST first; says so when nothing was. */
export function BrokenList({ page }: { readonly page: PageData }) {
  const broken = brokenOf(page);
  const binding = broken.filter(({ requirement }) => requirement.level === 'MUST');
  const others = broken.filter(({ requirement }) => requirement.level !== 'MUST');
  return (
    <>
      <section aria-labelledby="broken-title">
        <h2 id="broken-title">What is broken</h2>
        {binding.length === 0 ? (
          <p>
            {page.summary.counts.judged === 0
              ? 'Nothing was judged.'
              : 'No MUST requirement was seen broken.'}
          </p>
        ) : (
          <ol class="broken-list">
            {binding.map((one) => (
              <BrokenItem key={one.requirement.id} broken={one} />
            ))}
          </ol>
        )}
      </section>
      {others.length > 0 && (
        <section aria-labelledby="should-title">
          <h2 id="should-title">SHOULD requirements broken</h2>
          <ol class="broken-list">
            {others.map((one) => (
              <BrokenItem key={one.requirement.id} broken={one} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
