// The command line that does what the options of a run ask for, so that a report of a program says how to repeat it.
import { shardInWords } from '../engine/selection/shard.ts';
import type { RunOptions } from './run-options.ts';

type Word = readonly [option: string, value: string | number | undefined];

const many = (option: string, values: readonly string[] = []): readonly Word[] =>
  values.map((value) => [option, value]);

function wordsOf(options: RunOptions): readonly Word[] {
  const { sdk, shard, knownFailures } = options;
  return [
    ['--sdk', typeof sdk === 'string' || sdk === undefined ? sdk : '…'],
    ...many('--mode', options.modes),
    ...many('--requirement', options.requirements),
    ...many('--level', options.levels),
    ...many('--theme', options.themes),
    ['--shard', typeof shard === 'object' ? shardInWords(shard).replace('shard ', '') : shard],
    ...many('--extra-cases', options.extraCases),
    [
      '--known-failures',
      knownFailures === undefined || typeof knownFailures === 'string' ? knownFailures : '…',
    ],
    ['--timeout', options.callTimeoutMs],
    ['--concurrency', options.concurrency],
    ['--start-timeout', options.startTimeoutMs],
    ['--workers', options.workers],
    ['--agents', options.agents],
    ['--report-dir', options.reportDir],
  ];
}

/** The words after the tool's name. What was handed over as a value stands as `…`. */
export function commandOf(options: RunOptions): readonly string[] {
  const values = wordsOf(options).flatMap(([option, value]) =>
    value === undefined ? [] : [option, String(value)],
  );
  const flags = [
    ...(options.strict === true ? ['--strict'] : []),
    ...(options.loopback === true ? ['--loopback'] : []),
    ...(options.agents === undefined || options.agents === 1 ? [] : ['--split']),
  ];
  return ['run', ...(options.ids ?? []), ...values, ...flags];
}
