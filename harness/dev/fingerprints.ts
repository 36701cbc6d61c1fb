// npm run fingerprints: plays the known defects and keeps what each makes fail. Only what is not known yet is played: new
// scenarios against the defects that are kept, the whole catalogue against new ones. `--again`: everything.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import type { Sign } from '../diagnosis/cells.ts';
import { knownDefects } from '../diagnosis/diagnose.ts';
import type { Fingerprint } from '../diagnosis/fingerprint.ts';
import { packed } from '../diagnosis/packed.ts';
import { storyHash } from '../engine/selection/story-hash.ts';
import { MUTANTS } from '../reference/mutants/all.ts';
import { playOrders } from '../sensitivity/crew.ts';
import type { Play } from '../sensitivity/play.ts';
import { DEFAULT_CALL_TIMEOUT_MS } from '../sensitivity/run.ts';

const FILE = 'harness/diagnosis/known-defects.ts';
/** How many plays of a whole catalogue go by between two writings. */
const WRITE_EVERY = 10;
const TOGETHER = 4;
const CONCURRENCY = 64;

const before = process.argv.includes('--again') ? { stories: [], defects: [] } : knownDefects();
const stories = CATALOGUE.map(storyHash);
const kept = new Map<string, Fingerprint['predicts']>(
  before.defects.map(({ id, predicts }) => [id, predicts]),
);

/** Plays scenarios against mutants; what a thread could not play to its end is left out, and told. */
async function play(
  ids: readonly string[],
  only: readonly string[] | undefined,
  onPlay: (id: string, signs: ReadonlyMap<string, Sign>) => void,
): Promise<void> {
  const orders = ids.map((mutant, number) => ({ number, mutant, first: [], ...(only && { only }) }));
  let done = 0;
  const take = (mutant: string, { cells, fault }: Play) => {
    done += 1;
    console.log(`${done} of ${ids.length} ${mutant}${fault === undefined ? '' : `: ${fault}`}`);
    if (fault !== undefined || cells === undefined) return;
    const failed = [...cells].flatMap(([story, { signs }]) =>
      signs[0] === undefined ? [] : [[story, signs[0]] as const],
    );
    onPlay(mutant, new Map(failed));
  };
  await playOrders(orders, {
    threads: Math.min(cpus().length, 4, ids.length),
    together: TOGETHER,
    worker: {
      callTimeoutMs: DEFAULT_CALL_TIMEOUT_MS,
      concurrency: CONCURRENCY,
      full: true,
      withCells: true,
    },
    onPlay: ({ mutant }, result) => take(mutant ?? '', result),
  });
}

function write(): void {
  const defects = MUTANTS.flatMap(({ id, requirement, sentence, cause }): Fingerprint[] => {
    const all = kept.get(id);
    if (all === undefined) return [];
    const predicts = new Map(stories.flatMap((story) => entryOf(all, story)));
    return [{ id, requirement, sentence, cause, predicts }];
  });
  const text = packed({ stories, defects });
  writeFileSync(
    FILE,
    `// The fingerprints of the known defects, packed. Written by \`npm run fingerprints\`, never by hand.

/** brotli in base64: see packed.ts. */
export const KNOWN_DEFECTS: string =
  '${text}';
`,
  );
  const bytes = Buffer.from(text, 'base64').length;
  console.log(`${FILE}: ${defects.length} of ${MUTANTS.length} known defects, ${bytes} bytes`);
}

function entryOf(all: Fingerprint['predicts'], story: string): [string, Sign][] {
  const sign = all.get(story);
  return sign === undefined ? [] : [[story, sign]];
}

// New scenarios first: until they are played, nothing can be written that says the same of all.
const known = new Set(before.stories);
const news = CATALOGUE.filter((_, at) => !known.has(stories[at] ?? '')).map(({ id }) => id);
const old = MUTANTS.flatMap(({ id }) => (kept.has(id) ? [id] : []));
if (news.length > 0 && old.length > 0) {
  console.log(`${news.length} new scenarios against ${old.length} known defects`);
  const complete = new Map(kept);
  kept.clear();
  await play(old, news, (id, signs) => kept.set(id, new Map([...(complete.get(id) ?? []), ...signs])));
}
write();
const left = MUTANTS.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
let since = 0;
await play(left, undefined, (id, signs) => {
  kept.set(id, signs);
  since += 1;
  if (since % WRITE_EVERY === 0) write();
});
write();
