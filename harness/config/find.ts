// Finds and reads a configuration file: in the current folder or the nearest one above it that has one.

import { resolve } from 'node:path';
import { lilconfig } from 'lilconfig';
import { issueText } from '../../reports/issue-text.ts';
import { TOOL } from '../base/tool.ts';
import { UsageError } from '../base/usage-error.ts';
import { ConfigFile } from './schema.ts';

const SCRIPTS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];

/** The names that are looked for in each folder, best first. */
export const CONFIG_NAMES: readonly string[] = [...SCRIPTS, '.json'].map(
  (extension) => `${TOOL.name}.config${extension}`,
);

/** A configuration file that was found. */
export interface FoundConfig {
  readonly path: string;
  readonly config: ConfigFile;
}

function invalid(path: string, why: string, cause: unknown): UsageError {
  return new UsageError(
    'CONFIG_INVALID',
    `The configuration file ${path} is not valid: ${why}.`,
    'docs/configuration.md says what may stand in it.',
    { cause },
  );
}

/** What a script exports by default; a CommonJS file may keep it one level down. */
async function exported(path: string): Promise<unknown> {
  // Only where there is a file of that kind.
  const { load } = await import('../drivers/typescript/load.ts');
  const { default: value } = await load(path);
  return value !== null && typeof value === 'object' && 'default' in value ? value.default : value;
}

function searcher() {
  const loaders = Object.fromEntries(SCRIPTS.map((extension) => [extension, exported]));
  return lilconfig(TOOL.name, {
    searchPlaces: [...CONFIG_NAMES, 'package.json'],
    loaders,
    packageProp: TOOL.name,
    cache: false,
  });
}

/** Reads with lilconfig; what a file throws while it is read is the user's to mend. */
async function read(path: string | undefined, cwd: string) {
  try {
    return path === undefined ? await searcher().search(cwd) : await searcher().load(resolve(cwd, path));
  } catch (error) {
    if (path !== undefined && (error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UsageError(
        'NO_SUCH_FILE',
        `There is no configuration file ${path}.`,
        `Without --config-file it is looked for: ${CONFIG_NAMES[0]} and others.`,
        { cause: error },
      );
    const { causeOf } = await import('../drivers/typescript/cause.ts');
    throw invalid(path ?? `${TOOL.name}.config.*`, causeOf(error, cwd), error);
  }
}

/**
 * The configuration that counts in a folder; undefined: there is none.
 * @param path The file, where it was named; else it is looked for.
 * @throws UsageError `NO_SUCH_FILE` or `CONFIG_INVALID`.
 */
export async function findConfig(cwd: string, path?: string): Promise<FoundConfig | undefined> {
  const found = await read(path, cwd);
  if (found === null) return undefined;
  const parsed = ConfigFile.safeParse(found.config);
  if (parsed.success) return { path: found.filepath, config: parsed.data };
  throw invalid(path ?? found.filepath, issueText(parsed.error), parsed.error);
}
