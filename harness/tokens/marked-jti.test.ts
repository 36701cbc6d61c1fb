import { expect, test } from '@playwright/test';
import { markedJti, recipeOfJti } from './marked-jti.ts';
import { newSigningKey } from './signing-key.ts';

const RECIPES = ['valid/plain', 'expired/by-1-hour', 'segments/two'];

test('tells the recipe to whoever has the key, and nothing to anyone else', () => {
  const key = newSigningKey();
  for (const recipe of RECIPES) {
    const jti = markedJti(recipe, key);
    expect(jti).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
    expect(recipeOfJti(jti, RECIPES, key)).toBe(recipe);
    expect(recipeOfJti(jti, RECIPES, newSigningKey())).toBeUndefined();
    expect(recipeOfJti(jti, ['another/recipe'], key)).toBeUndefined();
  }
});

test('is another one each time, and other texts are no mark', () => {
  const key = newSigningKey();
  expect(markedJti('valid/plain', key)).not.toBe(markedJti('valid/plain', key));
  for (const other of ['', 'jti', crypto.randomUUID(), '00000000-0000-8000-a000-000000000000'])
    expect(recipeOfJti(other, RECIPES, key)).toBeUndefined();
});
