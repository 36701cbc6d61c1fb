// What is left when something goes wrong in the middle of a run: in the tool itself, in an SDK of its process, on the disk, in
// an adapter that dies; and that two runs do not write over each other.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { Report } from '../../../reports/model.ts';
import { until } from '../../base/wait.ts';
import { LOCK_FILE } from '../../files/folder-lock.ts';
import { JOURNAL_FILE } from '../../journal/line.ts';
import { paced } from '../../testing/pace.ts';
import { leftBehind, startTool } from '../../testing/processes.ts';

const HOSTILE = `command:${process.execPath} harness/drivers/fixtures/hostile-adapter.mjs`;
const LONG = process.env['MM_LONG'] === '1';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-sudden-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reportIn = (path: string) => Report.parse(JSON.parse(readFileSync(join(path, 'report.json'), 'utf8')));
const slowRun = ['run', 'jwt/valid/**', '--sdk', `${HOSTILE} none`, '--concurrency', '1'];

/** A file beside the report. */
function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('a bug of the tool: what there is, exit 4, and the command that makes it again', async () => {
  const out = join(folder, 'out');
  // Once something was measured: how long a start takes is the machine's affair.
  const bug = written(
    'bug.mjs',
    `import { readFileSync } from 'node:fs';
     const journal = () => { try { return readFileSync(${JSON.stringify(join(out, JOURNAL_FILE))}, 'utf8'); } catch { return ''; } };
     const watch = setInterval(() => {
       if (!journal().includes('{"kind":"result"')) return;
       clearInterval(watch);
       Promise.reject(new Error('a bug'));
     }, 20);`,
  );
  const { code, err } = await startTool([...slowRun, '-o', out], {}, [process.execPath, '--import', bug])
    .ended;
  expect([code, err]).toEqual([4, expect.stringContaining('Error: a bug')]);
  const { counts, run, verdict } = reportIn(out);
  expect([verdict, run.interrupted]).toEqual(['incomplete', true]);
  expect(counts.judged + counts.notJudged).toBe(counts.planned);
  const again = err.match(/report --from-journal (\S+)/)?.[1] ?? '';
  rmSync(join(out, 'report.json'));
  expect((await startTool(['report', '--from-journal', again]).ended).code).toBe(2);
  // The run may have gone on while the first was written.
  expect(reportIn(out).counts.judged).toBeGreaterThanOrEqual(counts.judged);
});

/** An adapter of the reference SDK that does something besides when a user is fetched. */
function adapterThat(does: string): string {
  return written(
    'adapter.mjs',
    `import { referenceAdapter } from ${JSON.stringify(resolve('dist/harness/reference/adapter.js'))};
     const good = referenceAdapter();
     export default { ...good, invoke: (params) => { ${does}; return good.invoke(params); } };`,
  );
}

test('a throw that escapes an SDK in this process is told, and the run goes on', async () => {
  const adapter = adapterThat("setTimeout(() => { throw new RangeError('too far'); }, 1)");
  const { code } = await startTool(['run', 'jwt/valid/plain', '--sdk', `module:${adapter}`, '-o', folder])
    .ended;
  const { findings, verdict } = reportIn(folder);
  expect([code, verdict]).toEqual([2, 'incomplete']);
  expect(findings[0]?.text).toMatch(/^The SDK threw where nobody catches it: RangeError: too far/);
});

test('a promise that an SDK leaves rejected is noted, and keeps nothing from its verdict', async () => {
  const adapter = adapterThat("void Promise.reject(new RangeError('too far'))");
  const { code } = await startTool(['run', 'jwt/valid/plain', '--sdk', `module:${adapter}`, '-o', folder])
    .ended;
  const { findings, verdict } = reportIn(folder);
  expect([code, verdict]).toEqual([0, 'passed']);
  expect(findings[0]?.text).toMatch(/^The SDK left a rejected promise to nobody: RangeError: too far/);
});

test('a second run into the same folder ends with 3, and the first is not disturbed', async () => {
  const first = startTool([...slowRun, '-o', folder]);
  expect(await until(() => existsSync(join(folder, LOCK_FILE)), paced(30_000), 20)).toBe(true);
  const second = await startTool(['run', 'jwt/valid/plain', '-o', folder]).ended;
  expect([second.code, second.err]).toEqual([3, expect.stringContaining('[REPORT_DIR_IN_USE]')]);
  first.child.kill('SIGINT');
  expect([(await first.ended).code, reportIn(folder).run.interrupted]).toEqual([2, true]);
  expect(readdirSync(folder)).not.toContain(LOCK_FILE);
});

test('a disk without room: what was kept is named, and it is nobody’s mistake', async () => {
  test.skip(process.platform === 'win32', 'needs ulimit');
  const limited = ['sh', '-c', `ulimit -f 60; exec "$0" "$@"`, process.execPath];
  const out = join(folder, 'out');
  const { code, err } = await startTool(['run', 'jwt/valid/**', '-o', out], {}, limited).ended;
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/could not be written whole: .*EFBIG.*\[REPORT_NOT_WRITTEN\]/),
  ]);
  for (const kept of ['summary.md', 'badge.json']) {
    expect(err).toContain(join(out, kept));
    expect(existsSync(join(out, kept))).toBe(true);
  }
  expect(err).not.toContain('internal error');
});

const MOMENTS = Array.from({ length: LONG ? 20 : 2 }, (_, index) => 3 + (LONG ? 4 : 30) * index);

for (const moment of MOMENTS) {
  test(`an adapter that dies of its message ${moment}, calls overlapping: a report, exit 2, nothing left`, async () => {
    const sdk = `${HOSTILE} dies-of-message ${moment}`;
    const ids = ['jwt/overlap/saveUser', 'jwt/overlapping/two-calls-at-once'];
    const tool = startTool(['run', ...ids, '--sdk', sdk, '-o', folder, '--timeout', '2000']);
    const { code, err } = await tool.ended;
    expect([code, err]).toEqual([2, expect.not.stringContaining('internal error')]);
    const { verdict, findings } = reportIn(folder);
    expect(verdict).toBe('incomplete');
    const down = findings.filter(({ text }) => / broke down /.test(text));
    expect(down.flatMap(({ lastLines = [] }) => lastLines)).toContain('hostile: dies-of-message starts');
    // What was being played is named; once nothing was.
    expect(down.filter(({ underWay = [] }) => underWay.length > 0).length).toBeGreaterThan(0);
    expect(await leftBehind(tool)).toEqual([]);
  });
}
