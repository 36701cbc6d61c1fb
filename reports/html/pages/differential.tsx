// Two SDKs, case by case, as one page: grouped by token recipe, with what each did.
import type {
  CaseDifference,
  Differential,
  Pattern,
  RecipeDifferences,
  Uncompared,
} from '../../compare/differential.ts';
import { sideName } from '../../compare/side.ts';
import { boundedDeep } from '../text/bounded.ts';
import { plural } from '../text/words.ts';
import { LevelTag } from '../view/icon.tsx';
import { Data } from '../view/text.tsx';
import { SdkHead, SidesTable } from './sides-table.tsx';
import { Head, staticDocument } from './static-document.tsx';

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

function Both({ first, second }: { readonly first: string; readonly second: string }) {
  return (
    <>
      <td>
        <Data text={first} max={MAX_LINE} />
      </td>
      <td>
        <Data text={second} max={MAX_LINE} />
      </td>
    </>
  );
}

function More({ count }: { readonly count: number }) {
  return count > SHOWN ? <p>And {count - SHOWN} more; differential.json has all of them.</p> : null;
}

function Patterns({ of, all }: { readonly of: Differential; readonly all: readonly Pattern[] }) {
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="patterns-title">
      <h2 id="patterns-title">The same difference, again and again</h2>
      <table class="plain">
        <Columns of={of} before={['Steps']} />
        <tbody>
          {all.slice(0, SHOWN).map(({ times, first, second, example }) => (
            <tr key={`${first} ${second}`}>
              <th scope="row">
                {times}
                <br />
                <code class="hint">
                  <Data text={example} max={200} />
                </code>
              </th>
              <Both first={first} second={second} />
            </tr>
          ))}
        </tbody>
      </table>
      <More count={all.length} />
    </section>
  );
}

function CaseRows({ one }: { readonly one: CaseDifference }) {
  return (
    <>
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
          <Both first={first} second={second} />
        </tr>
      ))}
    </>
  );
}

function Recipe({ of, group }: { readonly of: Differential; readonly group: RecipeDifferences }) {
  return (
    <details class="group" open={of.recipes.length <= 10}>
      <summary>
        <b>{group.recipe === null ? 'No token recipe' : <Data text={group.recipe} max={120} />}</b> in{' '}
        {plural(group.cases.length, 'scenario')}
      </summary>
      <table class="plain">
        <Columns of={of} before={['Scenario and step']} />
        <tbody>
          {group.cases.slice(0, SHOWN).map((one) => (
            <CaseRows key={one.scenario} one={one} />
          ))}
        </tbody>
      </table>
      <More count={group.cases.length} />
    </details>
  );
}

function Gaps({ of, all }: { readonly of: Differential; readonly all: readonly Uncompared[] }) {
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="gaps-title">
      <h2 id="gaps-title">Could not be compared</h2>
      <table class="plain">
        <Columns of={of} before={['Scenario']} />
        <tbody>
          {all.slice(0, SHOWN).map(({ scenario, states: [first, second] }) => (
            <tr key={scenario}>
              <th scope="row">
                <code>
                  <Data text={scenario} max={200} />
                </code>
              </th>
              <Both first={first} second={second} />
            </tr>
          ))}
        </tbody>
      </table>
      <More count={all.length} />
    </section>
  );
}

/**
 * Two SDKs, case by case, as one HTML file without scripts.
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
      <Patterns of={of} all={of.patterns} />
      {of.recipes.length > 0 && (
        <section aria-labelledby="cases-title">
          <h2 id="cases-title">Case by case, by token recipe</h2>
          {of.recipes.map((group) => (
            <Recipe key={group.recipe ?? ''} of={of} group={group} />
          ))}
        </section>
      )}
      <Gaps of={of} all={of.uncompared} />
    </>,
  );
}
