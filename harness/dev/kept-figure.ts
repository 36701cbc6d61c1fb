// Figures that are measured at length and carried by every report: JSON files beside their reader.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../base/package-root.ts';
import type { Measured } from '../engine/verdict/measured/measured.ts';

const FILES: Readonly<Record<keyof Measured, string>> = {
  knownDefects: 'known-defects.json',
  machineMade: 'machine-made.json',
};

/** Keeps a figure for the reports of every run, and says where. */
export function keepFigure<Name extends keyof Measured>(name: Name, figure: Measured[Name]): string {
  const path = `harness/engine/verdict/measured/${FILES[name]}`;
  writeFileSync(join(PACKAGE_ROOT, path), `${JSON.stringify(figure, null, 2)}\n`);
  return path;
}
