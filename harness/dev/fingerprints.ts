// npm run fingerprints: plays the known defects and keeps what each makes fail. Only what is not known yet is played: new
// scenarios against the defects that are kept, the whole catalogue against new ones. `--again`: everything. It can be ended
// and goes on where it was.
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

const FILE = 'harness/diagnosis/known-defects.ts';
/** How many defects are played between two writings. */
const BATCH = 12;
const TOGETHER = 4;
const CONCURRENCY = 64;
/** How long a call may take, milliseconds: longer than a busy machine makes it wait, so that no failure is the machine's. */
const CALL_TIMEOUT_MS = 6_000;

type Signs = ReadonlyMap<string, Sign>;
/** A defect, and the scenarios to play; absent: all. */
type Asked = readonly [id: string, only: readonly string[] | undefined];

const before = process.argv.includes('--again') ? { stories: [], defects: [] } : knownDefects();
const stories = CATALOGUE.map(storyHash);
const idOf = new Map(CATALOGUE.map((scenario) => [storyHash(scenario), scenario.id]));
const kept = new Map<string, Signs>(before.defects.map(({ id, predicts }) => [id, predicts]));

/** What fails, by defect; one that could not be played to its end is left out, and told. */
async function failing(asked: readonly Asked[]): Promise<ReadonlyMap<string, Signs>> {
  const found = new Map<string, Signs>();
  const orders = asked.map(([mutant, only], number) => ({
    number,
    mutant,
    first: [],
    ...(only && { only }),
  }));
  await playOrders(orders, {
    threads: Math.min(cpus().length, 4, orders.length),
    together: TOGETHER,
    worker: { callTimeoutMs: CALL_TIMEOUT_MS, concurrency: CONCURRENCY, full: true, withCells: true },
    onPlay: ({ mutant }, { cells = new Map(), fault }) => {
      if (fault !== undefined) console.log(`${mutant ?? ''} is left out: ${fault}`);
      else found.set(mutant ?? '', telling(cells));
    },
  });
  return found;
}

function telling(cells: ReadonlyMap<string, { readonly signs: readonly Sign[] }>): Signs {
  return new Map(
    [...cells].flatMap(
      ([
        story,
        {
          signs: [sign],
        },
      ]) => (sign === undefined ? [] : [[story, sign]]),
    ),
  );
}

/** What fails alike twice: what does not is the machine's doing, not the defect's. */
async function failingTwice(asked: readonly Asked[]): Promise<ReadonlyMap<string, Signs>> {
  const once = await failing(asked);
  const again = await failing(
    [...once].map(([id, signs]) => [id, [...signs.keys()].flatMap((story) => idOf.get(story) ?? [])]),
  );
  return new Map(
    [...again].map(([id, signs]) => {
      const first = once.get(id);
      return [id, new Map([...signs].filter(([story, sign]) => first?.get(story) === sign))];
    }),
  );
}

function write(): void {
  const defects = MUTANTS.flatMap(({ id, requirement, sentence, cause }): Fingerprint[] => {
    const predicts = kept.get(id);
    return predicts === undefined ? [] : [{ id, requirement, sentence, cause, predicts }];
  });
  const text = packed({ stories, defects });
  writeFileSync(
    FILE,
    `// The fingerprints of the known defects, packed. Written by \`npm run fingerprints\`, never by hand.

/** Each part brotli, all of it in base64: see packed.ts. */
export const KNOWN_DEFECTS: string =
  '${text}';
`,
  );
  const bytes = Buffer.from(text, 'base64').length;
  console.log(`${FILE}: ${defects.length} of ${MUTANTS.length} known defects, ${bytes} bytes`);
}

/** Plays some at a time; `take` gets what each makes fail. */
async function inBatches(
  asked: readonly Asked[],
  take: (id: string, signs: Signs) => void,
  after: () => void,
): Promise<void> {
  for (let at = 0; at < asked.length; at += BATCH) {
    for (const [id, signs] of await failingTwice(asked.slice(at, at + BATCH))) take(id, signs);
    console.log(`${Math.min(at + BATCH, asked.length)} of ${asked.length} played`);
    after();
  }
}

// New scenarios first: until all that is kept has been played with them, nothing can be written that says the same of all.
const known = new Set(before.stories);
const news = stories.filter((story) => !known.has(story)).flatMap((story) => idOf.get(story) ?? []);
const old = MUTANTS.flatMap(({ id }) => (kept.has(id) ? [id] : []));
if (news.length > 0 && old.length > 0) {
  console.log(`${news.length} new scenarios against ${old.length} known defects`);
  const complete = new Map(kept);
  kept.clear();
  const asked = old.map((id): Asked => [id, news]);
  await inBatches(
    asked,
    (id, signs) => void kept.set(id, new Map([...(complete.get(id) ?? []), ...signs])),
    () => {},
  );
}
const left = MUTANTS.flatMap(({ id }): Asked[] => (kept.has(id) ? [] : [[id, undefined]]));
if (left.length > 0) console.log(`the whole catalogue against ${left.length} known defects`);
await inBatches(left, (id, signs) => void kept.set(id, signs), write);
write();
