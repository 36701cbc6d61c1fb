// Random tokens on SDKs with and without a defect.
import { expect, test } from '@playwright/test';
import { RULES } from '../../../scenarios/rules.ts';
import { referenceAdapter } from '../../reference/adapter.ts';
import { mutantAdapter, mutantById } from '../../reference/mutants/all.ts';
import { VACUOUS_SDKS } from '../../reference/vacuous/all.ts';
import { fuzzAdapter } from '../../testing/fuzz-adapter.ts';
import { valueAt, valuesOf } from '../campaign/replay.ts';
import { TOKENS, tokenScenario } from './tokens.ts';

function mutant(id: string) {
  const found = mutantById(id);
  if (found === undefined) throw new Error(`There is no mutant ${id}.`);
  return () => mutantAdapter(found);
}

test('the reference SDK keeps every requirement with random tokens', async () => {
  const { outcome } = await fuzzAdapter(() => referenceAdapter(), TOKENS, { runs: 300 });
  expect(outcome?.played).toBe(300);
  expect(outcome?.outcomes.passed).toBe(300);
  expect(outcome?.findings).toEqual([]);
});

test('scenarios of random tokens keep the rules of the catalogue', () => {
  const scenarios = valuesOf(TOKENS, 2, 0, 300).map((value, run) => tokenScenario(value, `tokens/${run}`));
  for (const [name, rule] of Object.entries(RULES))
    if (name !== 'everyRequirementHasAScenario') expect(rule(scenarios), name).toEqual([]);
});

/** Mutants with the only edit that is left of what shows them. */
const SMALLEST: readonly (readonly [mutant: string, edit: object])[] = [
  ['trailing-dots-accepted', { edit: 'stray-dots', where: 'after', count: 1 }],
  ['quotes-taken-off', { edit: 'wrapped', way: 'quotes' }],
  ['exp-in-exponent-notation-refused', { edit: 'exp-in-exponent-notation', digits: 1 }],
];

for (const [id, edit] of SMALLEST) {
  test(`the mutant ${id} is found, and its token made as small as it gets`, async () => {
    const { outcome } = await fuzzAdapter(mutant(id), TOKENS, { bail: true });
    const [finding] = outcome?.findings ?? [];
    expect(finding?.value.edits).toEqual([edit]);
    expect(finding?.repeated).toBe(true);
    expect(valueAt(TOKENS, 1, finding?.path ?? '')).toEqual(finding?.value);
  });
}

test('failures that one finding explains are counted, not found again', async () => {
  const { outcome } = await fuzzAdapter(mutant('missing-claim-jti'), TOKENS, { runs: 600, maxFindings: 5 });
  const causes = outcome?.findings.map(({ requirement, value }) => [
    requirement,
    value.edits.map(({ edit }) => edit),
  ]);
  expect(causes).toEqual([
    ['UDA-12', ['claim-missing']],
    ['UDA-33', ['claim-unusable']],
  ]);
  expect(outcome?.findings.reduce((sum, { alsoIn }) => sum + alsoIn + 1, 0)).toBe(
    (outcome?.outcomes.failed ?? 0) + (outcome?.outcomes.warning ?? 0),
  );
});

test('findings beyond the limit still count', async () => {
  const { outcome } = await fuzzAdapter(mutant('missing-claim-jti'), TOKENS, { runs: 100, maxFindings: 0 });
  expect(outcome?.findings).toEqual([]);
  expect(outcome?.unexplained.MUST).toBeGreaterThan(0);
});

for (const { id, adapter } of VACUOUS_SDKS) {
  test(`the vacuous SDK ${id} is found with the first tokens`, async () => {
    const { outcome } = await fuzzAdapter(adapter, TOKENS, {
      bail: true,
      maxFindings: 0,
      callTimeoutMs: 300,
    });
    expect((outcome?.outcomes.failed ?? 0) + (outcome?.outcomes.warning ?? 0)).toBeGreaterThan(0);
    expect(outcome?.played).toBeLessThanOrEqual(32);
  });
}
