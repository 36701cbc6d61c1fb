// What a verification prints of its interactions: one line a requirement, or one line an interaction. Pure.
import type { Report, RequirementResult, ScenarioResult } from '../../../reports/model.ts';
import { counted, plainText, shortened } from '../../../reports/text.ts';
import type { Io } from '../process/io.ts';
import { columns } from './columns.ts';

/** The longest part of a statement that is shown, in characters. */
const MAX_STATEMENT = 96;

type Colour = Io['colour'];

function sign(outcome: string, colour: Colour): string {
  switch (outcome) {
    case 'passed':
      return colour.green('✓');
    case 'failed':
      return colour.red('✗');
    case 'warning':
      return colour.yellow('!');
    case 'observed':
    case 'known':
      return colour.dim('·');
    default:
      return colour.yellow('?');
  }
}

function about(report: Report, { id }: RequirementResult): readonly ScenarioResult[] {
  return report.scenarios.filter((one) => one.requirements.includes(id));
}

/** One line for each requirement that an interaction is about. */
export function requirementLines(report: Report, colour: Colour): readonly string[] {
  const covered = report.requirements.filter((one) => about(report, one).length > 0);
  return columns(
    covered.map((one) => [
      `${sign(one.outcome, colour)} ${one.id}`,
      counted(about(report, one).length, 'interaction'),
      shortened(plainText(one.statement), MAX_STATEMENT),
    ]),
  );
}

/** One line for an interaction. */
export function interactionLine({ outcome, id }: ScenarioResult, colour: Colour): string {
  return `${sign(outcome, colour)} ${plainText(id)}`;
}
