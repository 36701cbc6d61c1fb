// The registry of mutants. That each is caught, and for what, is the sensitivity command's work.
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { isRequirementId, requirement } from '../../../contracts/requirements/lookup.ts';
import { SDK_REQUIREMENTS } from '../../../contracts/requirements/sdk.ts';
import { MUTANTS, mutantAdapter, mutantById } from './all.ts';

test('there are at least 60, each with a name of its own', () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(MUTANTS.map(({ id }) => id)).size).toBe(MUTANTS.length);
  expect(MUTANTS.filter(({ id }) => !/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(id))).toEqual([]);
  expect(mutantById(MUTANTS[0]?.id ?? '')).toBe(MUTANTS[0]);
  expect(mutantById('no-such-mutant')).toBeUndefined();
});

test('each breaks a requirement that can be broken, and says how in two sentences', () => {
  const odd = MUTANTS.filter(
    ({ requirement: id, sentence, cause }) =>
      !isRequirementId(id) ||
      requirement(id).level === 'INFO' ||
      ![sentence, cause].every((text) => /^\S.{15,}\.$/.test(text)),
  );
  expect(odd).toEqual([]);
});

test('every requirement that can be broken is broken by some', () => {
  const broken = new Set(MUTANTS.map((mutant) => mutant.requirement));
  const whole = SDK_REQUIREMENTS.filter(({ id, level }) => level !== 'INFO' && !broken.has(id));
  expect(whole.map(({ id }) => id)).toEqual([]);
});

test('every theme is in the registry', () => {
  const themes = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.ts') && !/^(all|mutant)\.|\.test\./.test(name),
  );
  expect(themes.length).toBeGreaterThan(10);
  return Promise.all(
    themes.map(async (name) => {
      const exported = Object.values((await import(`./${name}`)) as Record<string, unknown>).flat();
      expect(exported.length, name).toBeGreaterThan(0);
      expect(
        exported.every((one) => MUTANTS.includes(one as never)),
        name,
      ).toBe(true);
    }),
  );
});

test('a mutant introduces itself by its name', async () => {
  const [mutant] = MUTANTS;
  if (mutant === undefined) throw new Error('There is no mutant.');
  const { sdk } = await mutantAdapter(mutant).initialize({
    protocolVersion: 1,
    harness: { name: 'test', version: '1' },
  });
  expect(sdk.name).toBe(`mutant: ${mutant.id}`);
});
