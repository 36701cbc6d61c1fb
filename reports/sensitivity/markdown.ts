// The kill matrix as one page of Markdown.
import { code, escaped, MAX_COMMAND, table } from '../markdown.ts';
import { duration } from '../text.ts';
import type { MutantResult, ScenarioUse, SensitivityReport } from './model.ts';
import { byRequirement, columnsOf, detectedOnce } from './order.ts';

const SIGN = { passed: '✅', failed: '❌', incomplete: '⚠️' } as const;
function section(title: string, body: string): readonly string[] {
  return [`## ${title}`, '', body, ''];
}

/** A mutant's row: in how many scenarios each requirement failed, its own in bold. */
function row(mutant: MutantResult, columns: readonly string[]): readonly string[] {
  const cells = columns.map((id) => {
    const count = mutant.broken[id] ?? 0;
    if (id === mutant.requirement) return count === 0 ? '**–**' : `**${count}**`;
    return count === 0 ? '' : String(count);
  });
  return [code(mutant.id), ...cells];
}

function mutantList(mutants: readonly MutantResult[]): string {
  return mutants
    .map(
      ({ id, requirement, sentence, cause, detectedBy, symptom }) =>
        `- ${code(id)} (${requirement}, ${detectedBy.length} scenarios): ${escaped(sentence)} ${escaped(cause)}${symptom === undefined ? '' : ` Shows as: ${escaped(symptom)}.`}`,
    )
    .join('\n');
}

function guardsOnly(scenarios: readonly ScenarioUse[]): string {
  return scenarios
    .map(({ id, guardsAlone }) => `- ${code(id)}: ${escaped(guardsAlone.join('; '))}`)
    .join('\n');
}

/** The measurement as Markdown. */
export function renderMarkdown(report: SensitivityReport): string {
  const { catalogue, run, problems, requirements } = report;
  const columns = columnsOf(report);
  const once = run.full ? detectedOnce(report) : [];
  const guards = report.scenarios.filter(
    ({ detects, guardsAlone }) => detects === 0 && guardsAlone.length > 0,
  );
  return [
    `# ${SIGN[report.verdict]} ${escaped(report.headline)}`,
    '',
    `Catalogue ${catalogue.version} (${catalogue.hash}), ${catalogue.scenarios} scenarios. The reference SDK was played ${report.controls} times beside the mutants. ${run.startedAt}, took ${duration(run.durationMs)} on ${run.threads} threads.`,
    '',
    ...(problems.length === 0
      ? []
      : section(
          `Problems (${problems.length})`,
          table(
            ['What', 'Which', 'Why'],
            problems.map(({ kind, subject, text }) => [kind, code(subject), escaped(text)]),
          ),
        )),
    ...section(
      'Requirements',
      table(
        ['Id', 'Level', 'Defects', 'Detected', 'Statement'],
        requirements.map(({ id, level, mutants, detected, statement }) => [
          id,
          level,
          String(mutants),
          String(detected),
          escaped(statement),
        ]),
      ),
    ),
    ...section(
      'Kill matrix',
      `In how many scenarios a check of each requirement failed. In bold: the requirement that the defect breaks.\n\n${table(
        ['Defect', ...columns],
        byRequirement(report).map((mutant) => row(mutant, columns)),
      )}`,
    ),
    ...(once.length === 0 ? [] : section('Detected by one scenario alone', mutantList(once))),
    ...(guards.length === 0
      ? []
      : section('Scenarios that detect no defect, and guard something alone', guardsOnly(guards))),
    ...section('The defects', mutantList(byRequirement(report))),
    `Repeat: ${code(run.command, MAX_COMMAND)}`,
    '',
  ].join('\n');
}
