// The kill matrix as a page without scripts: what it says stands in it.
import { renderToString } from 'preact-render-to-string';
import { Prose } from '../html/view/text.tsx';
import { duration } from '../text.ts';
import type { MutantResult, Problem, RequirementUse, ScenarioUse, SensitivityReport } from './model.ts';
import { byRequirement, columnsOf, detectedOnce } from './order.ts';

const OUTCOME_CLASS = {
  detected: 'o-passed',
  'by-accident': 'o-warning',
  survived: 'o-failed',
  'not-judged': 'o-not-judged',
} as const;
const VERDICT_CLASS = { passed: 'o-passed', failed: 'o-failed', incomplete: 'o-not-judged' } as const;

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section aria-labelledby="problems">
      <h2 id="problems">Problems ({problems.length})</h2>
      <table class="requirements">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Which</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ kind, subject, text }) => (
            <tr key={`${kind} ${subject}`}>
              <td>{kind}</td>
              <td>
                <code>{subject}</code>
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How many defects of a requirement are detected. `part`: only some defects were selected, and perhaps none of it. */
function Detected({ of, part }: { readonly of: RequirementUse; readonly part: boolean }) {
  const { mutants, detected } = of;
  if (part && mutants === 0) return <td class="hint">none selected</td>;
  return (
    <td class={detected === mutants && mutants > 0 ? 'o-passed' : 'o-failed'}>
      <span class="own">
        {detected} of {mutants}
      </span>
    </td>
  );
}

function Requirements({
  requirements,
  part,
}: {
  readonly requirements: readonly RequirementUse[];
  readonly part: boolean;
}) {
  return (
    <section aria-labelledby="requirements">
      <h2 id="requirements">Requirements</h2>
      <div class="scroll">
        <table class="requirements">
          <thead>
            <tr>
              <th scope="col">Id</th>
              <th scope="col">Level</th>
              <th scope="col">Statement</th>
              <th scope="col">Detected</th>
            </tr>
          </thead>
          <tbody>
            {requirements.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.id}</th>
                <td>{one.level}</td>
                <td>
                  <Prose text={one.statement} />
                </td>
                <Detected of={one} part={part} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ mutant, columns }: { readonly mutant: MutantResult; readonly columns: readonly string[] }) {
  return (
    <tr>
      <th scope="row">
        <a href={`#${mutant.id}`}>{mutant.id}</a>
      </th>
      {columns.map((id) => {
        const count = mutant.broken[id] ?? 0;
        const own = id === mutant.requirement;
        return (
          <td key={id} class={own ? `own ${OUTCOME_CLASS[mutant.outcome]}` : ''}>
            {count === 0 ? (own ? '–' : '') : count}
          </td>
        );
      })}
    </tr>
  );
}

function Matrix({ report }: { readonly report: SensitivityReport }) {
  const columns = columnsOf(report);
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">Kill matrix</h2>
      <p class="hint">
        In how many scenarios a check of each requirement failed. Coloured: the requirement that the defect
        breaks.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section class="scroll" tabIndex={0} aria-label="Kill matrix">
        <table class="matrix kills">
          <thead>
            <tr>
              <th scope="col">Defect</th>
              {columns.map((id) => (
                <th key={id} scope="col">
                  {id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byRequirement(report).map((mutant) => (
              <Row key={mutant.id} mutant={mutant} columns={columns} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Defect({ mutant }: { readonly mutant: MutantResult }) {
  const { id, requirement, level, sentence, cause, outcome, detectedBy, symptom } = mutant;
  return (
    <article class="defect" id={id}>
      <h3>
        <code>{id}</code>{' '}
        <span class={OUTCOME_CLASS[outcome]}>
          <span class="own">{outcome}</span>
        </span>
      </h3>
      <p>{sentence}</p>
      <p class="hint">{cause}</p>
      {symptom !== undefined && <p class="hint">Shows as: {symptom}.</p>}
      <details>
        <summary>
          Breaks {requirement} ({level}); detected by {detectedBy.length}{' '}
          {detectedBy.length === 1 ? 'scenario' : 'scenarios'}
        </summary>
        <ul>
          {detectedBy.map((scenario) => (
            <li key={scenario}>
              <code>{scenario}</code>
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

function Scenarios({ title, uses }: { readonly title: string; readonly uses: readonly ScenarioUse[] }) {
  if (uses.length === 0) return null;
  return (
    <details>
      <summary>
        {title} ({uses.length})
      </summary>
      <ul>
        {uses.map(({ id, guardsAlone }) => (
          <li key={id}>
            <code>{id}</code> <span class="hint">{guardsAlone.join('; ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Page({ report }: { readonly report: SensitivityReport }) {
  const { catalogue, run, tool, headline, verdict, controls, mutants, scenarios } = report;
  const once = detectedOnce(report);
  const guards = scenarios.filter(({ detects, guardsAlone }) => detects === 0 && guardsAlone.length > 0);
  return (
    <main class="page">
      <header class={`measured ${VERDICT_CLASS[verdict]}`}>
        <h1>{headline}</h1>
        <p>
          Catalogue {catalogue.version} ({catalogue.hash}), {catalogue.scenarios} scenarios against{' '}
          {mutants.length} defective SDKs. The reference SDK was played {controls} times beside them.
        </p>
        <p class="hint">
          {tool.name} {tool.version}, {run.startedAt}, took {duration(run.durationMs)} on {run.threads}{' '}
          threads. Repeat: <code>{run.command}</code>
        </p>
      </header>
      <Problems problems={report.problems} />
      <Requirements requirements={report.requirements} part={report.run.selection.length > 0} />
      <Matrix report={report} />
      {report.run.full && (
        <section aria-labelledby="scenarios">
          <h2 id="scenarios">Scenarios</h2>
          <p>
            {scenarios.filter(({ detects }) => detects > 0).length} of {scenarios.length} scenarios detect a
            defect; {once.length} defects are detected by one scenario alone.
          </p>
          <Scenarios title="Scenarios that detect no defect, and guard something alone" uses={guards} />
        </section>
      )}
      <section aria-labelledby="defects">
        <h2 id="defects">The defects</h2>
        {byRequirement(report).map((mutant) => (
          <Defect key={mutant.id} mutant={mutant} />
        ))}
      </section>
    </main>
  );
}

/** The measurement's page, as markup. */
export function sensitivityPage(report: SensitivityReport): string {
  return renderToString(<Page report={report} />);
}
