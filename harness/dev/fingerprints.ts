// npm run fingerprints: plays the catalogue against each known defect that has no fingerprint of today's stories yet, and
// keeps what it makes fail. `--again`: against all of them. It can be ended and goes on where it was.
import { writeFileSync } from 'node:fs';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { cellsOf, type Sign } from '../diagnosis/cells.ts';
import { knownDefects } from '../diagnosis/diagnose.ts';
import type { Fingerprint } from '../diagnosis/fingerprint.ts';
import { packed } from '../diagnosis/packed.ts';
import { storyHash } from '../engine/selection/story-hash.ts';
import { MUTANTS } from '../reference/mutants/all.ts';
import type { Mutant } from '../reference/mutants/mutant.ts';
import { reportOn } from '../sensitivity/fingerprints/play.ts';

const FILE = 'harness/diagnosis/known-defects.ts';
/** How many plays go by between two writings. */
const WRITE_EVERY = 5;

const stories = new Set(CATALOGUE.map(storyHash));
const again = process.argv.includes('--again');
const kept = new Map<string, Fingerprint>(
  again ? [] : knownDefects().map((fingerprint) => [fingerprint.id, fingerprint]),
);

/** A fingerprint of which stories have changed is made anew. */
function isCurrent({ id }: Mutant): boolean {
  const { predicts } = kept.get(id) ?? {};
  return predicts !== undefined && [...predicts.keys()].every((story) => stories.has(story));
}

async function fingerprintOf({ id, requirement, sentence, cause, make }: Mutant): Promise<Fingerprint> {
  const { scenarios } = await reportOn(id, make);
  const predicts = new Map<string, Sign>();
  for (const [story, { signs }] of cellsOf(scenarios))
    if (signs[0] !== undefined) predicts.set(story, signs[0]);
  return { id, requirement, sentence, cause, predicts };
}

function write(): void {
  const fingerprints = MUTANTS.flatMap(({ id }) => kept.get(id) ?? []);
  const text = packed(fingerprints);
  writeFileSync(
    FILE,
    `// The fingerprints of the known defects, packed. Written by \`npm run fingerprints\`, never by hand.

/** brotli in base64: see packed.ts. */
export const KNOWN_DEFECTS: string =
  '${text}';
`,
  );
  console.log(
    `${FILE}: ${fingerprints.length} of ${MUTANTS.length} known defects, ${(text.length * 3) / 4} bytes`,
  );
}

const left = MUTANTS.filter((mutant) => !isCurrent(mutant));
for (const [at, mutant] of left.entries()) {
  kept.set(mutant.id, await fingerprintOf(mutant));
  if ((at + 1) % WRITE_EVERY === 0) write();
}
write();
