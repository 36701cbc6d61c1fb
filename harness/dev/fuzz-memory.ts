// Whether fuzzing keeps nothing of what it has played: the heap after many tokens against the heap after the first ones.
// node dist/harness/dev/fuzz-memory.js [RUNS] [--keep]; `--keep` is its broken twin, which keeps every result.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ScenarioResult } from '../../reports/model.ts';
import { TOKENS } from '../fuzz/tokens/tokens.ts';
import { referenceAdapter } from '../reference/adapter.ts';
import { fuzzAdapter } from '../testing/fuzz-adapter.ts';

/** From here on everything is loaded and every cache is full. */
const WARM_RUNS = 2_000;
/** More than the heap varies from one collection to the next; half a kilobyte for each of 8,000 tokens. */
const MAX_GROWTH_BYTES = 4_000_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

const runs = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 10_000);
const keep = process.argv.includes('--keep');
const kept: ScenarioResult[] = [];
const heap = new Map<number, number>();
const { outcome } = await fuzzAdapter(() => referenceAdapter(), TOKENS, {
  runs,
  onResult: (result, done) => {
    if (keep) kept.push(result);
    if (done === WARM_RUNS || done === runs) heap.set(done, heapBytes());
  },
});
for (const [done, bytes] of heap) console.log(`${(bytes / 1e6).toFixed(1)} MB after ${done} tokens`);
const growth = (heap.get(runs) ?? Number.POSITIVE_INFINITY) - (heap.get(WARM_RUNS) ?? 0);
const steady = outcome?.played === runs && runs > WARM_RUNS && growth < MAX_GROWTH_BYTES;
console.log(
  steady ? 'Memory is steady.' : `Memory is not steady${keep ? `: ${kept.length} results are kept` : ''}.`,
);
process.exitCode = steady ? 0 : 1;
