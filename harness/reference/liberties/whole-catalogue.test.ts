// Every liberty raises no alarm in the whole catalogue, with SHOULD counted, and under random tokens and sequences.
// MM_LIBERTY_TIMES=50, as `npm run liberties` has it, tries 2,000 tokens and 500 sequences on each. Takes minutes.
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { paced } from '../../testing/pace.ts';
import { alarmsOver } from '../../testing/play-liberty.ts';
import { LIBERTIES } from './all.ts';

const TIMES = Number(process.env['MM_LIBERTY_TIMES'] ?? 1);

for (const [index, liberty] of LIBERTIES.entries()) {
  test(`no alarm: ${liberty.id}`, async () => {
    test.setTimeout(paced(120_000 + 10_000 * TIMES));
    const tried = { scenarios: CATALOGUE, tokens: 40 * TIMES, sequences: 10 * TIMES };
    expect(await alarmsOver(liberty, { ...tried, seed: index + 1 })).toEqual([]);
  });
}
