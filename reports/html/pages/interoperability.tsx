// Several SDKs on one page, one column each: where they differ comes first.
import type {
  CellAcross,
  Interoperability,
  RequirementAcross,
  ScenarioAcross,
} from '../../compare/interoperability.ts';
import { sideName } from '../../compare/side.ts';
import { subjectWords } from '../../subject.ts';
import { scenarioHref } from '../data/route.ts';
import { boundedDeep } from '../text/bounded.ts';
import { plural } from '../text/words.ts';
import { Badge, LevelTag } from '../view/icon.tsx';
import { Data, Prose } from '../view/text.tsx';
import { capital, titled, useWords } from '../view/words.tsx';
import { SdkHead, SidesTable } from './sides-table.tsx';
import { Head, Narrow, Scrolling, staticDocument } from './static-document.tsx';

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
    <tr
      class={row.differs ? 'differs' : ''}
      data-row
      data-level={row.level}
      data-outcome={row.outcomes.join(' ')}
    >
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
  open = true,
}: {
  readonly of: Interoperability;
  readonly rows: readonly RequirementAcross[];
  readonly open?: boolean;
  readonly title: string;
  readonly id: string;
}) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <details class="group" open={open}>
        <summary>{plural(rows.length, 'requirement')}</summary>
        <Scrolling name={title}>
          <table class="plain across">
            <Columns of={of} first="Requirement" />
            <tbody>
              {rows.map((row) => (
                <RequirementLine key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </Scrolling>
      </details>
    </section>
  );
}

function Cell({
  cell,
  id,
  report,
}: {
  readonly cell: CellAcross;
  readonly id: string;
  readonly report: string | undefined;
}) {
  if (cell.state === 'absent') return <td>not in this report</td>;
  return (
    <td>
      {report === undefined || report === '' ? (
        <Badge outcome={cell.state} />
      ) : (
        <a href={`${report}${scenarioHref(id)}`}>
          <Badge outcome={cell.state} />
        </a>
      )}
      <span class="checks">
        <Data text={cell.text} max={300} />
      </span>
    </td>
  );
}

function ScenarioLine({ row, links }: { readonly row: ScenarioAcross; readonly links: readonly string[] }) {
  return (
    <tr
      data-row
      data-mode={row.id.split('/', 1)[0]}
      data-outcome={row.cells.map(({ state }) => state).join(' ')}
    >
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
        <Cell key={at} cell={cell} id={row.id} report={links[at]} />
      ))}
    </tr>
  );
}

/** How many groups may stand open: more would be a page that nobody reads to its end. */
const OPEN_GROUPS = 2;

/** The scenarios by the beginning of their ids: mode and theme. */
function groupsOf(
  rows: readonly ScenarioAcross[],
): readonly (readonly [string, readonly ScenarioAcross[]])[] {
  const groups = new Map<string, ScenarioAcross[]>();
  for (const row of rows) {
    const name = row.id.split('/', 2).join('/');
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return [...groups];
}

function Scenarios({ of, links }: { readonly of: Interoperability; readonly links: readonly string[] }) {
  const { scenarios } = of;
  const { unit } = useWords();
  const groups = groupsOf(scenarios.slice(0, SHOWN));
  return (
    <section aria-labelledby="scenarios-title">
      <h2 id="scenarios-title">{titled(unit)} in which they differ</h2>
      {scenarios.length === 0 && <p>None.</p>}
      {groups.map(([name, rows]) => (
        <details key={name} class="group" open={groups.length <= OPEN_GROUPS}>
          <summary>
            <b>
              <Data text={name} max={120} />
            </b>{' '}
            in {plural(rows.length, unit)}
          </summary>
          <Scrolling name={name}>
            <table class="plain across">
              <Columns of={of} first={capital(unit)} />
              <tbody>
                {rows.map((row) => (
                  <ScenarioLine key={row.id} row={row} links={links} />
                ))}
              </tbody>
            </table>
          </Scrolling>
        </details>
      ))}
      {scenarios.length > SHOWN && (
        <p>And {scenarios.length - SHOWN} more; interoperability.json has all of them.</p>
      )}
    </section>
  );
}

/**
 * Several reports as one HTML file, one column a report.
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
      <Narrow />
      <Requirements
        of={of}
        id="differ-title"
        title="Requirements in which they differ"
        rows={of.requirements.filter((row) => row.differs)}
      />
      <Scenarios of={of} links={links} />
      <Requirements
        of={of}
        id="alike-title"
        open={false}
        title="Requirements in which they are alike"
        rows={of.requirements.filter((row) => !row.differs)}
      />
    </>,
    words,
  );
}
