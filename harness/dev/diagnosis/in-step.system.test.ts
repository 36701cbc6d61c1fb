// The fingerprints are of today's known defects and of today's scenarios: what is new is not told by any report. LONG, so
// that whoever adds a defect or a scenario is not kept from it; `npm run sensitivity` brings them up to date.
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { knownDefects } from '../../diagnosis/diagnose.ts';
import { storyHash } from '../../engine/selection/story-hash.ts';
import { MUTANTS } from '../../reference/mutants/all.ts';
import { madeFrom } from '../fingerprints/kept.ts';
import { defectSources } from '../fingerprints/made-from.ts';

const TODO = 'Run: npm run fingerprints';

test('each known defect has a fingerprint, in its own words', () => {
  const text = ({ id, requirement, sentence, cause }: (typeof MUTANTS)[number]) =>
    [id, requirement, sentence, cause].join('\n');
  const kept = new Set(
    knownDefects().defects.map(({ id, requirement, sentence, cause }) =>
      [id, requirement, sentence, cause].join('\n'),
    ),
  );
  const missing = MUTANTS.filter((mutant) => !kept.has(text(mutant))).map(({ id }) => id);
  expect(missing, TODO).toEqual([]);
});

test('they were made with each scenario of the catalogue', () => {
  const played = new Set(knownDefects().stories);
  const missing = CATALOGUE.filter((scenario) => !played.has(storyHash(scenario))).map(({ id }) => id);
  expect(missing, TODO).toEqual([]);
});

test('they were made from the files in which the defects stand today', async () => {
  const { files } = madeFrom();
  const changed = [...(await defectSources()).values()].filter(({ file, hash }) => files[file] !== hash);
  expect([...new Set(changed.map(({ file }) => file))], TODO).toEqual([]);
});
