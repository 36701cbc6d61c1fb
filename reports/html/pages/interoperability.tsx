// Several SDKs on one page, one column each: where they differ comes first.
import type {
  CellAcross,
  Interoperability,
  RequirementAcross,
  ScenarioAcross,
} from '../../compare/interoperability.ts';
import { sideName } from '../../compare/side.ts';
import { subjectWords } from '../../subject.ts';
import { boundedDeep } from '../text/bounded.ts';
import { plural } from '../text/words.ts';
import { Badge, LevelTag } from '../view/icon.tsx';
import { Data, Prose } from '../view/text.tsx';
import { capital, titled, useWords } from '../view/words.tsx';
import { SdkHead, SidesTable } from './sides-table.tsx';
import { Head, staticDocument } from './static-document.tsx';

/** How many scenarios are shown. */
const SHOWN = 500;

function Columns({ of, first }: { readonly of: Interoperability; readonly first: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {of.sides.map((side, at) => (
          <th scope="col" key={at}>
            <SdkHead side={side} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function RequirementLine({ row }: { readonly row: RequirementAcross }) {
  const { unit } = useWords();
  return (
    <tr class={row.differs ? 'differs' : ''}>
      <th scope="row">
        <b>
          <Data text={row.id} max={60} />
        </b>{' '}
        <LevelTag level={row.level} />
        <br />
        <Prose text={row.statement} />
      </th>
      {row.outcomes.map((outcome, at) => (
        <td key={at}>
          {outcome === 'absent' ? 'not in this report' : <Badge outcome={outcome} />}
          {(row.broken[at] ?? 0) > 0 && <span class="checks">in {plural(row.broken[at] ?? 0, unit)}</span>}
        </td>
      ))}
    </tr>
  );
}

function Requirements({
  of,
  rows,
  title,
  id,
}: {
  readonly of: Interoperability;
  readonly rows: readonly RequirementAcross[];
  readonly title: string;
  readonly id: string;
}) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section class="scroll" aria-label={`${title}, scrolls sideways`} tabIndex={0}>
        <table class="plain across">
          <Columns of={of} first="Requirement" />
          <tbody>
            {rows.map((row) => (
              <RequirementLine key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Cell({ cell }: { readonly cell: CellAcross }) {
  if (cell.state === 'absent') return <td>not in this report</td>;
  return (
    <td>
      <Badge outcome={cell.state} />
      <span class="checks">
        <Data text={cell.text} max={300} />
      </span>
    </td>
  );
}

function ScenarioLine({ row }: { readonly row: ScenarioAcross }) {
  return (
    <tr>
      <th scope="row">
        <code>
          <Data text={row.id} max={200} />
        </code>
        <br />
        <span class="hint">
          <Data text={row.sentence} max={300} />
        </span>
      </th>
      {row.cells.map((cell, at) => (
        <Cell key={at} cell={cell} />
      ))}
    </tr>
  );
}

function Scenarios({ of }: { readonly of: Interoperability }) {
  const { scenarios } = of;
  const { unit } = useWords();
  const title = `${titled(unit)} in which they differ`;
  return (
    <section aria-labelledby="scenarios-title">
      <h2 id="scenarios-title">{title}</h2>
      {scenarios.length === 0 ? (
        <p>None.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section class="scroll" aria-label={`${title}, scrolls sideways`} tabIndex={0}>
          <table class="plain across">
            <Columns of={of} first={capital(unit)} />
            <tbody>
              {scenarios.slice(0, SHOWN).map((row) => (
                <ScenarioLine key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {scenarios.length > SHOWN && (
        <p>And {scenarios.length - SHOWN} more; interoperability.json has all of them.</p>
      )}
    </section>
  );
}

/**
 * Several reports as one HTML file without scripts, one column a report.
 * @param links Where each report's own page lies, relative to this one; absent: nowhere that a link leads to.
 * @throws Error when the project has not been built.
 */
export function renderInteroperability(whole: Interoperability, links: readonly string[] = []): string {
  const of = boundedDeep(whole);
  const words = subjectWords(of.sides[0] ?? {});
  const notes = [
    `${of.sides.map(sideName).join(', ')}: ${plural(of.alike, words.unit)} alike everywhere.`,
    ...of.notes,
    ...of.warnings,
  ];
  return staticDocument(
    `${of.headline} · interoperability`,
    <>
      <Head verdict={of.verdict} headline={of.headline} notes={notes} />
      <SidesTable sides={of.sides} links={links} />
      <Requirements
        of={of}
        id="differ-title"
        title="Requirements in which they differ"
        rows={of.requirements.filter((row) => row.differs)}
      />
      <Scenarios of={of} />
      <Requirements
        of={of}
        id="alike-title"
        title="Requirements in which they are alike"
        rows={of.requirements.filter((row) => !row.differs)}
      />
    </>,
    words,
  );
}
