// What GitHub shows beside a job: one annotation a cause, as workflow commands in its log. A token in it would be usable by
// whoever reads the log: a report holds none. Pure.
import { adapterFile } from '../../../reports/code-quality.ts';
import type { Report } from '../../../reports/model.ts';
import { counted, plainText, shortened } from '../../../reports/text.ts';

/** GitHub shows ten annotations of a kind and step. */
const MAX_SHOWN = 10;
const MAX_TEXT = 1_000;

/** Data and properties of a workflow command: nothing in them ends the command or begins another. */
function data(text: string): string {
  return shortened(plainText(text), MAX_TEXT).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The beginning of an annotation that stands at the adapter's file, where it has one. */
function placeOf(report: Report): string {
  const file = adapterFile(report);
  return file === undefined ? '' : `file=${property(file)},line=1,`;
}

type Kind = 'error' | 'warning';

/** The lines: a cause each, what could not be judged, and the verdict where it says more. Empty: all is well. */
export function annotations(report: Report): readonly string[] {
  const { counts, headline, verdict } = report;
  // What is listed as known is nobody's news.
  const causes = (report.causes ?? []).filter(({ known }) => known !== true);
  const place = placeOf(report);
  const command = (kind: Kind, title: string, text: string) =>
    `::${kind} ${place}title=${property(title)}::${data(text)}`;
  const lines = causes.map(({ text, level, where, requirements, scenarios, expected, seen }) =>
    command(
      level === 'MUST' ? 'error' : 'warning',
      text,
      [
        `${counted(scenarios.length, 'scenario')} (${level} ${requirements.join(', ')})`,
        ...(where === undefined ? [] : [`where: ${where}`]),
        `simplest: ${scenarios[0] ?? ''}`,
        `expected: ${expected}`,
        `seen: ${seen}`,
      ].join('; '),
    ),
  );
  const unjudged =
    counts.notJudged === 0
      ? []
      : [command('warning', `${counts.notJudged} could not be judged`, 'Nothing is known of them.')];
  const all = [...lines.slice(0, MAX_SHOWN - 1), ...unjudged];
  return all.length === 0 && verdict !== 'passed' ? [command('error', verdict, headline)] : all;
}
