// npm run fingerprints: plays the known defects and keeps what each makes fail. Only what is missing or has changed is
// played, and each is kept at once: it can be ended at any time and goes on where it was.
//   --all           everything that was not played with today's judge
//   --only IDS      these defects alone, with commas between
//   --threads N     how many threads; by default as many as there are processors, at most four
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { knownDefects } from '../../diagnosis/diagnose.ts';
import { storyHash } from '../../engine/selection/story-hash.ts';
import { MUTANTS } from '../../reference/mutants/all.ts';
import { keep, madeFrom } from './kept.ts';
import { defectSources, rulesHash } from './made-from.ts';
import { type Known, knownOf, missingOf } from './plan.ts';
import { type Asked, playTwice } from './play.ts';
import { keepPlayed, type Played, playedOf } from './played.ts';

const { values } = parseArgs({
  options: { all: { type: 'boolean' }, only: { type: 'string' }, threads: { type: 'string' } },
});
const threads = Number(values.threads ?? Math.min(cpus().length, 4));
const only = values.only?.split(',');
const stories = CATALOGUE.map(storyHash);
const sources = await defectSources();
const rules = rulesHash();
const before = madeFrom();

const inRepo = new Map(
  knownDefects().defects.map(({ id, predicts }) => {
    const source = before.files[sources.get(id)?.file ?? ''];
    return [id, { source, stories: new Set(knownDefects().stories), predicts }];
  }),
);

function asKnown({ source, cells, steady }: Played): Known {
  return { source, stories: new Set(Object.keys(cells)), predicts: new Map(Object.entries(steady)) };
}

/** What of a defect need not be played. */
function known(id: string): Known {
  const played = playedOf(id);
  const later = played && (!values.all || played.rules === rules) ? asKnown(played) : undefined;
  return knownOf(sources.get(id)?.hash, [later, values.all ? undefined : inRepo.get(id)]);
}

function take(id: string, { cells, steady }: Pick<Played, 'cells' | 'steady'>): void {
  const source = sources.get(id)?.hash ?? '';
  const last = playedOf(id);
  const goesOn = last?.source === source && (!values.all || last.rules === rules) ? last : undefined;
  keepPlayed(id, {
    source,
    rules: goesOn === undefined || goesOn.rules === rules ? rules : 'several',
    cells: { ...goesOn?.cells, ...cells },
    steady: { ...goesOn?.steady, ...steady },
  });
}

/** Writes all that has been played with every story; what the repo knew already is not given up for it. */
function write(): void {
  const whole = MUTANTS.filter(({ id }) => missingOf(known(id), stories).length === 0);
  const lost = MUTANTS.filter((mutant) => inRepo.has(mutant.id) && !whole.includes(mutant));
  if (lost.length > 0) {
    console.log(`${lost.length} known defects are still to be played, so nothing is written yet`);
    return;
  }
  const defects = whole.map(({ id, requirement, sentence, cause }) => ({
    ...{ id, requirement, sentence, cause },
    predicts: known(id).predicts,
  }));
  const bytes = keep(
    { stories, defects },
    whole.flatMap(({ id }) => sources.get(id) ?? []),
    inRepo.size > 0 && !values.all && before.rules !== rules ? before.rules : rules,
  );
  console.log(`${defects.length} of ${MUTANTS.length} known defects are kept, in ${bytes} bytes`);
}

const asked = MUTANTS.flatMap(({ id }): Asked[] => {
  const missing = missingOf(known(id), stories);
  return missing.length === 0 || only?.includes(id) === false ? [] : [{ id, stories: missing }];
});
const plays = asked.reduce((sum, one) => sum + one.stories.length, 0);
console.log(`${asked.length} of ${MUTANTS.length} known defects are to be played, ${plays} scenarios in all`);
if (before.rules !== rules && !values.all)
  console.log(
    'The judge or the reference SDK has changed since they were made: --all plays everything again.',
  );
let done = 0;
await playTwice(asked, threads, (id, played) => {
  take(id, played);
  done += 1;
  console.log(`${done} of ${asked.length} played: ${id}`);
});
write();
