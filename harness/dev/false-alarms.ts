// Runs the catalogue against the reference SDK again and again on a busy machine: whatever is neither passed nor observed
// is a false alarm. `npm run false-alarms -- --runs 100 --busy 2`
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Report } from '../../reports/model.ts';

const MAIN = fileURLToPath(new URL('../cli/main.js', import.meta.url));
const RUN_TIMEOUT_MS = 300_000;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100' }, busy: { type: 'string', default: '2' } },
});
const runs = Number(values.runs);
const busy = Number(values.busy);

/** What is wrong with one run; empty: nothing. */
function alarmsOf(folder: string): readonly string[] {
  const args = ['run', '--strict', '--quiet', '--report-dir', folder];
  const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    timeout: RUN_TIMEOUT_MS,
  });
  const report = Report.parse(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));
  const wrong = report.scenarios.filter(({ outcome }) => !['passed', 'observed'].includes(outcome));
  return [
    ...wrong.map(({ id, outcome, reason }) => `${id}: ${outcome}: ${reason ?? ''}`),
    ...report.findings.map(({ kind, text }) => `${kind}: ${text}`),
    ...(status === 0 ? [] : [`exit code ${status}: ${stderr}`]),
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'false-alarms-'));
const loops = Array.from({ length: busy }, () =>
  spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
);
let alarms = 0;
const startedAtMs = Date.now();
try {
  for (let run = 1; run <= runs; run += 1) {
    const found = alarmsOf(folder);
    alarms += found.length;
    for (const alarm of found) console.log(`run ${run}: ${alarm}`);
    if (run % 10 === 0 || run === runs)
      console.log(`${run} runs, ${alarms} false alarms, load ${loadavg()[0]?.toFixed(1)}`);
  }
} finally {
  for (const loop of loops) loop.kill();
  rmSync(folder, { recursive: true, force: true });
}
const seconds = Math.round((Date.now() - startedAtMs) / 1_000);
console.log(`${alarms} false alarms in ${runs} runs beside ${busy} busy loops, ${seconds} s`);
process.exit(alarms === 0 ? 0 : 1);
