// Keeps the figure of machine-made mutants for the reports of every run, in a source file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import { catalogueStamp } from '../../engine/selection/catalogue-stamp.ts';
import type { Score } from './score.ts';

const KEPT = 'harness/engine/verdict/measured-mutation.ts';
const DECLARATION = /export const MEASURED_MUTATION = \{.*?\n\};/s;

/** Writes the figure, with the hash of the catalogue that it is of. */
export function keepMutationScore({ killed, mutants, equivalents }: Score): void {
  const file = join(PACKAGE_ROOT, KEPT);
  const source = readFileSync(file, 'utf8');
  if (!DECLARATION.test(source)) throw new Error(`${KEPT} declares no figure.`);
  const figure = `export const MEASURED_MUTATION = {
  catalogue: '${catalogueStamp(CATALOGUE).hash}',
  killed: ${killed},
  of: ${mutants - equivalents},
};`;
  writeFileSync(file, source.replace(DECLARATION, figure));
}
