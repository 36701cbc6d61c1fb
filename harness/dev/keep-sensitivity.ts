// Keeps a measurement's figure for the reports of every run: from sensitivity.json into a source file.
import { readFileSync, writeFileSync } from 'node:fs';
import { SensitivityReport } from '../../reports/sensitivity/model.ts';
import { MUTANTS } from '../reference/mutants/all.ts';
import { mutantsStamp } from '../sensitivity/mutants-stamp.ts';

const KEPT = 'harness/engine/verdict/measured-sensitivity.ts';
const DECLARATION = /export const MEASURED_SENSITIVITY = \{.*?\n\};/s;

const [path = 'sensitivity-report/sensitivity.json'] = process.argv.slice(2);
const { catalogue, verdict, run, detected, of } = SensitivityReport.parse(
  JSON.parse(readFileSync(path, 'utf8')),
);
if (verdict !== 'passed' || run.selection.length > 0) {
  console.error(`error: ${path} is no measurement of all mutants that passed.`);
  process.exit(1);
}
const figure = `export const MEASURED_SENSITIVITY = {
  catalogue: { version: '${catalogue.version}', hash: '${catalogue.hash}' },
  mutants: '${mutantsStamp(MUTANTS)}',
  detected: ${detected},
  of: ${of},
};`;
const source = readFileSync(KEPT, 'utf8');
if (!DECLARATION.test(source)) throw new Error(`${KEPT} declares no figure.`);
writeFileSync(KEPT, source.replace(DECLARATION, figure));
console.log(`${KEPT}: ${detected} of ${of}`);
