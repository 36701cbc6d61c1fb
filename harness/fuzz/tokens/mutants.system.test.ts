// How much random tokens find: every mutant whose defect one call shows, with the default seed and number.
import { expect, test } from '@playwright/test';
import { MUTANTS, mutantAdapter } from '../../reference/mutants/all.ts';
import { fuzzAdapter } from '../../testing/fuzz-adapter.ts';
import { TOKENS } from './tokens.ts';

const TAGGED = MUTANTS.filter(({ tags }) => tags.includes('token-handling'));
/** Several tests, so that they are spread over the workers. */
const PARTS = 4;

for (let part = 0; part < PARTS; part += 1) {
  const mutants = TAGGED.filter((_, index) => index % PARTS === part);
  test(`${mutants.length} token-handling mutants are found, part ${part + 1} of ${PARTS}`, async () => {
    const missed: string[] = [];
    for (const mutant of mutants) {
      const { outcome } = await fuzzAdapter(() => mutantAdapter(mutant), TOKENS, {
        bail: true,
        maxFindings: 0,
      });
      const failing = (outcome?.unexplained.MUST ?? 0) + (outcome?.unexplained.SHOULD ?? 0);
      if (failing === 0) missed.push(mutant.id);
    }
    expect(missed).toEqual([]);
  });
}
