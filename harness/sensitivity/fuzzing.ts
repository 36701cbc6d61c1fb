// What fuzzing adds where no scenario detects a mutant: random tokens, then random sequences of calls, as `fuzz` tries them
// without options, until a check of the requirement that the mutant breaks has failed.

import type { Target } from '../drivers/target.ts';
import { DEFAULT_SEED } from '../fuzz/campaign/campaign-options.ts';
import { fuzzOpened } from '../fuzz/campaign/fuzz-target.ts';
import type { Subject } from '../fuzz/campaign/subject.ts';
import { SEQUENCES } from '../fuzz/sequences/sequences.ts';
import { TOKENS } from '../fuzz/tokens/tokens.ts';
import { opened } from '../target/opened-target.ts';

/** What fuzzing found of one mutant. Values only: it crosses between threads. */
export interface Fuzzing {
  /** What found it; absent: nothing did. */
  readonly by?: 'tokens' | 'sequences';
  /** How many values were tried in all. */
  readonly tried: number;
}

/** How to fuzz. */
export interface FuzzingOptions {
  /** The requirement that the mutant breaks. */
  readonly requirement: string;
  /** How long a call into the SDK may take, milliseconds. */
  readonly callTimeoutMs: number;
  /** How many values of each kind are tried; absent: as many as `fuzz` tries. */
  readonly runs?: number;
}

async function triedWith<T>(
  subject: Subject<T>,
  target: Target,
  { requirement, callTimeoutMs, runs = subject.defaultRuns }: FuzzingOptions,
): Promise<{ readonly found: boolean; readonly tried: number }> {
  const ended = new AbortController();
  let found = false;
  let tried = 0;
  await fuzzOpened(await opened(target), {
    subject,
    seed: DEFAULT_SEED,
    runs,
    maxFindings: 0,
    bail: false,
    strict: false,
    callTimeoutMs,
    signal: ended.signal,
    onResult: ({ checks }, done) => {
      tried = done;
      if (!checks.some((check) => check.status === 'failed' && check.requirement === requirement)) return;
      found = true;
      ended.abort();
    },
  });
  return { found, tried };
}

/** Fuzzes one SDK. `target`: makes it anew. */
export async function fuzzed(target: () => Target, options: FuzzingOptions): Promise<Fuzzing> {
  const tokens = await triedWith(TOKENS, target(), options);
  if (tokens.found) return { by: 'tokens', tried: tokens.tried };
  const sequences = await triedWith(SEQUENCES, target(), options);
  const tried = tokens.tried + sequences.tried;
  return sequences.found ? { by: 'sequences', tried } : { tried };
}
