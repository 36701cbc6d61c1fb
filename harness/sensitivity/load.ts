// The mutants to measure with: the bundled ones, or those of a module.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../base/usage-error.ts';
import { MUTANTS } from '../reference/mutants/all.ts';
import type { Mutant } from '../reference/mutants/mutant.ts';

const HOW = 'See "Mutants of your own" in docs/sensitivity.md.';

function isMutant(value: unknown): value is Mutant {
  if (value === null || typeof value !== 'object') return false;
  const texts = ['id', 'requirement', 'sentence', 'cause'].map((name) => Reflect.get(value, name));
  return texts.every((text) => typeof text === 'string') && typeof Reflect.get(value, 'make') === 'function';
}

/**
 * The mutants of a module; without one, the bundled ones. `file`: an absolute path.
 * @throws UsageError `NO_SUCH_FILE` or `NOT_MUTANTS`.
 */
export async function loadMutants(file: string | undefined): Promise<readonly Mutant[]> {
  if (file === undefined) return MUTANTS;
  if (!existsSync(file)) throw new UsageError('NO_SUCH_FILE', `There is no file ${file}.`, HOW);
  const loaded = (await import(pathToFileURL(file).href)) as { readonly MUTANTS?: unknown };
  const mutants = loaded.MUTANTS;
  if (Array.isArray(mutants) && mutants.length > 0 && mutants.every(isMutant)) return mutants;
  throw new UsageError('NOT_MUTANTS', `${file} exports no list of mutants as MUTANTS.`, HOW);
}
