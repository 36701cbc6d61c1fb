// `node many.js COUNT FOLDER`: a run of so many scenarios in process, reported into a folder: the catalogue again and again.
import { CATALOGUE } from '../../../../scenarios/catalogue.ts';
import { createJournal } from '../../../journal/write.ts';
import { writeWhole } from '../../../library/recorded.ts';
import { referenceAdapter } from '../../../reference/adapter.ts';
import { runAdapter } from '../../../testing/run-adapter.ts';
import { wrongIn } from '../../../testing/run-scenarios.ts';

const [count = '656', folder = ''] = process.argv.slice(2);
/** Those that wait for seconds would say nothing of the rest. */
const quick = CATALOGUE.filter((one) => one.slow !== true);
const scenarios = Array.from({ length: Number(count) }, (_, at) => {
  const one = quick[at % quick.length];
  if (one === undefined) throw new Error('The catalogue is empty.');
  return { ...one, id: `${one.id}/copy-${Math.floor(at / quick.length)}` };
});
const journal = createJournal(folder);
const report = await runAdapter(referenceAdapter, {
  scenarios,
  catalogue: scenarios,
  onEvent: journal.onEvent,
});
await writeWhole(report, folder);
journal.discard();
const wrong = wrongIn(report);
if (wrong.length > 0) throw new Error(wrong.slice(0, 5).join('\n'));
