// What the failures come down to, gravest first: the first thing that a reader wants to know.
import type { Cause } from '../../causes.ts';
import { explainedInWords, whereInWords } from '../../causes-words.ts';
import type { PageData } from '../data/page-data.ts';
import { hrefOf, listHref, scenarioHref } from '../data/route.ts';
import { plural } from '../text/words.ts';
import { Icon, LevelTag } from './icon.tsx';
import { Data } from './text.tsx';
import { useWords } from './words.tsx';

function Given({ cause }: { readonly cause: Cause }) {
  const { named } = useWords();
  if (cause.code === undefined && cause.description === undefined) return null;
  return (
    <p class="why">
      The {named}'s error: <Data text={cause.code ?? 'no code'} max={100} />
      {cause.description !== undefined && (
        <>
          , "<Data text={cause.description} max={300} />"
        </>
      )}
    </p>
  );
}

function CauseItem({ cause }: { readonly cause: Cause }) {
  const { unit } = useWords();
  const [first] = cause.scenarios;
  const where = whereInWords(cause, unit);
  const outcome = cause.known === true ? 'known' : cause.level === 'MUST' ? 'failed' : 'warning';
  return (
    <li class={`broken o-${outcome}`}>
      <p class="statement">
        <Icon outcome={outcome} /> <LevelTag level={cause.level} />{' '}
        <b>
          <Data text={cause.text} />
        </b>
        .{cause.known === true && <span class="tag">known failure</span>}
      </p>
      {where !== undefined && (
        <p class="why">
          Where: <Data text={where} />.
        </p>
      )}
      <p class="why">
        Expected <Data text={cause.expected} />. Seen:{' '}
        <b>
          <Data text={cause.seen} />
        </b>
        .
      </p>
      <Given cause={cause} />
      {(cause.behavesLike ?? []).map(({ defects, explains, predicted }) => (
        <p class="why" key={defects[0]?.id ?? ''}>
          Behaves like the known defect{defects.length > 1 && 's'}{' '}
          <code>
            <Data text={defects.map(({ id }) => id).join(', ')} max={300} />
          </code>{' '}
          (explains {explains} of {predicted} predicted): <Data text={defects[0]?.sentence ?? ''} /> How such
          a bug comes about: <Data text={defects[0]?.cause ?? ''} />
        </p>
      ))}
      <p class="where">
        <a href={listHref({ cause: [cause.text] })}>{plural(cause.scenarios.length, unit)}</a>
        {first !== undefined && (
          <>
            {' '}
            · the simplest:{' '}
            <a href={scenarioHref(first)}>
              <Data text={first} max={200} />
            </a>
          </>
        )}
        {' · breaks '}
        {cause.requirements.map((id, at) => (
          <span key={id}>
            {at > 0 && ', '}
            <a href={hrefOf({ view: 'requirement', id })}>
              <Data text={id} max={60} />
            </a>
          </span>
        ))}
      </p>
    </li>
  );
}

/** The causes; nothing where nothing failed, or where an older version wrote the report. */
export function CauseList({ page }: { readonly page: PageData }) {
  const { causes = [], explained } = page.summary;
  const { unit } = useWords();
  if (causes.length === 0) return null;
  return (
    <section aria-labelledby="causes-title">
      <h2 id="causes-title">What it comes down to</h2>
      <ol class="broken-list">
        {causes.map((cause) => (
          <CauseItem key={cause.text} cause={cause} />
        ))}
      </ol>
      {explained !== undefined && <p class="hint">{explainedInWords(explained, unit)}.</p>}
    </section>
  );
}
