// What changed between two reports, by requirement, each with its scenarios.
import type { Changed, Comparison } from '../../compare/compare.ts';
import type { Outcome } from '../data/outcomes.ts';
import { plural } from '../text/words.ts';
import { Icon, LevelTag } from '../view/icon.tsx';
import { Data, Prose } from '../view/text.tsx';
import { useWords } from '../view/words.tsx';
import { grouped, MAX_LINE, More, SHOWN, stateWord } from './comparison-lists.tsx';
import { EvidenceLink } from './evidence-link.tsx';

function ChangedLine({ one, report }: { readonly one: Changed; readonly report: string | undefined }) {
  return (
    <li
      data-row
      data-level={one.level}
      data-mode={one.scenario.split('/', 1)[0]}
      data-outcome={`${one.before} ${one.after}`}
    >
      <EvidenceLink id={one.scenario} report={report} />{' '}
      <span class="hint">
        {stateWord(one.before)} → {stateWord(one.after)}
      </span>
      <br />
      expected <Data text={one.expected} max={MAX_LINE} />; seen:{' '}
      <b>
        <Data text={one.seen} max={MAX_LINE} />
      </b>
      {one.known !== undefined && (
        <>
          <br />
          <Icon outcome="known" /> known failure: <Data text={one.known.reason} max={MAX_LINE} />
        </>
      )}
    </li>
  );
}

/** Changes by requirement, each with its scenarios. */
export function Changes({
  id,
  title,
  changes,
  outcome,
  open,
  statements,
  report,
  none,
}: {
  readonly id: string;
  readonly title: string;
  readonly changes: readonly Changed[];
  readonly outcome: (one: Changed) => Outcome;
  readonly open: boolean;
  readonly statements: Comparison['statements'];
  /** The page of the report that shows them. */
  readonly report: string | undefined;
  readonly none?: string;
}) {
  const { unit } = useWords();
  if (changes.length === 0 && none === undefined) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {changes.length === 0 && <p>{none}</p>}
      {grouped(changes.slice(0, SHOWN), (one) => one.requirement).map(([requirement, all]) => {
        const [first] = all;
        if (first === undefined) return null;
        return (
          <details key={requirement} open={open} class={`group o-${outcome(first)}`}>
            <summary>
              <Icon outcome={outcome(first)} />{' '}
              <b>
                <Data text={requirement} max={60} />
              </b>{' '}
              <LevelTag level={first.level} /> in {plural(all.length, unit)}
            </summary>
            {statements[requirement] !== undefined && (
              <p class="statement">
                <Prose text={statements[requirement]} />
              </p>
            )}
            <ul class="lines">
              {all.map((one) => (
                <ChangedLine key={one.scenario} one={one} report={report} />
              ))}
            </ul>
          </details>
        );
      })}
      <More count={changes.length} />
    </section>
  );
}

/** How a change to the worse is shown. */
export function brokenOutcome({ known, level }: Changed): Outcome {
  if (known !== undefined) return 'known';
  return level === 'MUST' ? 'failed' : 'warning';
}
