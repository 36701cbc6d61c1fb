// Which files a run is repeated for: those of the adapter's package, or of the folder that an adapter's command starts in.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../../../base/usage-error.ts';

/** The folder of the package that a file belongs to; its own folder, where it belongs to none. */
function packageOf(file: string): string {
  const own = dirname(file);
  for (let folder = own; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'package.json'))) return folder;
  return own;
}

/**
 * What is watched for a target.
 * @param more Files and folders that were named.
 * @throws UsageError `NOTHING_TO_WATCH` for a target that has no files here, where none are named.
 */
export function watchedPaths(
  target: string,
  {
    cwd,
    sdkCwd = cwd,
    more = [],
  }: { readonly cwd: string; readonly sdkCwd?: string; readonly more?: readonly string[] },
): readonly string[] {
  const named = more.map((path) => resolve(cwd, path));
  const [kind = '', rest = ''] = target.split(/:(.*)/s);
  switch (kind) {
    case 'module':
      return [packageOf(resolve(cwd, rest)), ...named];
    case 'command':
      return [resolve(cwd, sdkCwd), ...named];
    case 'page':
      if (!/^https?:/.test(rest)) return [packageOf(resolve(cwd, rest)), ...named];
  }
  if (named.length > 0) return named;
  throw new UsageError(
    'NOTHING_TO_WATCH',
    `The target ${target} has no files here that could be watched.`,
    'Name some with --watch-path.',
  );
}
