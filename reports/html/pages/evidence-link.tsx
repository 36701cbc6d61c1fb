import { scenarioHref } from '../data/route.ts';
import { Data } from '../view/text.tsx';

/** A scenario's id, as the way to its page in a report where that is known. `report`: the report's page; empty: unknown. */
export function EvidenceLink({ id, report }: { readonly id: string; readonly report: string | undefined }) {
  const text = (
    <code>
      <Data text={id} max={200} />
    </code>
  );
  return report === undefined || report === '' ? text : <a href={`${report}${scenarioHref(id)}`}>{text}</a>;
}
