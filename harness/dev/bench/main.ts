// The benchmark: `npm run bench` prints a table of ratios, `-- --quick` a small part of everything, `-- --only a,f` some rows.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, platform, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import type { Bench } from './bench.ts';
import { ROWS } from './rows/all.ts';
import { type Line, renderTable } from './table.ts';

/** The fewest from which a median says something. */
const ROUNDS = 7;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const wanted = values.only?.split(',');
const rows = ROWS.filter(({ letter }) => wanted?.includes(letter) ?? true);
if (rows.length === 0) {
  console.error(
    `error: no row "${values.only}". The rows are ${ROWS.map(({ letter }) => letter).join(', ')}.`,
  );
  process.exit(3);
}

function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1e9);
  return `${cpus().length} × ${first?.model.trim()}, ${memory} GB, ${platform()}, Node ${process.version}; load ${loadavg()[0]?.toFixed(1)} at the start`;
}

const folder = mkdtempSync(join(tmpdir(), 'mm-auth-bench-'));
const bench: Bench = {
  rounds: Number(values.rounds ?? (values.quick ? 1 : ROUNDS)),
  quick: values.quick,
  folder,
};
const startedAt = performance.now();
console.log(
  `${machine()}\n${CATALOGUE.length} scenarios in the catalogue; min / median / max of each figure.\n`,
);
const lines: Line[] = [];
let failed = false;
try {
  for (const { letter, title, lines: measured } of rows) {
    const before = performance.now();
    try {
      const found = await measured(bench);
      lines.push(...found);
      console.log(
        `${letter}. ${title} (${((performance.now() - before) / 1_000).toFixed(0)} s)\n${renderTable(found)}`,
      );
    } catch (error) {
      // One row that cannot be measured here (no Python, no Chromium) takes no other with it; it is told, and counts.
      failed = true;
      console.error(
        `${letter}. ${title}: not measured: ${error instanceof Error ? error.message : String(error)}\n`,
      );
    }
  }
  console.log(`${lines.length} figures in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
