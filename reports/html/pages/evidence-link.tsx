import { scenarioHref } from '../data/route.ts';
import { Data } from '../view/text.tsx';

/** The way to the evidence of one SDK among several; nothing where nobody knows it. `of`: whose it is, for who cannot see. */
export function Evidence({
  id,
  report,
  of,
}: {
  readonly id: string;
  readonly report: string | undefined;
  readonly of: string;
}) {
  if (report === undefined || report === '') return null;
  return (
    <a class="evidence" href={`${report}${scenarioHref(id)}`} aria-label={`Evidence of ${id}, ${of}`}>
      evidence
    </a>
  );
}

/** A scenario's id, as the way to its page in a report where that is known. `report`: the report's page; empty: unknown. */
export function EvidenceLink({ id, report }: { readonly id: string; readonly report: string | undefined }) {
  const text = (
    <code>
      <Data text={id} max={200} />
    </code>
  );
  return report === undefined || report === '' ? text : <a href={`${report}${scenarioHref(id)}`}>{text}</a>;
}
