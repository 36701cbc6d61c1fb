// Two reports as one page: what broke, what was fixed, what cannot be said.
import type { Changed, ChangedAnswer, Comparison, NotCompared, State } from '../../compare/compare.ts';
import { sidesInWords } from '../../compare/compare.ts';
import { subjectWords } from '../../subject.ts';
import { OUTCOME_WORD, type Outcome } from '../data/outcomes.ts';
import { listHref } from '../data/route.ts';
import { bounded, boundedDeep } from '../text/bounded.ts';
import { plural } from '../text/words.ts';
import { Icon, LevelTag } from '../view/icon.tsx';
import { Data, Prose } from '../view/text.tsx';
import { useWords } from '../view/words.tsx';
import { EvidenceLink } from './evidence-link.tsx';
import { SidesTable } from './sides-table.tsx';
import { Head, Narrow, Scrolling, staticDocument } from './static-document.tsx';

/** How many lines of a list are shown. */
const SHOWN = 500;
/** The longest text of a line, in characters. */
const MAX_LINE = 600;

function stateWord(state: State): string {
  return state === 'absent' ? 'absent' : OUTCOME_WORD[state].toLowerCase();
}

function grouped<T>(
  items: readonly T[],
  key: (item: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}

function More({ count }: { readonly count: number }) {
  return count > SHOWN ? <p>And {count - SHOWN} more; comparison.json has all of them.</p> : null;
}

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

/** Changes by requirement, each with its scenarios. */
function Changes({
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

function brokenOutcome({ known, level }: Changed): Outcome {
  if (known !== undefined) return 'known';
  return level === 'MUST' ? 'failed' : 'warning';
}

function NotComparedList({
  all,
  report,
}: {
  readonly all: readonly NotCompared[];
  readonly report: string | undefined;
}) {
  const { unit } = useWords();
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="gaps-title">
      <h2 id="gaps-title">Could not be compared</h2>
      {grouped(all, (one) => one.why).map(([why, some]) => (
        <details key={why} class="group o-not-judged">
          <summary>
            <Icon outcome="not-judged" /> {plural(some.length, unit)}: <Data text={bounded(why, MAX_LINE)} />
          </summary>
          <ul class="lines">
            {some.slice(0, SHOWN).map((one) => (
              <li key={one.scenario} data-row data-outcome={`${one.before} ${one.after}`}>
                <EvidenceLink id={one.scenario} report={report} />{' '}
                <span class="hint">
                  {stateWord(one.before)} → {stateWord(one.after)}
                </span>
              </li>
            ))}
          </ul>
          <More count={some.length} />
        </details>
      ))}
    </section>
  );
}

function Answers({
  all,
  report,
}: {
  readonly all: readonly ChangedAnswer[];
  readonly report: string | undefined;
}) {
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="answers-title">
      <h2 id="answers-title">Behaves differently where our sources are silent</h2>
      <Scrolling name="Answers">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Before</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {all.slice(0, SHOWN).map((one) => (
              <tr key={`${one.scenario} ${one.question}`} data-row>
                <th scope="row">
                  <Data text={one.requirement} max={60} />: <Data text={one.question} max={MAX_LINE} />
                  <br />
                  <EvidenceLink id={one.scenario} report={report} />
                </th>
                <td>
                  <Data text={one.before} max={MAX_LINE} />
                </td>
                <td>
                  <Data text={one.after} max={MAX_LINE} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <More count={all.length} />
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
