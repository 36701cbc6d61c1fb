// What is mutated, and by what its mutants are played.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../base/package-root.ts';

/** The name of a part. */
export type PartName = 'reference' | 'backend' | 'judge';

/** A part of the project. */
export interface Part {
  readonly name: PartName;
  /** In words, for the summary. */
  readonly title: string;
  /** The files that are mutated, relative to the package. */
  readonly files: readonly string[];
  /** What is bundled with its mutants. */
  readonly entry: string;
  /** The share of mutants, after equivalents, that must be killed. */
  readonly goal: number;
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(PACKAGE_ROOT, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`)
    .sort();
}

/** The parts, in the order in which they are played. */
export const PARTS: readonly Part[] = [
  {
    name: 'reference',
    title: 'the reference SDK, played by the catalogue',
    files: [
      'harness/reference/sdk.ts',
      'harness/reference/authorised-requests.ts',
      ...sourcesIn('harness/reference/parts'),
    ],
    entry: 'harness/reference/sdk.ts',
    goal: 0.95,
  },
  {
    name: 'backend',
    title: 'the mock backend, played by the interactions of the contracts',
    files: [
      'harness/backend/answer.ts',
      'harness/backend/authorize.ts',
      'harness/backend/policy.ts',
      'harness/backend/route.ts',
      'harness/backend/serve.ts',
      'harness/backend/world.ts',
      'harness/backend/worlds.ts',
      ...sourcesIn('harness/backend/endpoints'),
    ],
    entry: 'harness/dev/mutation/backend/subject.ts',
    goal: 0.9,
  },
  {
    name: 'judge',
    title: 'the judge and the verdict, played by their unit tests',
    files: [
      ...sourcesIn('harness/engine/judge').filter((name) => !name.endsWith('/evidence.ts')),
      ...sourcesIn('harness/engine/verdict'),
      'harness/engine/verdict/measured/measured.ts',
    ],
    entry: 'harness/dev/mutation/judge-subject.ts',
    goal: 0.9,
  },
];
