// defineConfig() and readConfig(): the configuration file of a project, in a program's hands.
import { findConfig } from '../config/find.ts';
import { resolvedConfig } from '../config/resolve.ts';
import type { BackendConfig } from '../config/schema.ts';
import type {
  JudgingOptions,
  MendingOptions,
  RunOptions,
  SelectionOptions,
  TargetOptions,
} from './run-options.ts';

/** What a configuration file says of an SDK, and of a backend. Paths start from the file's own folder. */
export interface ProfileConfig
  extends SelectionOptions,
    Omit<TargetOptions, 'sdk' | 'cwd' | 'sdkCwd'>,
    Omit<JudgingOptions, 'shard'>,
    Pick<MendingOptions, 'bail' | 'repeat'> {
  /** The SDK: `module:PATH`, `command:COMMAND`, `page:URL`, `agent`, `reference` or `mutant:ID`. */
  readonly sdk?: string;
  /** How many agents to wait for; each has a report of its own. */
  readonly agents?: number;
  /** The agents are devices of one kind, which share the scenarios of one report. */
  readonly split?: boolean;
  /** How a backend is verified (`verify-provider`). */
  readonly backend?: BackendConfig;
}

/** A configuration file. */
export interface Config extends ProfileConfig {
  /** Several SDKs or backends, by the name that `--profile` takes: what a profile says counts more than what stands beside it. */
  readonly profiles?: Readonly<Record<string, ProfileConfig>>;
}

/** The configuration as it is: for the default export of `mm-auth-conformance.config.ts`, so that an editor knows the words. */
export function defineConfig(config: Config): Config {
  return config;
}

/** Where `readConfig` looks. */
export interface ReadConfigOptions {
  /** Where the search begins, upwards, and what the paths that come out are relative to; default: the current folder. */
  readonly cwd?: string;
  /** The file itself; absent: it is looked for. */
  readonly file?: string;
  readonly profile?: string;
}

/**
 * The options of `run` that a project's configuration file says; undefined: there is no such file.
 * @throws UsageError `NO_SUCH_FILE`, `CONFIG_INVALID` or `UNKNOWN_PROFILE`.
 */
export async function readConfig(options: ReadConfigOptions = {}): Promise<RunOptions | undefined> {
  const { cwd = process.cwd(), file, profile } = options;
  const found = await findConfig(cwd, file);
  if (found === undefined) return undefined;
  const { run, sdkCwd } = resolvedConfig(found, cwd, profile);
  const { agents, split, ...asked } = run;
  return { ...asked, ...(split === true && agents !== undefined ? { agents } : {}), cwd, sdkCwd };
}
