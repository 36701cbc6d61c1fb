// What a report says of an adapter that broke down: of what, in which scenarios, and what it wrote last.
import type { Finding } from '../../../reports/model.ts';
import type { Fault } from '../play/observation.ts';

/** How many scenarios and last lines are named, and how much of a line. */
const MAX_NAMED = 3;
const MAX_UNDER_WAY = 20;
const MAX_LINES = 10;
const MAX_LINE = 300;

function named(underWay: readonly string[]): string {
  if (underWay.length === 0) return 'before anything was played';
  const more = underWay.length - MAX_NAMED;
  return `in ${underWay.slice(0, MAX_NAMED).join(', ')}${more > 0 ? ` and ${more} beside` : ''}`;
}

/** The last lines of a fault's detail, which stand indented under a heading. */
function lastLinesOf(detail: string | undefined): readonly string[] {
  const lines = (detail ?? '').split('\n').filter((line) => line.startsWith('  '));
  return lines.slice(-MAX_LINES).map((line) => line.trim().slice(0, MAX_LINE));
}

/** The finding of one breakdown. `underWay`: the scenarios that were being played. */
export function breakdown({ code, message, detail }: Fault, underWay: readonly string[]): Finding {
  const [only] = underWay;
  const lastLines = lastLinesOf(detail);
  return {
    kind: 'adapter-fault',
    text: `The adapter broke down ${named(underWay)}: ${code}: ${message}`,
    ...(only !== undefined && underWay.length === 1 ? { scenario: only } : {}),
    ...(underWay.length === 0 ? {} : { underWay: underWay.slice(0, MAX_UNDER_WAY) }),
    ...(lastLines.length === 0 ? {} : { lastLines: [...lastLines] }),
  };
}
