// A subject of mutation as one file: loaded anew for each mutant, so that what is computed while loading is mutated too.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import type { Instrumented } from './mutants.ts';

/** Where the bundles are kept, and what was found with them: not in the repository. */
export const MUTATION_FOLDER = join(PACKAGE_ROOT, '.mutation');

/** Bundles a subject, with the mutants in. `collects`: what its tests import in the place of Playwright Test. */
export async function bundled(
  name: string,
  entry: string,
  { code }: Instrumented,
): Promise<{ readonly file: string; readonly hash: string }> {
  const file = join(MUTATION_FOLDER, `${name}.mjs`);
  mkdirSync(dirname(file), { recursive: true });
  await build({
    absWorkingDir: PACKAGE_ROOT,
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    plugins: [
      {
        name: 'mutants',
        setup: ({ onLoad, onResolve }) => {
          onResolve({ filter: /^@playwright\/test$/ }, ({ importer }) =>
            importer.endsWith('collected-tests.ts')
              ? undefined
              : { path: join(PACKAGE_ROOT, 'harness/dev/mutation/collected-tests.ts') },
          );
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const contents = code.get(relative(PACKAGE_ROOT, path));
            return contents === undefined ? undefined : { contents, loader: 'ts' };
          });
        },
      },
    ],
  });
  return { file, hash: createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16) };
}
