import type { PageAnswer, PageData } from '../data/page-data.ts';
import { listHref, scenarioHref } from '../data/route.ts';
import { plural } from '../text/words.ts';
import { Badge, LevelTag } from './icon.tsx';
import { checksInWords } from './requirements-table.tsx';
import { ScenarioRow } from './scenario-row.tsx';
import { Data, Prose } from './text.tsx';
import { titled, useWords } from './words.tsx';

/** How many scenarios a requirement's page lists by itself; the rest are a link away. */
const LISTED = 50;

/** What was observed where our sources are silent, by answer. */
function Answers({ answers }: { readonly answers: readonly PageAnswer[] }) {
  const { unit } = useWords();
  if (answers.length === 0) return null;
  return (
    <section aria-labelledby="answers-title">
      <h2 id="answers-title">What was observed</h2>
      <ul class="reasons">
        {answers.map(({ seen, scenario, scenarios }) => (
          <li key={seen}>
            <b>
              <Data text={seen} />
            </b>{' '}
            in {plural(scenarios, unit)}, for example{' '}
            <a href={scenarioHref(scenario)}>
              <Data text={scenario} max={200} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One requirement: its statement, its source, how it was broken, the scenarios that did not pass. */
export function RequirementPage({ page, id }: { readonly page: PageData; readonly id: string }) {
  const { unit } = useWords();
  const requirement = page.summary.requirements.find((one) => one.id === id);
  if (requirement === undefined) {
    return (
      <>
        <h1 tabIndex={-1}>No such requirement</h1>
        <p>
          This report has no requirement <Data text={id} max={100} />.
        </p>
      </>
    );
  }
  const all = page.rows.filter((row) => row.requirements.includes(id));
  const listed = new Set(requirement.scenarios);
  const concerned = all.filter((row) => listed.has(row.id));
  const reasons = page.reasons[id] ?? [];
  return (
    <>
      <h1 tabIndex={-1}>
        <Data text={requirement.id} max={60} /> <LevelTag level={requirement.level} />
      </h1>
      <p class="lead">
        <Prose text={requirement.statement} />
      </p>
      <p class="source">
        Source: <Data text={requirement.source} /> · modes: {requirement.modes.join(', ')}
      </p>
      <p>
        <Badge outcome={requirement.outcome} />{' '}
        <span class="checks">Checks: {checksInWords(requirement)}</span>
      </p>
      {reasons.length > 0 && (
        <section aria-labelledby="how-title">
          <h2 id="how-title">How it was broken</h2>
          <ul class="reasons">
            {reasons.map((reason) => (
              <li key={`${reason.expected} ${reason.seen}`}>
                Expected <Data text={reason.expected} />. Seen:{' '}
                <b>
                  <Data text={reason.seen} />
                </b>
                . In {plural(reason.scenarios, unit)}, for example{' '}
                <a href={scenarioHref(reason.scenario)}>
                  <Data text={reason.scenario} max={200} />
                </a>
                .
              </li>
            ))}
          </ul>
        </section>
      )}
      <Answers answers={page.answers[id] ?? []} />
      <section aria-labelledby="scenarios-title">
        <h2 id="scenarios-title">{titled(unit)}</h2>
        <p>
          <a href={listHref({ requirement: [id] })}>
            {all.length === 1 ? `The one ${unit}` : `All ${plural(all.length, unit)}`} about it
          </a>
          {concerned.length > 0 ? '; it failed or could not be judged in these:' : '.'}
        </p>
        <ul class="rows">
          {concerned.slice(0, LISTED).map((row) => (
            <li key={row.id}>
              <ScenarioRow row={row} href={scenarioHref(row.id)} />
            </li>
          ))}
        </ul>
        {concerned.length > LISTED && <p>And {concerned.length - LISTED} more.</p>}
      </section>
    </>
  );
}
