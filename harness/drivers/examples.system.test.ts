// The examples as a user runs them: each passes a part of the catalogue through `run` that has every mode in it, and of each
// requirement a few scenarios (`npm run long`: the whole one). Where the language's tool is not on
// this machine, its example is skipped with the reason.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Report } from '../../reports/model.ts';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { leftBehind, startTool } from '../testing/processes.ts';
import { spread } from '../testing/spread.ts';

interface Example {
  readonly name: string;
  /** `BUILD` stands for a folder for what is built. */
  readonly target: string;
  /** A shell command that ends with 0 where the language's tool is there, and is new enough. */
  readonly needs?: string;
  /** A shell command that builds the adapter. */
  readonly build?: string;
}

const EXAMPLES: readonly Example[] = [
  { name: 'TypeScript', target: 'module:examples/typescript/adapter.ts' },
  {
    name: 'Python',
    target: 'command:python3 examples/python/adapter.py',
    needs: 'python3 -c "import sys; sys.exit(sys.version_info < (3, 8))"',
  },
  {
    name: 'Java',
    target: 'command:java -cp BUILD Adapter',
    needs: 'javac --release 17 --version',
    build: 'javac --release 17 -d BUILD examples/java/*.java',
  },
  {
    name: 'Go',
    target: 'command:BUILD/adapter',
    needs: 'go list -C examples/go .',
    build: 'go build -C examples/go -o BUILD/adapter .',
  },
];

/** What the tools of a language are not to do in a test: fetch anything. */
const OFFLINE = { GOTOOLCHAIN: 'local', GOPROXY: 'off', PYTHONDONTWRITEBYTECODE: '1' };

function shell(command: string): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(command, {
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, ...OFFLINE },
  });
  return { status, text: `${stdout}${stderr}` };
}

/** What is judged of the catalogue; the processes are other languages', so a few of each kind tell. */
const PART = process.env['MM_LONG'] === '1' ? [] : spread(CATALOGUE, 24).map(({ id }) => id);

for (const { name, target, needs, build } of EXAMPLES) {
  test(`${name}: ${target}`, async () => {
    const missing = needs !== undefined && shell(needs).status !== 0;
    test.skip(missing, `${name} is not on this machine: "${needs}" does not succeed.`);
    const folder = mkdtempSync(join(tmpdir(), 'mm-auth-examples-'));
    const inFolder = (text: string) => text.replaceAll('BUILD', folder);
    try {
      const built = build === undefined ? undefined : shell(inFolder(build));
      expect(built?.status ?? 0, built?.text).toBe(0);
      const options = ['--quiet', ...PART, '--sdk', inFolder(target), '--report-dir', folder];
      const tool = startTool(['run', ...options], OFFLINE);
      const { code, out, err } = await tool.ended;
      expect([code, err], out).toEqual([0, '']);
      const { counts, requirements, run } = Report.parse(
        JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')),
      );
      expect(counts.notJudged).toBe(0);
      expect(counts.judged).toBeGreaterThan(100);
      expect(requirements.filter((one) => one.level === 'MUST' && one.outcome !== 'passed')).toEqual([]);
      expect(await leftBehind(tool)).toEqual([]);
      console.log(`${name}: ${counts.judged} scenarios in ${(run.durationMs / 1_000).toFixed(1)} s`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
