// One scenario: what became of it and why, the story with expectation beside observation, the evidence.
import { useMemo } from 'preact/hooks';
import { applyFilter, type Filter } from '../data/filter.ts';
import type { Evidence, PageData, Row } from '../data/page-data.ts';
import { hrefOf, scenarioHref } from '../data/route.ts';
import { bugReport } from '../text/bug-report.ts';
import { commandFor } from '../text/command.ts';
import { JIRA, MARKDOWN } from '../text/notation.ts';
import { duration, local } from '../text/words.ts';
import { Copy } from './copy.tsx';
import { FindingList } from './finding-list.tsx';
import { Badge } from './icon.tsx';
import { ScenarioFacts } from './scenario-facts.tsx';
import { Story } from './story.tsx';
import { Data } from './text.tsx';
import { TimeLine } from './time-line.tsx';
import { Tokens } from './tokens.tsx';
import { useEvidence } from './use-evidence.ts';
import { Why } from './why.tsx';
import { useWords } from './words.tsx';

function Neighbours({
  rows,
  row,
  filter,
}: {
  readonly rows: readonly Row[];
  readonly row: Row;
  readonly filter: Filter;
}) {
  const list = useMemo(() => applyFilter(rows, filter).rows, [rows, filter]);
  const at = list.indexOf(row);
  const link = (to: Row | undefined, text: string, rel: string) =>
    to === undefined ? (
      <span class="no-link">{text}</span>
    ) : (
      <a rel={rel} href={scenarioHref(to.id, filter)}>
        {text}
      </a>
    );
  return (
    <nav aria-label="Within the list" class="neighbours">
      <a href={hrefOf({ view: 'scenarios', filter })}>All {list.length} of the list</a>
      {at >= 0 && (
        <>
          {link(list[at - 1], '← Previous', 'prev')}
          <span>
            {at + 1} of {list.length}
          </span>
          {link(list[at + 1], 'Next →', 'next')}
        </>
      )}
    </nav>
  );
}

/** Its own, and the breakdowns while it was being played. */
function Findings({
  page,
  id,
  evidence,
}: {
  readonly page: PageData;
  readonly id: string;
  readonly evidence: Evidence;
}) {
  const findings = [
    ...evidence.findings,
    ...page.summary.findings.filter(({ underWay = [] }) => underWay.includes(id)),
  ];
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">Noticed besides</h2>
      <FindingList findings={findings} linked={false} />
    </section>
  );
}

function Actions({
  page,
  row,
  evidence,
}: {
  readonly page: PageData;
  readonly row: Row;
  readonly evidence: Evidence | undefined;
}) {
  const { unit } = useWords();
  const home = page.summary.run.reportUrl ?? location.href.split('#', 1)[0] ?? '';
  const permalink = `${home.replace(/#.*$/s, '')}${scenarioHref(row.id)}`;
  // A file's address is of use to nobody else, and tells where it lies.
  const link = permalink.startsWith('file:') ? undefined : permalink;
  const from = { summary: page.summary, ...(link === undefined ? {} : { link }) };
  return (
    <p class="actions">
      {evidence !== undefined && (
        <>
          <Copy text={() => bugReport(row, evidence, from)} label="Copy as text for a bug report" />
          <Copy text={() => bugReport(row, evidence, from, MARKDOWN)} label="Copy as Markdown" />
          <Copy text={() => bugReport(row, evidence, from, JIRA)} label="Copy for Jira" />
        </>
      )}
      <Copy text={permalink} label={`Copy the link to this ${unit}`} />
      <Copy text={commandFor(row.id, page.summary)} label="Copy the command that repeats it" />
    </p>
  );
}

/** The page of a scenario. `filter`: the list that the reader came from. */
export function ScenarioPage({
  page,
  id,
  filter,
}: {
  readonly page: PageData;
  readonly id: string;
  readonly filter: Filter;
}) {
  const { unit } = useWords();
  const row = page.rows.find((one) => one.id === id);
  if (row === undefined) {
    return (
      <>
        <h1 tabIndex={-1}>No such {unit}</h1>
        <p>
          This report has no {unit} <Data text={id} max={300} />. <a href="#/scenarios">All {unit}s</a>
        </p>
      </>
    );
  }
  return <KnownScenario page={page} row={row} filter={filter} />;
}

function KnownScenario({
  page,
  row,
  filter,
}: {
  readonly page: PageData;
  readonly row: Row;
  readonly filter: Filter;
}) {
  const loaded = useEvidence(row);
  const evidence = loaded !== undefined && 'evidence' in loaded ? loaded.evidence : undefined;
  return (
    <article class="scenario">
      <Neighbours rows={page.rows} row={row} filter={filter} />
      <h1 tabIndex={-1} class="scenario-id">
        <Data text={row.id} max={300} />
      </h1>
      <p class="lead">
        <Badge outcome={row.outcome} /> <Data text={row.sentence} />
      </p>
      <Why row={row} evidence={evidence} />
      <Actions page={page} row={row} evidence={evidence} />
      <ScenarioFacts row={row} evidence={evidence} requirements={page.summary.requirements} />
      {loaded === undefined && <p role="status">Unpacking the evidence…</p>}
      {loaded !== undefined && 'problem' in loaded && <p role="alert">{loaded.problem}</p>}
      {evidence !== undefined && (
        <>
          <Story evidence={evidence} />
          <TimeLine steps={evidence.steps} />
          <Tokens evidence={evidence} />
          <Findings page={page} id={row.id} evidence={evidence} />
          <p class="hint">
            Started {local(evidence.startedAtMs)}, took {duration(row.durationMs)}. Signatures are cut: no
            token in this report can be used.
          </p>
        </>
      )}
    </article>
  );
}
