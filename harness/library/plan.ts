// From the options of a run to what the engine is asked for: files are read, filters applied, mistakes told before anything
// is started.
import { MAX_TIMEOUT_MS } from '../../contracts/adapter-protocol.ts';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { commandText } from '../base/command-text.ts';
import { defined } from '../base/defined.ts';
import { UsageError } from '../base/usage-error.ts';
import { preflight } from '../doctor/preflight.ts';
import { DEFAULT_CALL_TIMEOUT_MS } from '../engine/run/run.ts';
import type { TargetRun } from '../engine/run/run-target.ts';
import { filtersOf, selectionInWords } from '../engine/selection/in-words.ts';
import { select } from '../engine/selection/select.ts';
import { parseShard, partOf, type Shard, shardInWords } from '../engine/selection/shard.ts';
import { readCaseFiles } from '../files/case-files.ts';
import { readKnownFailures } from '../files/known-failures-file.ts';
import { commandOf } from './command-of.ts';
import { lastFailed } from './last-failed.ts';
import { openOptionsOf, sdkOf } from './opening.ts';
import type { RunOptions, SelectionOptions } from './run-options.ts';

/** How long a call may take while somebody looks at it with a debugger, milliseconds: longer than anybody does. */
const DEBUG_TIMEOUT_MS = MAX_TIMEOUT_MS / 2;

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

/** The selected scenarios, or those of them that did not hold the last time. */
async function scenariosAgain(
  selected: readonly Scenario[],
  options: RunOptions,
): Promise<{ readonly scenarios: readonly Scenario[]; readonly inWords: readonly string[] }> {
  if (options.lastFailed !== true) return { scenarios: selected, inWords: [] };
  const { reportDir, cwd = process.cwd(), strict = false, onEvent } = options;
  if (reportDir === undefined)
    throw new UsageError('NO_LAST_RUN', 'lastFailed needs reportDir: the report of the last run lies there.');
  const scenarios = await lastFailed(selected, { reportDir, cwd, strict });
  if (scenarios !== undefined) return { scenarios, inWords: ['what did not hold the last time'] };
  onEvent?.({ kind: 'notice', text: 'Nothing failed the last time: everything is played.' });
  return { scenarios: selected, inWords: [] };
}

/** The look at the adapter before anything is played. */
function preflightWithin(callTimeoutMs: number): NonNullable<TargetRun['preflightAt']> {
  return async (place, introduction) => {
    const found = await preflight({ ...place, callTimeoutMs }, introduction);
    return found && `PREFLIGHT: ${found.says}\n→ ${found.todo}`;
  };
}

/**
 * What the engine is asked for.
 * @throws UsageError when a file, a filter or an address of the options cannot be used.
 */
export async function planOf(options: RunOptions): Promise<TargetRun> {
  const { cwd = process.cwd(), strict = false, debug = false, onEvent } = options;
  const callTimeoutMs = debug ? DEBUG_TIMEOUT_MS : (options.callTimeoutMs ?? DEFAULT_CALL_TIMEOUT_MS);
  const extra = await readCaseFiles(options.extraCases ?? [], cwd);
  const catalogue = [...CATALOGUE, ...extra];
  const selection = selectionOf(options);
  const shard = shardOf(options);
  const again = await scenariosAgain(select(catalogue, selection), options);
  const selected = again.scenarios;
  const scenarios = partOf(selected, shard);
  if (scenarios.length === 0)
    throw new UsageError(
      'SHARD_EMPTY',
      `There are fewer scenarios (${selected.length}) than shards.`,
      'Cut the run into fewer.',
    );
  const { knownFailures = [], signal, onLog } = options;
  const concurrency = debug ? 1 : options.concurrency;
  return {
    ...openOptionsOf(options, (text) => onEvent?.({ kind: 'notice', text })),
    ...sdkOf(options),
    scenarios,
    catalogue,
    selection: [
      ...selectionInWords(selection),
      ...again.inWords,
      ...(shard === undefined ? [] : [shardInWords(shard)]),
    ],
    command: options.command ?? commandText(commandOf(options)),
    strict,
    knownFailures:
      typeof knownFailures === 'string' ? await readKnownFailures(knownFailures, cwd) : knownFailures,
    callTimeoutMs,
    ...(debug ? {} : { preflightAt: preflightWithin(callTimeoutMs) }),
    ...defined({ shard, filters: filtersOf(selection), concurrency, signal, onLog, onEvent }),
  };
}
