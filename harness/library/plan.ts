// From the options of a run to what the engine is asked for: files are read, filters applied, mistakes told before anything
// is started.
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { commandText } from '../base/command-text.ts';
import { defined } from '../base/defined.ts';
import { UsageError } from '../base/usage-error.ts';
import { preflight } from '../doctor/preflight.ts';
import { checkedAdapter } from '../drivers/checked-adapter.ts';
import { DEFAULT_CALL_TIMEOUT_MS } from '../engine/run/run.ts';
import type { TargetRun } from '../engine/run/run-target.ts';
import { filtersOf, selectionInWords } from '../engine/selection/in-words.ts';
import { select } from '../engine/selection/select.ts';
import { parseShard, partOf, type Shard, shardInWords } from '../engine/selection/shard.ts';
import { readCaseFiles } from '../files/case-files.ts';
import { readKnownFailures } from '../files/known-failures-file.ts';
import { checkedPublicUrl } from '../net/public-url.ts';
import type { OpenOptions } from '../target/target-of.ts';
import { commandOf } from './command-of.ts';
import type { RunOptions, SelectionOptions } from './run-options.ts';

/** How an SDK is named in reports when it was handed over as a value. */
const AS_A_VALUE = 'an adapter in this program';

/** The name of the SDK that the options ask for, and what makes its adapter where it was handed over as a value. */
function sdkOf({ sdk = 'reference' }: RunOptions): Pick<TargetRun, 'target' | 'adapter'> {
  if (typeof sdk === 'string') return { target: sdk };
  if (typeof sdk === 'function')
    return { target: AS_A_VALUE, adapter: async () => checkedAdapter(await sdk(), AS_A_VALUE) };
  const adapter = checkedAdapter(sdk, AS_A_VALUE);
  return { target: AS_A_VALUE, adapter: () => adapter };
}

/** How the SDK that the options name is opened. */
function openOptionsOf(options: RunOptions, notice: (line: string) => void): OpenOptions {
  const { cwd = process.cwd(), sdkCwd, startTimeoutMs, workers, loopback, host, port, publicUrl } = options;
  const network = {
    host,
    port,
    publicUrl: publicUrl === undefined ? undefined : checkedPublicUrl(publicUrl),
  };
  const { agentWaitMs: waitMs, allowOrigins: origins, signal } = options;
  return defined({
    cwd,
    sdkCwd,
    startTimeoutMs,
    workers,
    loopback,
    network: defined(network),
    agents: defined({ waitMs, origins, signal, notice }),
  });
}

function selectionOf({ ids, modes, requirements, levels, themes }: RunOptions): SelectionOptions {
  return defined({ ids, modes, requirements, levels, themes });
}

/** @throws UsageError `SHARD_INVALID` */
function shardOf({ shard }: RunOptions): Shard | undefined {
  if (shard === undefined) return undefined;
  const text = typeof shard === 'string' ? shard : `${shard.index}/${shard.of}`;
  const read = parseShard(text);
  if (read !== undefined) return read;
  throw new UsageError(
    'SHARD_INVALID',
    `"${text}" is no part of a run.`,
    'Give a part and a number of parts: 2/3.',
  );
}

/**
 * What the engine is asked for.
 * @throws UsageError when a file, a filter or an address of the options cannot be used.
 */
export async function planOf(options: RunOptions): Promise<TargetRun> {
  const { cwd = process.cwd(), strict = false, callTimeoutMs = DEFAULT_CALL_TIMEOUT_MS, onEvent } = options;
  const extra = await readCaseFiles(options.extraCases ?? [], cwd);
  const catalogue = [...CATALOGUE, ...extra];
  const selection = selectionOf(options);
  const shard = shardOf(options);
  const selected = select(catalogue, selection);
  const scenarios = partOf(selected, shard);
  if (scenarios.length === 0)
    throw new UsageError(
      'SHARD_EMPTY',
      `There are fewer scenarios (${selected.length}) than shards.`,
      'Cut the run into fewer.',
    );
  const { knownFailures = [], concurrency, signal, onLog } = options;
  return {
    ...openOptionsOf(options, (text) => onEvent?.({ kind: 'notice', text })),
    ...sdkOf(options),
    scenarios,
    catalogue,
    selection: [...selectionInWords(selection), ...(shard === undefined ? [] : [shardInWords(shard)])],
    command: options.command ?? commandText(commandOf(options)),
    strict,
    knownFailures:
      typeof knownFailures === 'string' ? await readKnownFailures(knownFailures, cwd) : knownFailures,
    callTimeoutMs,
    preflightAt: async (place, introduction) => {
      const found = await preflight({ ...place, callTimeoutMs }, introduction);
      return found && `PREFLIGHT: ${found.says}\n→ ${found.todo}`;
    },
    ...defined({ shard, filters: filtersOf(selection), concurrency, signal, onLog, onEvent }),
  };
}
