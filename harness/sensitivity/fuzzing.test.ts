// What fuzzing adds: it finds a defect of tokens for its own requirement, and nothing in an SDK without one.
import { expect, test } from '@playwright/test';
import { referenceAdapter } from '../reference/adapter.ts';
import { mutantAdapter, mutantById } from '../reference/mutants/all.ts';
import { fuzzed } from './fuzzing.ts';
import { targetFor } from './play.ts';

const LIMITS = { callTimeoutMs: 1_500, runs: 64 };

function fuzzedMutant(id: string, requirement: string, limits = LIMITS) {
  const mutant = mutantById(id);
  if (mutant === undefined) throw new Error(`There is no mutant ${id}.`);
  return fuzzed(() => targetFor((given) => mutantAdapter(mutant, given)), { ...limits, requirement });
}

test('a defect is found by what shows it, for the requirement that it breaks', async () => {
  const found = await fuzzedMutant('lower-case-bearer', 'UDA-02');
  expect(found.by).toBe('tokens');
  expect(found.tried).toBeLessThanOrEqual(LIMITS.runs);
  expect(await fuzzedMutant('null-ignored', 'UDA-07')).toMatchObject({ by: 'sequences' });
});

test('what fails for another requirement is not found, nor is what is right', async () => {
  const few = { ...LIMITS, runs: 16 };
  expect(await fuzzedMutant('lower-case-bearer', 'UDA-13', few)).toEqual({ tried: 32 });
  const reference = () => targetFor((given) => referenceAdapter(given));
  expect(await fuzzed(reference, { ...few, requirement: 'UDA-02' })).toEqual({ tried: 32 });
});
