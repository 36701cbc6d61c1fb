// What fingerprints are made from, in hashes: the file that each known defect stands in, and the code that plays and judges.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import type { Mutant } from '../../reference/mutants/mutant.ts';

const THEMES = 'harness/reference/mutants';
/** What decides what a defect shows, beside its own file and the stories. */
const RULES = [
  'harness/engine/judge',
  'harness/diagnosis/cells.ts',
  'harness/reference/parts',
  'harness/reference/sdk.ts',
];

/** Eight hex digits for some source files, by their paths from the package's folder. */
function hashOf(paths: readonly string[]): string {
  const texts = paths.map((path) => readFileSync(join(PACKAGE_ROOT, path), 'utf8'));
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 8);
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(PACKAGE_ROOT, folder))
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .sort()
    .map((name) => join(folder, name));
}

function isMutant(value: unknown): value is Mutant {
  return typeof value === 'object' && value !== null && 'id' in value && 'make' in value;
}

/** The ids of the defects that a theme exports; as it is loaded here, compiled or not. */
async function idsIn(path: string): Promise<readonly string[]> {
  const loaded = fileURLToPath(new URL(`../../../${path}`, import.meta.url));
  const compiled = loaded.replace(/\.ts$/, extname(import.meta.url));
  const exports = Object.values((await import(compiled)) as Record<string, unknown>);
  return exports.flatMap((value) => (Array.isArray(value) ? value.filter(isMutant).map(({ id }) => id) : []));
}

/** The file that a known defect stands in. */
export interface Source {
  readonly file: string;
  readonly hash: string;
}

/** Where each known defect stands, by its id: one whose file has changed is played again. */
export async function defectSources(): Promise<ReadonlyMap<string, Source>> {
  const sources = new Map<string, Source>();
  for (const file of sourcesIn(THEMES).filter((one) => !one.endsWith('/all.ts'))) {
    const source = { file: basename(file), hash: hashOf([file]) };
    for (const id of await idsIn(file)) sources.set(id, source);
  }
  return sources;
}

/** The hash of the judge and of the reference SDK: with another one, anything may look otherwise. */
export function rulesHash(): string {
  return hashOf(RULES.flatMap((path) => (path.endsWith('.ts') ? [path] : sourcesIn(path))));
}
