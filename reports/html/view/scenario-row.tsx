import { OUTCOME_WORD } from '../data/outcomes.ts';
import type { Row } from '../data/page-data.ts';
import { Icon } from './icon.tsx';
import { Data } from './text.tsx';

/** A scenario in two lines: what it is, and why it did not pass or what it is for. */
export function ScenarioRow({ row, href }: { readonly row: Row; readonly href: string }) {
  return (
    <a class={`row o-${row.outcome}`} href={href}>
      <Icon outcome={row.outcome} />
      <span class="row-word">{OUTCOME_WORD[row.outcome]}</span>
      <span class="row-id">
        <Data text={row.id} max={200} />
      </span>
      <span class="row-level">{row.level}</span>
      <span class="row-why">
        <Data text={row.reason === '' || row.outcome === 'passed' ? row.sentence : row.reason} />
      </span>
    </a>
  );
}
