// Two SDKs, case by case, as one page: grouped by token recipe, with what each did.

import type { State } from '../../compare/compare.ts';
import type {
  CaseDifference,
  Differential,
  Pattern,
  RecipeDifferences,
  Uncompared,
} from '../../compare/differential.ts';
import { sideName } from '../../compare/side.ts';
import { OUTCOME_WORD } from '../data/outcomes.ts';
import { boundedDeep } from '../text/bounded.ts';
import { plural } from '../text/words.ts';
import { LevelTag } from '../view/icon.tsx';
import { Data } from '../view/text.tsx';
import { Evidence } from './evidence-link.tsx';
import { SdkHead, SidesTable } from './sides-table.tsx';
import { Head, Narrow, Scrolling, staticDocument } from './static-document.tsx';

/** How many lines of a list are shown. */
const SHOWN = 500;
const MAX_LINE = 600;

function Columns({ of, before }: { readonly of: Differential; readonly before: readonly string[] }) {
  return (
    <thead>
      <tr>
        {before.map((head) => (
          <th scope="col" key={head}>
            {head}
          </th>
        ))}
        {of.sides.map((side, at) => (
          <th scope="col" key={at}>
            <SdkHead side={side} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function stateInWords(state: State): string {
  return state === 'absent' ? 'not in this report' : OUTCOME_WORD[state].toLowerCase();
}

/** The two SDKs, and where the page of each lies. */
interface Compared {
  readonly of: Differential;
  readonly links: readonly string[];
}

/** What each of the two did. `evidence`: of which scenario, where the way to it is shown. */
function Both({
  of,
  links,
  did,
  evidence,
}: Compared & { readonly did: readonly [string, string]; readonly evidence: string | undefined }) {
  return (
    <>
      {did.map((text, at) => {
        const side = of.sides[at];
        return (
          <td key={at}>
            <Data text={text} max={MAX_LINE} />{' '}
            {evidence !== undefined && side !== undefined && (
              <Evidence id={evidence} report={links[at]} of={sideName(side)} />
            )}
          </td>
        );
      })}
    </>
  );
}

function More({ count }: { readonly count: number }) {
  return count > SHOWN ? <p>And {count - SHOWN} more; differential.json has all of them.</p> : null;
}

function Patterns({ of, links, all }: Compared & { readonly all: readonly Pattern[] }) {
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="patterns-title">
      <h2 id="patterns-title">The same difference, again and again</h2>
      <Scrolling name="The same difference">
        <table class="plain across">
          <Columns of={of} before={['How often, and an example']} />
          <tbody>
            {all.slice(0, SHOWN).map(({ times, first, second, example }) => (
              <tr key={`${first} ${second}`} data-row>
                <th scope="row">
                  in {plural(times, 'step')}
                  <br />
                  <code class="hint">
                    <Data text={example} max={200} />
                  </code>
                </th>
                <Both of={of} links={links} did={[first, second]} evidence={example} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <More count={all.length} />
    </section>
  );
}

function CaseRows({ one, ...compared }: Compared & { readonly one: CaseDifference }) {
  return (
    <tbody
      data-row
      data-level={one.level}
      data-mode={one.scenario.split('/', 1)[0]}
      data-outcome={one.states.join(' ')}
    >
      {one.steps.map(({ number, text, first, second }, at) => (
        <tr key={number}>
          <th scope="row">
            {at === 0 && (
              <>
                <code>
                  <Data text={one.scenario} max={200} />
                </code>{' '}
                <LevelTag level={one.level} />
                <br />
              </>
            )}
            <span class="hint">
              step {number}: <Data text={text} max={300} />
            </span>
          </th>
          <Both {...compared} did={[first, second]} evidence={at === 0 ? one.scenario : undefined} />
        </tr>
      ))}
    </tbody>
  );
}

function Recipe({ of, links, group }: Compared & { readonly group: RecipeDifferences }) {
  return (
    <details class="group" open={of.recipes.length <= 10}>
      <summary>
        <b>{group.recipe === null ? 'No token recipe' : <Data text={group.recipe} max={120} />}</b> in{' '}
        {plural(group.cases.length, 'scenario')}
      </summary>
      <Scrolling name={group.recipe ?? 'No token recipe'}>
        <table class="plain across">
          <Columns of={of} before={['Scenario and step']} />
          {group.cases.slice(0, SHOWN).map((one) => (
            <CaseRows key={one.scenario} one={one} of={of} links={links} />
          ))}
        </table>
      </Scrolling>
      <More count={group.cases.length} />
    </details>
  );
}

function Gaps({ of, links, all }: Compared & { readonly all: readonly Uncompared[] }) {
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="gaps-title">
      <h2 id="gaps-title">Could not be compared</h2>
      <Scrolling name="Could not be compared">
        <table class="plain across">
          <Columns of={of} before={['Scenario']} />
          <tbody>
            {all.slice(0, SHOWN).map(({ scenario, states }) => (
              <tr key={scenario} data-row data-outcome={states.join(' ')}>
                <th scope="row">
                  <code>
                    <Data text={scenario} max={200} />
                  </code>
                </th>
                <Both
                  of={of}
                  links={links}
                  did={[stateInWords(states[0]), stateInWords(states[1])]}
                  evidence={scenario}
                />
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
 * Two SDKs, case by case, as one HTML file.
 * @param links Where each side's own report lies, relative to this page; absent: nowhere that a link leads to.
 * @throws Error when the project has not been built.
 */
export function renderDifferential(whole: Differential, links: readonly string[] = []): string {
  const of = boundedDeep(whole);
  const notes = [of.sides.map(sideName).join(' and '), ...of.warnings];
  return staticDocument(
    `${of.headline} · ${of.sides.map(sideName).join(' and ')}`,
    <>
      <Head verdict={of.verdict} headline={of.headline} notes={notes} />
      <SidesTable sides={of.sides} links={links} />
      <Narrow />
      <Patterns of={of} links={links} all={of.patterns} />
      {of.recipes.length > 0 && (
        <section aria-labelledby="cases-title">
          <h2 id="cases-title">Case by case, by token recipe</h2>
          {of.recipes.map((group) => (
            <Recipe key={group.recipe ?? ''} of={of} links={links} group={group} />
          ))}
        </section>
      )}
      <Gaps of={of} links={links} all={of.uncompared} />
    </>,
  );
}
