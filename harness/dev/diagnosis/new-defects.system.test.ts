// The diagnosis on defects that it was not made from: what it says of each first, where that happens, and what it calls
// them, beside labels that were fixed before the first run. LONG.
import { expect, test } from '@playwright/test';
import type { Cause } from '../../../reports/causes.ts';
import { referenceAdapter } from '../../reference/adapter.ts';
import { paced } from '../../testing/pace.ts';
import { runAdapter } from '../../testing/run-adapter.ts';
import { NEW_DEFECTS } from './new-defects/all.ts';
import type { NewDefect } from './new-defects/new-defect.ts';

/** Of what is said, how much has to be as labelled: a label may turn out to be worded otherwise. */
const WANTED = { symptom: 0.9, where: 0.85, names: 0.8 };

interface Said {
  readonly text: string;
  /** It is as labelled. */
  readonly holds: boolean;
}

/** What is said first of a defect. */
function firstSaid(defect: NewDefect, causes: readonly Cause[]): Said {
  const text = causes[0]?.text ?? 'nothing';
  return { text: `${defect.id}: ${text}`, holds: defect.symptom.test(text) };
}

/** Where that happens, if it is said. */
function whereSaid(defect: NewDefect, causes: readonly Cause[]): readonly Said[] {
  const where = causes[0]?.where;
  return where === undefined ? [] : [{ text: `${defect.id}: ${where}`, holds: defect.where.test(where) }];
}

/** The known defects that are named: close is what breaks the same. */
function namesSaid(defect: NewDefect, causes: readonly Cause[]): readonly Said[] {
  return causes
    .flatMap(({ behavesLike = [] }) => behavesLike)
    .map(({ defects }) => ({
      text: `${defect.id}: ${defects.map(({ id }) => id).join(', ')}`,
      holds: defects.some(({ requirement }) => defect.breaks.some((one) => one === requirement)),
    }));
}

/** Asserts how much of what is said holds, and prints it. */
function expectMost(what: string, said: readonly Said[], wanted: number): void {
  const wrong = said.filter(({ holds }) => !holds).map(({ text }) => text);
  console.log(`      ${what}: ${said.length - wrong.length} of ${said.length}`);
  expect.soft((said.length - wrong.length) / said.length, wrong.join('\n')).toBeGreaterThanOrEqual(wanted);
}

test('of new defects, the first symptom is true, where is right, and names are close', async () => {
  test.setTimeout(paced(900_000));
  const all: (readonly [NewDefect, readonly Cause[]])[] = [];
  for (const defect of NEW_DEFECTS) {
    const adapter = () => referenceAdapter({ make: defect.make, name: defect.id });
    all.push([defect, (await runAdapter(adapter, { concurrency: 128 })).causes ?? []]);
  }
  expectMost(
    'first symptom',
    all.map((one) => firstSaid(...one)),
    WANTED.symptom,
  );
  expectMost(
    'where',
    all.flatMap((one) => whereSaid(...one)),
    WANTED.where,
  );
  expectMost(
    'names',
    all.flatMap((one) => namesSaid(...one)),
    WANTED.names,
  );
});
