import type { ScenarioOutcome } from '../../model.ts';
import { OUTCOME_MEANING, OUTCOME_WORD } from '../data/outcomes.ts';
import type { PageData } from '../data/page-data.ts';
import { listHref } from '../data/route.ts';
import { Icon } from './icon.tsx';

type Counts = PageData['summary']['counts'];

function Tile({ outcome, count }: { readonly outcome: ScenarioOutcome; readonly count: number }) {
  return (
    <li class={count === 0 ? 'tile none' : `tile o-${outcome}`}>
      <a href={listHref({ outcome: [outcome] })} title={OUTCOME_MEANING[outcome]}>
        <span class="number">{count}</span>
        <span class="word">
          <Icon outcome={outcome} />
          {OUTCOME_WORD[outcome]}
        </span>
      </a>
    </li>
  );
}

/** How many scenarios there were of each kind. Absolute numbers only: a share would hide a broken MUST. */
export function CountStrip({ counts }: { readonly counts: Counts }) {
  return (
    <section aria-label="Counts" class="counts">
      <p class="sum">
        <a href={listHref({})}>
          <b>{counts.planned}</b> planned
        </a>{' '}
        = <b>{counts.judged}</b> judged + <b>{counts.notJudged}</b> not judged + <b>{counts.notApplicable}</b>{' '}
        not applicable
      </p>
      <ul class="tiles">
        <Tile outcome="failed" count={counts.failed} />
        <Tile outcome="known" count={counts.known} />
        <Tile outcome="warning" count={counts.warnings} />
        <Tile outcome="not-judged" count={counts.notJudged} />
        <Tile outcome="passed" count={counts.passed} />
        <Tile outcome="observed" count={counts.observed} />
        <Tile outcome="not-applicable" count={counts.notApplicable} />
      </ul>
    </section>
  );
}
