// report.json: the model as it is. contracts/schemas/report.schema.json says what is in it.
import type { Report } from './model.ts';

/** The report as JSON text: the frame indented for people, one line a scenario to keep it small. */
export function renderJson(report: Report): string {
  const { scenarios, ...frame } = report;
  const head = JSON.stringify(frame, null, 2).replace(/\n}$/, '');
  const lines = scenarios.map((scenario) => `    ${JSON.stringify(scenario)}`);
  return `${head},\n  "scenarios": [\n${lines.join(',\n')}\n  ]\n}\n`;
}
