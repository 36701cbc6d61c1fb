// The classification of random tokens against the reference SDK's own validation: two ways to say what a token is, which
// share no code.
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { clashes, editedRecipe } from '../../../scenarios/edited-recipe.ts';
import { TokenEdit } from '../../../scenarios/token-edits/all.ts';
import { tokenProblem } from '../../reference/parts/validate-jwt.ts';
import { mint } from '../../tokens/mint.ts';
import { newSigningKey } from '../../tokens/signing-key.ts';
import { tokenCases } from './token-arbitrary.ts';

const CASES = fc.sample(tokenCases, { seed: 1, numRuns: 1_000 });

test('random tokens are what their edits say', async () => {
  const key = newSigningKey();
  const nowMs = 1_800_000_000_123;
  const wrong: string[] = [];
  for (const { edits } of CASES) {
    const recipe = editedRecipe(edits);
    if (recipe.refusedBy === 'unspecified') continue;
    const token = await mint(recipe, { nowMs, sub: 'person', applicationCode: 'app', key });
    const code = tokenProblem(token.value, nowMs)?.code;
    const fits = recipe.refusedBy === 'sdk' ? recipe.codes.includes(code ?? '') : code === undefined;
    if (!fits) wrong.push(`${code ?? 'no problem'}: ${recipe.sentence} ${JSON.stringify(edits)}`);
  }
  expect(wrong).toEqual([]);
});

test('random tokens are valid data, and their edits do not clash', () => {
  expect(CASES.flatMap(({ edits }) => clashes(edits))).toEqual([]);
  const all = CASES.map(({ edits }) => edits);
  const readBack = all.map((edits) => edits.map((edit) => TokenEdit.parse(JSON.parse(JSON.stringify(edit)))));
  expect(readBack).toEqual(all);
});

test('random tokens are of every kind', () => {
  const kinds = new Set(
    CASES.map(({ edits }) => editedRecipe(edits)).map((one) => `${one.refusedBy} ${one.level}`),
  );
  expect([...kinds].sort()).toEqual([
    'backend MUST',
    'nobody MUST',
    'sdk MUST',
    'sdk SHOULD',
    'unspecified INFO',
    'unspecified SHOULD',
  ]);
});
