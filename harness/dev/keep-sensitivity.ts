// Keeps a measurement's figure for the reports of every run: the end of `npm run sensitivity`.
import { readFileSync } from 'node:fs';
import { SensitivityReport } from '../../reports/sensitivity/model.ts';
import { MUTANTS } from '../reference/mutants/all.ts';
import { mutantsStamp } from '../sensitivity/mutants-stamp.ts';
import { keepFigure } from './kept-figure.ts';

const [path = 'sensitivity-report/sensitivity.json'] = process.argv.slice(2);
const { catalogue, verdict, run, detected, of } = SensitivityReport.parse(
  JSON.parse(readFileSync(path, 'utf8')),
);
if (verdict !== 'passed' || run.selection.length > 0) {
  console.error(`error: ${path} is no measurement of all mutants that passed.`);
  process.exit(1);
}
const { version, hash } = catalogue;
const figure = { catalogue: { version, hash }, mutants: mutantsStamp(MUTANTS), detected, of };
console.log(`${keepFigure('knownDefects', figure)}: ${detected} of ${of}`);
