// npm run mutation: how many machine-made mutants are killed. What was found is kept beside the bundles, so that a run
// that was ended goes on where it was, and a run after a change plays only what the change concerns.
//   npm run mutation -- [reference] [backend] [judge] [--threads 2] [--again] [--every 10]
// `--every 10` plays each tenth mutant: a first look, of which nothing is kept for the reports.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import { catalogueStamp } from '../../engine/selection/catalogue-stamp.ts';
import { keepFigure } from '../kept-figure.ts';
import { bundled, MUTATION_FOLDER } from './bundle.ts';
import { instrumented } from './mutants.ts';
import { PARTS, type Part } from './parts.ts';
import { type Kills, playMutants } from './play-mutants.ts';
import { type Score, scoreOf, shares } from './score.ts';

const EQUIVALENTS = join(PACKAGE_ROOT, 'harness/dev/mutation/equivalents.json');
/** How many mutants go by between two lines of progress. */
const TELL_EVERY = 25;

const Equivalents = z.array(z.strictObject({ mutant: z.string(), reason: z.string().min(10) }));
const Kept = z.object({ key: z.string(), kills: z.record(z.string(), z.string().nullable()) });

/** What was found before: all of it holds where nothing has changed since; what killed a mutant is worth trying in any case. */
function readKept(file: string, key: string): { readonly kills: Kills; readonly last: Map<string, string> } {
  if (!existsSync(file)) return { kills: new Map(), last: new Map() };
  const kept = Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  const all = Object.entries(kept.kills);
  const last = new Map(all.flatMap(([id, by]) => (by === null ? [] : [[id, by] as const])));
  return { kills: kept.key === key ? new Map(all) : new Map(), last };
}

interface Measuring {
  readonly threads: number;
  readonly again: boolean;
  /** One of so many mutants is played. */
  readonly every: number;
}

async function measure(part: Part, { threads, again, every }: Measuring): Promise<Score> {
  const whole = await instrumented(part.files);
  const made = { ...whole, mutants: whole.mutants.filter((_, at) => at % every === 0) };
  const { file, hash } = await bundled(part.name, part.entry, made);
  const key = `${hash} ${part.name === 'reference' ? catalogueStamp(CATALOGUE).hash : ''}`;
  const keptIn = join(MUTATION_FOLDER, `${part.name}.json`);
  const kept = readKept(keptIn, key);
  const kills: Kills = again ? new Map() : kept.kills;
  const left = made.mutants.filter(({ id }) => !kills.has(id));
  console.log(`${part.title}: ${made.mutants.length} mutants, ${left.length} to play`);
  const keep = () => writeFileSync(keptIn, JSON.stringify({ key, kills: Object.fromEntries(kills) }));
  let done = 0;
  if (left.length > 0)
    await playMutants({
      part: part.name,
      bundle: file,
      mutants: left,
      threads,
      last: kept.last,
      onPlayed: ({ id }, killedBy) => {
        kills.set(id, killedBy);
        done += 1;
        if (done % TELL_EVERY !== 0) return;
        keep();
        console.log(`  ${done} of ${left.length}`);
      },
    });
  keep();
  const equivalents = Equivalents.parse(JSON.parse(readFileSync(EQUIVALENTS, 'utf8')));
  return scoreOf(whole.mutants, kills, equivalents, part.files);
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function told({ title, goal }: Part, score: Score): boolean {
  const { raw, real } = shares(score);
  console.log(
    `${title}: ${score.killed} of ${score.mutants} killed (${percent(raw)}), ${score.equivalents} equivalent: ${percent(real)} of the rest, goal ${percent(goal)}`,
  );
  if (score.byUnitTests > 0)
    console.log(`  ${score.byUnitTests} of these by unit tests, where no interaction could tell`);
  if (score.unplayed > 0) console.log(`  ${score.unplayed} more were not played`);
  for (const { id, line } of score.survivors) console.log(`  survived: ${id} (line ${line})`);
  for (const text of score.stale) console.log(`  stale: ${text}`);
  return real >= goal && score.stale.length === 0 && score.unplayed === 0;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    threads: { type: 'string', default: '2' },
    again: { type: 'boolean', default: false },
    every: { type: 'string', default: '1' },
  },
});
const parts = PARTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (parts.length === 0 || positionals.some((name) => !PARTS.some((part) => part.name === name))) {
  console.error(`error: the parts are ${PARTS.map(({ name }) => name).join(', ')}.`);
  process.exit(3);
}
const startedAtMs = Date.now();
let good = true;
for (const part of parts) {
  const { threads, again, every } = values;
  const score = await measure(part, { threads: Number(threads), again, every: Number(every) });
  good = told(part, score) && good;
  writeFileSync(
    join(MUTATION_FOLDER, `${part.name}-survivors.json`),
    `${JSON.stringify(score.survivors, null, 2)}\n`,
  );
  if (part.name === 'reference' && score.unplayed === 0)
    keepFigure('machineMade', {
      catalogue: catalogueStamp(CATALOGUE).hash,
      killed: score.killed,
      of: score.mutants - score.equivalents,
    });
}
console.log(`took ${Math.round((Date.now() - startedAtMs) / 1_000)} s; survivors in .mutation/`);
process.exit(good ? 0 : 1);
