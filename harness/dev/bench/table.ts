// The rows of the table, as Markdown.
import { ratiosTo, type Series, type Spread, spreadOf } from './rounds.ts';

/** One line of the table. */
export interface Line {
  /** The letter of the comparison. */
  readonly row: string;
  readonly what: string;
  readonly rounds: number;
  readonly cpu: string;
  readonly wall: string;
  readonly peak: string;
  /** CPU time for each of what the row's first takes, or another figure with its unit. */
  readonly ratio: string;
}

function shown(figure: number, digits: number): string {
  return Number.isFinite(figure) ? figure.toFixed(digits) : '–';
}

/** "1.2 / 1.3 / 1.9" */
export function inWords({ min, median, max }: Spread, digits: number): string {
  return [min, median, max].map((figure) => shown(figure, digits)).join(' / ');
}

function seconds(series: Series, figure: 'cpuMs' | 'wallMs'): string {
  return inWords(spreadOf(series.rounds.map((usage) => usage[figure] / 1_000)), 2);
}

function peakOf({ rounds }: Series): string {
  const peaks = rounds.flatMap(({ peakMb }) => (peakMb === undefined || peakMb === 0 ? [] : [peakMb]));
  return peaks.length === 0 ? '–' : inWords(spreadOf(peaks), 0);
}

/** A line for each series; the ratios are to the first. `extra`: a figure beside the ratio, by the series' name. */
export function linesOf(
  row: string,
  all: readonly Series[],
  extra: (series: Series) => string | undefined = () => undefined,
): readonly Line[] {
  const [first] = all;
  return all.map((series) => ({
    row,
    what: series.name,
    rounds: series.rounds.length,
    cpu: seconds(series, 'cpuMs'),
    wall: seconds(series, 'wallMs'),
    peak: peakOf(series),
    ratio: [
      ...(first === undefined || series === first ? [] : [inWords(ratiosTo(first, series, 'cpuMs'), 2)]),
      ...(extra(series) === undefined ? [] : [extra(series)]),
    ].join(', '),
  }));
}

const HEAD = `|   | what | rounds | CPU, s | wall, s | peak, MB | CPU ÷ the row's first |
|---|---|---|---|---|---|---|`;

/** The table in Markdown: min / median / max of each figure. */
export function renderTable(lines: readonly Line[]): string {
  const rows = lines.map(
    ({ row, what, rounds, cpu, wall, peak, ratio }) =>
      `| ${row} | ${what} | ${rounds} | ${cpu} | ${wall} | ${peak} | ${ratio} |`,
  );
  return `${HEAD}\n${rows.join('\n')}\n`;
}
