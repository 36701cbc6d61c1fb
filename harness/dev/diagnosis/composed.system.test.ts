// The diagnosis on SDKs that have several known defects, and on each known defect as if it were not known. LONG.
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import type { Cells } from '../../diagnosis/cells.ts';
import { knownDefects } from '../../diagnosis/diagnose.ts';
import { type MakeSdk, referenceAdapter } from '../../reference/adapter.ts';
import { MUTANTS } from '../../reference/mutants/all.ts';
import type { Mutant } from '../../reference/mutants/mutant.ts';
import { playCatalogue } from '../../sensitivity/play.ts';
import { composed } from './composed.ts';
import { figuresOf, isQuietOrSibling, type Naming, namingOf } from './naming.ts';
import { seeded } from './seeded.ts';

const SEED = 20_261_128;
const PAIRS = 30;
const TRIPLES = 20;
/** How many are played as if they were not known: each takes seconds. */
const LEFT_OUT = 40;
const MIN_NAMED = 0.95;
const MAX_WRONG = 2;
const MIN_QUIET = 0.8;
const PLAYED = { callTimeoutMs: 6_000, concurrency: 64, withCells: true };

const known = knownDefects().defects;
const random = seeded(SEED);

function anyOf<T>(all: readonly T[]): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('There is none.');
  return one;
}

/** So many different mutants that can be put into one SDK. */
function anyComposable(count: number): readonly Mutant[] {
  for (;;) {
    const some = Array.from({ length: count }, () => anyOf(MUTANTS));
    if (new Set(some).size < count) continue;
    const both = composed(some);
    both?.release();
    if (both !== undefined) return some;
  }
}

async function cellsOf(make: MakeSdk): Promise<Cells> {
  const play = await playCatalogue(CATALOGUE, (options) => referenceAdapter({ ...options, make }), PLAYED);
  expect(play.fault).toBeUndefined();
  return play.cells ?? new Map();
}

test.describe.configure({ mode: 'default' });

test('of several defects at once, those that show are named, and hardly anything else', async () => {
  test.setTimeout(3_600_000);
  const all: Naming[] = [];
  const groups = [
    ...Array.from({ length: PAIRS }, () => anyComposable(2)),
    ...Array.from({ length: TRIPLES }, () => anyComposable(3)),
  ];
  for (const mutants of groups) {
    const sdk = composed(mutants);
    if (sdk === undefined) throw new Error('They were seen to go together.');
    try {
      const naming = namingOf(
        mutants.map(({ id }) => id),
        await cellsOf(sdk.make),
        known,
      );
      all.push(naming);
    } finally {
      sdk.release();
    }
  }
  const figures = figuresOf(all);
  console.log(`      composed: ${figures.found} of ${figures.visible} named, ${figures.wrong} wrong names`);
  const told = all
    .filter((one) => figuresOf([one]).wrong > 0 || figuresOf([one]).found < one.visible.length)
    .map((one) => JSON.stringify(one))
    .join('\n');
  expect(figures.wrong, told).toBeLessThanOrEqual(MAX_WRONG);
  expect(figures.found / figures.visible, told).toBeGreaterThanOrEqual(MIN_NAMED);
});

test('a defect that is not known is told as its sibling, or not at all', async () => {
  test.setTimeout(3_600_000);
  const wrong: string[] = [];
  const some = new Set(Array.from({ length: 4 * LEFT_OUT }, () => anyOf(known)));
  const left = [...some].slice(0, LEFT_OUT);
  for (const own of left) {
    const mutant = MUTANTS.find(({ id }) => id === own.id);
    if (mutant !== undefined && !isQuietOrSibling(own, await cellsOf(mutant.make), known)) wrong.push(own.id);
  }
  console.log(`      left out: ${left.length - wrong.length} of ${left.length} quiet or a sibling`);
  expect(wrong.length, wrong.join()).toBeLessThanOrEqual(left.length * (1 - MIN_QUIET));
});
