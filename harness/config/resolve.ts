// What of a configuration file counts: the profile over what stands beside it, and every path from the file's own folder.
import { dirname, relative, resolve } from 'node:path';
import { UsageError } from '../base/usage-error.ts';
import type { FoundConfig } from './find.ts';
import type { BackendConfig, RunConfig } from './schema.ts';

/** What counts, with the file that says so. Paths are relative to the current folder. */
export interface ResolvedConfig {
  /** The file, relative to the current folder. */
  readonly from: string;
  readonly profile?: string;
  readonly run: RunConfig;
  readonly backend: BackendConfig;
  /** Where a `command:` adapter is started: the file's folder, from the current one. */
  readonly sdkCwd: string;
}

/** @throws UsageError `UNKNOWN_PROFILE` */
function profileOf({ config, path }: FoundConfig, name: string | undefined) {
  if (name === undefined) return {};
  const { profiles = {} } = config;
  const found = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (found !== undefined) return found;
  const all = Object.keys(profiles);
  throw new UsageError(
    'UNKNOWN_PROFILE',
    `The configuration file ${path} has no profile "${name}".`,
    `It has ${all.length === 0 ? 'none' : all.join(', ')}.`,
  );
}

type Move = (path: string) => string;

function sdkFrom(sdk: string, move: Move): string {
  const [, kind = '', rest = ''] = sdk.match(/^(module|page):(.*)$/) ?? [];
  if (kind === '' || (kind === 'page' && /^https?:/.test(rest))) return sdk;
  const moved = move(rest);
  return `${kind}:${moved.startsWith('.') || moved.startsWith('/') ? moved : `./${moved}`}`;
}

function movedRun(run: RunConfig, move: Move): RunConfig {
  const { sdk, extraCases, knownFailures, reportDir } = run;
  return {
    ...run,
    ...(sdk === undefined ? {} : { sdk: sdkFrom(sdk, move) }),
    ...(extraCases === undefined ? {} : { extraCases: extraCases.map(move) }),
    ...(typeof knownFailures === 'string' ? { knownFailures: move(knownFailures) } : {}),
    ...(reportDir === undefined ? {} : { reportDir: move(reportDir) }),
  };
}

function movedBackend(backend: BackendConfig, move: Move): BackendConfig {
  const { profiles, pacts, reportDir } = backend;
  return {
    ...backend,
    ...(profiles === undefined ? {} : { profiles: move(profiles) }),
    ...(pacts === undefined ? {} : { pacts: pacts.map(move) }),
    ...(reportDir === undefined ? {} : { reportDir: move(reportDir) }),
  };
}

/**
 * What counts of a configuration file.
 * @param cwd What the paths that come out are relative to.
 * @throws UsageError `UNKNOWN_PROFILE`
 */
export function resolvedConfig(found: FoundConfig, cwd: string, profile?: string): ResolvedConfig {
  const { $schema: _, profiles: _profiles, backend = {}, ...run } = found.config;
  const { backend: ownBackend = {}, ...own } = profileOf(found, profile);
  const folder = dirname(found.path);
  const move: Move = (path) => relative(cwd, resolve(folder, path)) || '.';
  return {
    from: move(found.path),
    ...(profile === undefined ? {} : { profile }),
    run: movedRun({ ...run, ...own }, move),
    backend: movedBackend({ ...backend, ...ownBackend }, move),
    sdkCwd: move('.'),
  };
}
