// Every liberty raises no alarm: in a run of each mode, with SHOULD counted, under random tokens and random sequences.
// CI tries a part of them on each, always others on another; MM_LIBERTY_TIMES=50 tries 2,000 tokens and 500 sequences on each.
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { isRequirementId } from '../../../contracts/requirements/lookup.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { SEQUENCES } from '../../fuzz/sequences/sequences.ts';
import { TOKENS } from '../../fuzz/tokens/tokens.ts';
import { alarmsIn, fuzzAlarms, runLiberty } from '../../testing/play-liberty.ts';
import { LIBERTIES, libertyById } from './all.ts';

/** How many random tokens and sequences each is tried with here. */
const TIMES = Number(process.env['MM_LIBERTY_TIMES'] ?? 1);
const TRIED = { tokens: 40 * TIMES, sequences: 10 * TIMES };
/** What waits runs beside the others. */
const TOGETHER = 6;

test('there are 40 or more, each with a name, a reason and a requirement', () => {
  expect(LIBERTIES.length).toBeGreaterThanOrEqual(40);
  expect(new Set(LIBERTIES.map(({ id }) => id)).size).toBe(LIBERTIES.length);
  for (const { id, sentence, because, about } of LIBERTIES) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(isRequirementId(about), id).toBe(true);
    for (const text of [sentence, because]) expect(text, id).toMatch(/^\S.{15,}\.$/);
  }
  expect(libertyById('no-such-liberty')).toBeUndefined();
});

test('every theme is in the registry', async () => {
  const themes = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.ts') && !/^(all|liberty)\.|\.test\./.test(name),
  );
  for (const name of themes) {
    const exported = Object.values((await import(`./${name}`)) as Record<string, unknown>).flat();
    expect(exported.length, name).toBeGreaterThan(0);
    expect(
      exported.every((one) => LIBERTIES.includes(one as never)),
      name,
    ).toBe(true);
  }
});

/** How many parts CI cuts the catalogue into: each liberty plays another one. `npm run liberties` plays the whole on each. */
const PARTS = 4;

function partOf(seed: number): typeof CATALOGUE {
  return CATALOGUE.filter((_, index) => index % PARTS === seed % PARTS);
}

/** The liberties, some at a time. */
const batches = Array.from({ length: Math.ceil(LIBERTIES.length / TOGETHER) }, (_, index) =>
  LIBERTIES.slice(index * TOGETHER, (index + 1) * TOGETHER),
);

for (const [number, batch] of batches.entries()) {
  test(`no alarm: ${batch.map(({ id }) => id).join(', ')}`, async () => {
    test.setTimeout(180_000 * TIMES);
    const found = await Promise.all(
      batch.map(async (liberty, index) => {
        // Each with others, so that many are tried in all.
        const seed = 1 + number * TOGETHER + index;
        const [report, tokens, sequences] = await Promise.all([
          runLiberty(liberty, TIMES > 1 ? {} : { scenarios: partOf(seed) }),
          fuzzAlarms(liberty, TOKENS, { runs: TRIED.tokens, seed }),
          fuzzAlarms(liberty, SEQUENCES, { runs: TRIED.sequences, seed }),
        ]);
        expect(report.counts.judged, liberty.id).toBeGreaterThan(100);
        return [...alarmsIn(report), ...tokens, ...sequences].map((alarm) => `${liberty.id}: ${alarm}`);
      }),
    );
    expect(found.flat()).toEqual([]);
  });
}
