import type { RequirementResult } from '../../model.ts';
import type { Evidence, Row } from '../data/page-data.ts';
import { hrefOf, listHref } from '../data/route.ts';
import { LevelTag } from './icon.tsx';
import { Data, Prose } from './text.tsx';

/** What a scenario is about: each fact leads to the scenarios that share it. */
export function ScenarioFacts({
  row,
  evidence,
  requirements,
}: {
  readonly row: Row;
  readonly evidence: Evidence | undefined;
  readonly requirements: readonly RequirementResult[];
}) {
  const about = evidence?.about ?? row.requirements;
  return (
    <dl class="facts">
      <dt>Requirements</dt>
      <dd>
        <ul class="about">
          {about.map((id) => {
            const found = requirements.find((requirement) => requirement.id === id);
            return (
              <li key={id}>
                <a href={hrefOf({ view: 'requirement', id })}>
                  <Data text={id} max={60} />
                </a>{' '}
                {found !== undefined && (
                  <>
                    <LevelTag level={found.level} /> <Prose text={found.statement} />
                  </>
                )}
              </li>
            );
          })}
        </ul>
      </dd>
      <dt>Mode</dt>
      <dd>
        <a href={listHref({ mode: [row.mode] })}>{row.mode}</a>
      </dd>
      {row.operation !== '' && (
        <>
          <dt>Operation</dt>
          <dd>
            <a href={listHref({ operation: [row.operation] })}>{row.operation}</a>
          </dd>
        </>
      )}
      {row.recipe !== '' && (
        <>
          <dt>Token</dt>
          <dd>
            <a href={listHref({ family: [row.family] })}>
              <Data text={row.recipe} max={100} />
            </a>
            {evidence?.tokenKind !== undefined && (
              <>
                {' '}
                (made to be <Data text={evidence.tokenKind} max={60} />)
              </>
            )}
          </dd>
        </>
      )}
      {row.route !== '' && (
        <>
          <dt>How it got there</dt>
          <dd>
            <a href={listHref({ route: [row.route] })}>
              <Data text={row.route} max={100} />
            </a>
          </dd>
        </>
      )}
    </dl>
  );
}
