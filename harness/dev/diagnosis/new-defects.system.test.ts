// The diagnosis on defects that it was not made from: the first symptom of each says what its label says.
import { expect, test } from '@playwright/test';
import { referenceAdapter } from '../../reference/adapter.ts';
import { paced } from '../../testing/pace.ts';
import { runAdapter } from '../../testing/run-adapter.ts';
import { NEW_DEFECTS } from './new-defects/all.ts';

/** One label in twenty may turn out to be worded otherwise. */
const WANTED = 0.9;

test('the first symptom of nine in ten new defects is true', async () => {
  test.setTimeout(paced(900_000));
  const wrong: string[] = [];
  for (const { id, make, symptom } of NEW_DEFECTS) {
    const { causes = [] } = await runAdapter(() => referenceAdapter({ make, name: id }), {
      concurrency: 128,
    });
    const first = causes[0]?.text ?? 'nothing';
    if (!symptom.test(first)) wrong.push(`${id}: ${first}`);
  }
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(NEW_DEFECTS.length * (1 - WANTED));
});
