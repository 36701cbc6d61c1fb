// What `sensitivity` prints when it is over: what is wrong first, then how much each requirement's defects are detected.
import type { Problem, SensitivityReport } from '../../../reports/sensitivity/model.ts';
import { detectedOnce } from '../../../reports/sensitivity/order.ts';
import { duration, plainText, shortened } from '../../../reports/text.ts';
import type { Io } from '../process/io.ts';
import { columns } from './columns.ts';

/** How many problems of a kind are shown. */
const MAX_SHOWN = 20;
const MAX_TEXT = 300;
const PAINT = { passed: 'green', failed: 'red', incomplete: 'yellow' } as const;

const IN_WORDS: Readonly<Record<Problem['kind'], string>> = {
  survived: 'survived',
  'by-accident': 'detected by accident',
  'not-judged': 'not judged',
  'idle-scenario': 'idle scenario',
  'false-alarm': 'false alarm',
  interrupted: 'interrupted',
};

function problemLines(problems: readonly Problem[], colour: Io['colour']): readonly string[] {
  const kinds = [...new Set(problems.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const mine = problems.filter((problem) => problem.kind === kind);
    const more = mine.length - MAX_SHOWN;
    return [
      ...mine
        .slice(0, MAX_SHOWN)
        .map(
          ({ subject, text }) =>
            `${colour.red('✗')} ${IN_WORDS[kind]}: ${colour.bold(subject)}  ${shortened(plainText(text), MAX_TEXT)}`,
        ),
      ...(more > 0 ? [colour.dim(`  … and ${more} more`)] : []),
    ];
  });
}

function requirementLines(report: SensitivityReport, colour: Io['colour']): readonly string[] {
  const rows = report.requirements
    .filter(({ mutants }) => mutants > 0)
    .map(({ id, level, mutants, detected, statement }) => [
      id,
      level,
      `${detected}/${mutants}`,
      shortened(plainText(statement), 76),
    ]);
  return columns(rows).map((line, at) => {
    const [, , score = ''] = rows[at] ?? [];
    const [got, all] = score.split('/');
    return `${got === all ? colour.green('✓') : colour.red('✗')} ${line}`;
  });
}

/** The end of a measurement in text. `reportPath`: the file to open. */
export function renderSensitivity(
  report: SensitivityReport,
  reportPath: string,
  colour: Io['colour'],
): string {
  const paint = colour[PAINT[report.verdict]];
  const problems = problemLines(report.problems, colour);
  const useful = report.scenarios.filter(({ detects }) => detects > 0).length;
  const scenarioWords = report.run.full
    ? `${useful} of ${report.scenarios.length} scenarios detect a defect · ${detectedOnce(report).length} defects are detected by one scenario alone · `
    : 'each was played until it was detected (--full: to the end) · ';
  return [
    '',
    ...requirementLines(report, colour),
    '',
    ...(problems.length === 0 ? [] : [...problems, '']),
    paint(colour.bold(report.headline)),
    `${scenarioWords}the reference SDK passed ${report.controls} times beside them`,
    `${colour.dim('catalogue')} ${report.catalogue.version} (${report.catalogue.hash})`,
    `${colour.dim('took     ')} ${duration(report.run.durationMs)} on ${report.run.threads} threads`,
    `${colour.dim('report   ')} ${reportPath}`,
    '',
  ].join('\n');
}
