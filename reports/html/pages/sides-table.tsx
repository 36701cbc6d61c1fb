import type { Side } from '../../compare/side.ts';
import type { Outcome } from '../data/outcomes.ts';
import { Icon } from '../view/icon.tsx';
import { Data } from '../view/text.tsx';
import { titled, useWords } from '../view/words.tsx';
import { Scrolling } from './static-document.tsx';

const VERDICT_OUTCOME: Readonly<Record<Side['verdict'], Outcome>> = {
  passed: 'passed',
  failed: 'failed',
  incomplete: 'not-judged',
};

const COUNTS = [
  ['judged', 'judged'],
  ['failed', 'failed'],
  ['known', 'known'],
  ['warnings', 'warnings'],
  ['notJudged', 'not judged'],
] as const;

/** An SDK as the head of a column. */
export function SdkHead({ side }: { readonly side: Side }) {
  const { name, version, platform } = side.sdk;
  return (
    <>
      <Data text={name} max={80} />
      <br />
      <Data text={version} max={40} />
      {platform !== undefined && (
        <>
          {' · '}
          <Data text={platform} max={60} />
        </>
      )}
    </>
  );
}

function SideRow({
  side,
  label,
  href,
}: {
  readonly side: Side;
  readonly label: string | undefined;
  readonly href: string | undefined;
}) {
  const outcome = VERDICT_OUTCOME[side.verdict];
  return (
    <tr>
      <th scope="row">
        {label !== undefined && <span class="tag">{label}</span>}
        {href === undefined || href === '' ? (
          <SdkHead side={side} />
        ) : (
          <a href={href}>
            <SdkHead side={side} />
          </a>
        )}
      </th>
      <td class={`o-${outcome}`}>
        <Icon outcome={outcome} /> <Data text={side.headline} max={300} />
      </td>
      <td>{COUNTS.map(([key, word]) => `${side.counts[key]} ${word}`).join(', ')}</td>
      <td>
        <Data text={side.catalogue.version} max={40} />{' '}
        <code class="hash">
          <Data text={side.catalogue.hash} max={40} />
        </code>
      </td>
      <td>
        <time dateTime={side.startedAt}>{side.startedAt.slice(0, 16).replace('T', ' ')} UTC</time>
      </td>
      <td>
        <Data text={side.selection.join(', ') || 'everything'} max={200} />
      </td>
    </tr>
  );
}

/** What is compared. `labels`: what each side is called; `links`: where its own report lies. */
export function SidesTable({
  sides,
  labels = [],
  links = [],
}: {
  readonly sides: readonly Side[];
  readonly labels?: readonly string[];
  readonly links?: readonly string[];
}) {
  const { subject, unit, catalogue } = useWords();
  return (
    <section aria-labelledby="sides-title">
      <h2 id="sides-title">What is compared</h2>
      <Scrolling name="What is compared">
        <table class="plain">
          <thead>
            <tr>
              {[subject, 'Verdict', titled(unit), catalogue, 'When', 'Selected'].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sides.map((side, at) => (
              <SideRow key={at} side={side} label={labels[at]} href={links[at]} />
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}
