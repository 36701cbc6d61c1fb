// Keeps a measurement's figure for the reports of every run, and what detected each defect: the end of `npm run sensitivity`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SensitivityReport } from '../../reports/sensitivity/model.ts';
import { PACKAGE_ROOT } from '../base/package-root.ts';
import { MUTANTS } from '../reference/mutants/all.ts';
import { mutantsStamp } from '../sensitivity/mutants-stamp.ts';
import { keepFigure } from './kept-figure.ts';

const [path = 'sensitivity-report/sensitivity.json'] = process.argv.slice(2);
const { catalogue, verdict, run, detected, of, mutants } = SensitivityReport.parse(
  JSON.parse(readFileSync(path, 'utf8')),
);
if (verdict !== 'passed' || run.selection.length > 0) {
  console.error(`error: ${path} is no measurement of all mutants that passed.`);
  process.exit(1);
}
const { version, hash } = catalogue;
const figure = { catalogue: { version, hash }, mutants: mutantsStamp(MUTANTS), detected, of };
console.log(`${keepFigure('knownDefects', figure)}: ${detected} of ${of}`);

const found = mutants
  .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  .map(({ id, detectedBy }) => [id, detectedBy[0]]);
const FOUND_BY = 'harness/sensitivity/found-by.json';
writeFileSync(join(PACKAGE_ROOT, FOUND_BY), `${JSON.stringify(Object.fromEntries(found), null, 2)}\n`);
console.log(FOUND_BY);
