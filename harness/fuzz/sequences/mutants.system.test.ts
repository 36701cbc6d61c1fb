// How much random sequences find: every mutant whose defect takes several calls to see, with the default seed and number;
// and how little they find in an SDK without a defect.
import { expect, test } from '@playwright/test';
import { referenceAdapter } from '../../reference/adapter.ts';
import { MUTANTS, mutantAdapter } from '../../reference/mutants/all.ts';
import { fuzzAdapter } from '../../testing/fuzz-adapter.ts';
import { SEQUENCES } from './sequences.ts';

const TAGGED = MUTANTS.filter(({ tags }) => tags.includes('stateful'));
/** Several tests, so that they are spread over the workers. */
const PARTS = 4;

test('the reference SDK keeps every requirement with 1,000 random sequences', async () => {
  const { outcome } = await fuzzAdapter(() => referenceAdapter(), SEQUENCES, { runs: 1_000 });
  expect(outcome?.findings).toEqual([]);
  expect(outcome?.outcomes.passed).toBe(1_000);
});

for (let part = 0; part < PARTS; part += 1) {
  const mutants = TAGGED.filter((_, index) => index % PARTS === part);
  test(`${mutants.length} stateful mutants are found, part ${part + 1} of ${PARTS}`, async () => {
    const missed: string[] = [];
    for (const mutant of mutants) {
      const { outcome } = await fuzzAdapter(() => mutantAdapter(mutant), SEQUENCES, {
        bail: true,
        maxFindings: 0,
        callTimeoutMs: 300,
      });
      const failing = (outcome?.unexplained.MUST ?? 0) + (outcome?.unexplained.SHOULD ?? 0);
      if (failing === 0) missed.push(mutant.id);
    }
    expect(missed).toEqual([]);
  });
}
