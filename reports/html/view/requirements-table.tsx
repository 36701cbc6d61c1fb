import type { RequirementResult } from '../../model.ts';
import { OUTCOME_WORD, WORST_FIRST } from '../data/outcomes.ts';
import type { Row } from '../data/page-data.ts';
import { hrefOf, listHref } from '../data/route.ts';
import { csv, tabSeparated } from '../text/separated.ts';
import { requirementTable } from '../text/tables.ts';
import { visible } from '../text/visible.ts';
import { plural } from '../text/words.ts';
import { Copy } from './copy.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { Badge, Icon, LevelTag } from './icon.tsx';
import { Save } from './save.tsx';
import { Data, Prose } from './text.tsx';
import { titled, useWords } from './words.tsx';

/** How the checks of a requirement went, in words. */
export function checksInWords({ passed, failed, notJudged, outcome }: RequirementResult): string {
  const parts = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(notJudged > 0 ? [`${notJudged} not judged`] : []),
    ...(passed > 0 ? [`${passed} passed`] : []),
  ];
  if (parts.length > 0) return parts.join(', ');
  return outcome === 'observed' ? 'nothing is expected' : 'no check decided';
}

function RequirementRow({ requirement }: { readonly requirement: RequirementResult }) {
  const { id, level, outcome, statement, source, modes } = requirement;
  const { unit } = useWords();
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf({ view: 'requirement', id })}>
          <Data text={id} max={60} />
        </a>
        <LevelTag level={level} />
      </th>
      <td>
        <Badge outcome={outcome} />
        <span class="checks">{checksInWords(requirement)}</span>
      </td>
      <td>
        <p class="statement">
          <Prose text={statement} />
        </p>
        <p class="source">
          <Data text={source} /> · {modes.join(', ')}
        </p>
      </td>
      <td>
        <a href={listHref({ requirement: [id] })} aria-label={`All ${unit}s of ${visible(id)}`}>
          all
        </a>
        {(outcome === 'failed' || outcome === 'warning') && (
          <>
            {' · '}
            <a href={listHref({ broken: [id] })} aria-label={`${titled(unit)} that broke ${visible(id)}`}>
              broken
            </a>
          </>
        )}
      </td>
    </tr>
  );
}

/** The requirements with what became of them. */
export function RequirementsTable({ requirements }: { readonly requirements: readonly RequirementResult[] }) {
  const { unit } = useWords();
  return (
    <table class="requirements">
      <caption class="off-screen">Requirements with their outcome, statement and source</caption>
      <thead>
        <tr>
          <th scope="col">Requirement</th>
          <th scope="col">Outcome</th>
          <th scope="col">Statement and source</th>
          <th scope="col">{titled(unit)}</th>
        </tr>
      </thead>
      <tbody>
        {requirements.map((requirement) => (
          <RequirementRow key={requirement.id} requirement={requirement} />
        ))}
      </tbody>
    </table>
  );
}

/** All requirements, or those of one outcome. `show`: an outcome, or empty for all. */
export function RequirementsView({
  requirements,
  rows,
  show,
}: {
  readonly requirements: readonly RequirementResult[];
  readonly rows: readonly Row[];
  readonly show: string;
}) {
  const present = WORST_FIRST.filter((outcome) => requirements.some((one) => one.outcome === outcome));
  const shown = show === '' ? requirements : requirements.filter(({ outcome }) => outcome === show);
  return (
    <>
      <h1 tabIndex={-1}>Requirements</h1>
      <nav aria-label="Requirements by outcome" class="chips">
        <a href={hrefOf({ view: 'requirements', show: '' })} aria-current={show === '' ? 'true' : undefined}>
          All {requirements.length}
        </a>
        {present.map((outcome) => (
          <a
            key={outcome}
            class={`o-${outcome}`}
            href={hrefOf({ view: 'requirements', show: outcome })}
            aria-current={show === outcome ? 'true' : undefined}
          >
            <Icon outcome={outcome} />
            {OUTCOME_WORD[outcome]} {requirements.filter((one) => one.outcome === outcome).length}
          </a>
        ))}
      </nav>
      <p class="hint">{plural(shown.length, 'requirement')}</p>
      <p class="list-tools">
        <Copy text={() => tabSeparated(requirementTable(shown))} label="Copy these rows" />
        <Save text={() => csv(requirementTable(shown))} file="requirements.csv" label="Save as CSV" />
      </p>
      <RequirementsTable requirements={shown} />
      <details class="glossary">
        <summary>What was tested of each</summary>
        <CoverageTable requirements={shown} rows={rows} />
      </details>
    </>
  );
}
