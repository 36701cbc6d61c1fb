// Every liberty raises no alarm: each plays a part of the catalogue here, always another, with SHOULD counted, and a few random
// tokens and sequences. `whole-catalogue.test.ts` plays all of it.
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { isRequirementId } from '../../../contracts/requirements/lookup.ts';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { select } from '../../engine/selection/select.ts';
import { paced } from '../../testing/pace.ts';
import { alarmsOver } from '../../testing/play-liberty.ts';
import { type ReferenceOptions, ReferenceSdk } from '../sdk.ts';
import { LIBERTIES, libertyById } from './all.ts';

test('there are 40 or more, each with a name, a reason and a requirement', () => {
  expect(LIBERTIES.length).toBeGreaterThanOrEqual(40);
  expect(new Set(LIBERTIES.map(({ id }) => id)).size).toBe(LIBERTIES.length);
  const odd = LIBERTIES.filter(
    ({ id, sentence, because, about }) =>
      !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ||
      !isRequirementId(about) ||
      ![sentence, because].every((text) => /^\S.{15,}\.$/.test(text)),
  );
  expect(odd.map(({ id }) => id)).toEqual([]);
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

/** How many parts the catalogue is cut into: each liberty plays another one. */
const PARTS = 24;

/** The liberties, some at a time: what waits runs beside the others. */
const TOGETHER = 8;
const batches = Array.from({ length: Math.ceil(LIBERTIES.length / TOGETHER) }, (_, index) =>
  LIBERTIES.slice(index * TOGETHER, (index + 1) * TOGETHER),
);

for (const [number, batch] of batches.entries()) {
  test(`no alarm over a part: ${batch.map(({ id }) => id).join(', ')}`, async () => {
    test.setTimeout(paced(120_000));
    const found = await Promise.all(
      batch.map((liberty, index) => {
        const seed = 1 + number * TOGETHER + index;
        const scenarios = CATALOGUE.filter((_, position) => position % PARTS === seed % PARTS);
        return alarmsOver(liberty, { seed, scenarios, tokens: 10, sequences: 3 });
      }),
    );
    expect(found.flat()).toEqual([]);
  });
}

test('an SDK that takes too much liberty raises alarms in each', async () => {
  const [conforming] = LIBERTIES;
  if (conforming === undefined) throw new Error('There is no liberty.');
  class SendsWhateverItHas extends ReferenceSdk {
    protected override problemWith(): undefined {}
  }
  const liberty = { ...conforming, make: (options: ReferenceOptions) => new SendsWhateverItHas(options) };
  const scenarios = select(CATALOGUE, { ids: ['jwt/expired/by-1-hour/*/*'] });
  const none = { scenarios: [], tokens: 0, sequences: 0, seed: 1 };
  const alarms = await Promise.all([
    alarmsOver(liberty, { ...none, scenarios }),
    alarmsOver(liberty, { ...none, tokens: 20 }),
    alarmsOver(liberty, { ...none, sequences: 40 }),
  ]);
  expect(alarms.map(({ length }) => length > 0)).toEqual([true, true, true]);
});
