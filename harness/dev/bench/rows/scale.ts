// Row e: the same with more and more scenarios: whether time and memory grow with them, and how large the report gets.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, built, fewer, type Row } from '../bench.ts';
import { inTurn, type Series, spreadOf } from '../rounds.ts';
import { type Line, linesOf } from '../table.ts';
import { usageOf } from '../usage.ts';

const counts = ({ quick }: Bench) => (quick ? [100, 400] : [656, 6_560, 40_000]);

/** Rounds by size: the largest takes minutes. */
function roundsFor(bench: Bench, count: number): number {
  return fewer(bench, count < 1_000 ? 7 : count < 10_000 ? 2 : 1);
}

const megabytesOf = (path: string) => (statSync(path).size / 1_000_000).toFixed(1);

function perScenario(count: number, folder: string): (series: Series) => string {
  return ({ rounds }) => {
    const each = spreadOf(rounds.map(({ cpuMs }) => cpuMs / count)).median.toFixed(2);
    const sizes = ['report.json', 'index.html'].map(
      (file) => `${file} ${megabytesOf(join(folder, file))} MB`,
    );
    return `${each} ms CPU a scenario, ${sizes.join(', ')}`;
  };
}

/** e. Runs of so many scenarios in process, with journal and report. */
export const SCALE: Row = {
  letter: 'e',
  title: '656, 6,560 and 40,000 scenarios: time, memory, size',
  lines: async (bench) => {
    const all: Line[] = [];
    for (const count of counts(bench)) {
      const folder = join(bench.folder, `many-${count}`);
      mkdirSync(folder, { recursive: true });
      const args = [built('harness/dev/bench/subjects/many.js'), String(count), folder];
      const subjects = { [`${count.toLocaleString('en')} scenarios`]: () => usageOf({ args }) };
      // One round alone is not warmed up: it takes minutes.
      const series = await inTurn(subjects, roundsFor(bench, count));
      all.push(...linesOf('e', series, perScenario(count, folder)));
    }
    return all;
  },
};
