// What a comparison cannot say: scenarios that one of the reports lacks, and answers where our sources are silent.
import type { ChangedAnswer, NotCompared } from '../../compare/compare.ts';
import { bounded } from '../text/bounded.ts';
import { plural } from '../text/words.ts';
import { Icon } from '../view/icon.tsx';
import { Data } from '../view/text.tsx';
import { useWords } from '../view/words.tsx';
import { grouped, MAX_LINE, More, SHOWN, stateWord } from './comparison-lists.tsx';
import { EvidenceLink } from './evidence-link.tsx';
import { Scrolling } from './static-document.tsx';

/** Scenarios that could not be compared, by why. */
export function NotComparedList({
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

/** Answers that differ, where a difference breaks nothing. */
export function Answers({
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
