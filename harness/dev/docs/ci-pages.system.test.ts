// What the pages about CI systems tell a maintainer to run, and the script of the action, as they stand.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { commandsOf, shell, withTool } from '../../testing/documented.ts';

const PAGES = readdirSync('docs/ci').map((name) => `docs/ci/${name}`);
/** What a CI system puts into the environment of one machine of one. */
const MACHINE = { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '1', CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '1' };

test.describe.configure({ mode: 'default' });

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-ci-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/mm-auth-conformance'), 'junction');
  cpSync('examples/typescript', folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  // A few scenarios stand for all of them.
  writeFileSync(
    join(folder, 'mm-auth-conformance.config.json'),
    JSON.stringify({ ids: ['jwt/valid/plain/fetchUser/**', 'application-code/fetchUser'] }),
  );
  mkdirSync(join(folder, 'releases'));
  const made = shell(
    'npx mm-auth-conformance run -s module:./adapter.ts -o before && cp before/report.json releases/4.1.json',
    folder,
    withTool(folder),
  );
  expect(made.status, made.out).toBe(0);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there is a page for each of five systems, and each has commands', () => {
  expect(PAGES).toHaveLength(5);
  for (const page of PAGES) expect(commandsOf(page).length, page).toBeGreaterThan(0);
});

test('every command of every page runs as it stands', () => {
  const env = withTool(folder, MACHINE);
  for (const command of new Set(PAGES.flatMap(commandsOf))) {
    const { status, out } = shell(command, folder, env);
    expect(status, `${command}\n${out}`).toBe(0);
  }
  for (const file of ['junit.xml', 'gl-code-quality.json', 'ctrf.json', 'index.html'])
    expect(existsSync(join(folder, 'conformance-report', file)), file).toBe(true);
});

/** The machines of the matrix that a page shows, and what each runs, then what puts their parts together. */
function matrixOf(page: string): { readonly runs: readonly string[]; readonly merge: string } {
  const [, values = ''] = /matrix: \{ part: \[([\d, ]+)\] \}/.exec(readFileSync(page, 'utf8')) ?? [];
  const commands = commandsOf(page);
  const run = commands.find((one) => one.includes('matrix.part')) ?? '';
  return {
    runs: values.split(', ').map((part) => run.replaceAll('${{ matrix.part }}', part)),
    merge: commands.find((one) => one.includes('merge parts/')) ?? '',
  };
}

test('the matrix of machines: the parts make the report of one run, and a part that is missing is seen', () => {
  const env = withTool(folder);
  const { runs, merge } = matrixOf('docs/in-ci.md');
  expect(runs).toHaveLength(4);
  const parts = runs.map((command) => {
    const { status, out } = shell(command, folder, env);
    expect(status, `${command}\n${out}`).toBe(0);
    return / -o (\S+)$/.exec(command)?.[1] ?? '';
  });
  mkdirSync(join(folder, 'parts'));
  for (const part of parts) renameSync(join(folder, part), join(folder, 'parts', part));
  const merged = shell(`${merge} -o merged`, folder, env);
  expect(merged.status, merged.out).toBe(0);
  const counts = (at: string) =>
    (JSON.parse(readFileSync(join(folder, at, 'report.json'), 'utf8')) as { counts: unknown }).counts;
  expect(counts('merged')).toEqual(counts('before'));
  rmSync(join(folder, 'parts', parts[2] ?? ''), { recursive: true });
  const incomplete = shell(`${merge} -o incomplete`, folder, env);
  expect(incomplete.status, incomplete.out).toBe(2);
});

/** The script of the action's first step. */
function actionScript(): string {
  const [, script = ''] = /\n {6}run: \|\n((?: {8}.*\n)+)/.exec(readFileSync('action.yml', 'utf8')) ?? [];
  return script.replaceAll(/^ {8}/gm, '');
}

function action(inputs: Readonly<Record<string, string>>) {
  const inputEnv = {
    INPUT_SDK: '',
    INPUT_ARGS: '',
    INPUT_KNOWN_FAILURES: '',
    INPUT_BASELINE: '',
    INPUT_REPORT_DIR: 'out',
  };
  for (const file of ['outputs', 'step']) rmSync(join(folder, file), { force: true });
  const env = withTool(folder, {
    ...inputEnv,
    ...inputs,
    GITHUB_OUTPUT: join(folder, 'outputs'),
    GITHUB_STEP_SUMMARY: join(folder, 'step'),
  });
  // As GitHub starts bash.
  const ran = shell(`set -eo pipefail\n${actionScript()}`, folder, env);
  return {
    ...ran,
    outputs: readFileSync(join(folder, 'outputs'), 'utf8'),
    summary: readFileSync(join(folder, 'step'), 'utf8'),
  };
}

test('the action: outputs, summary, the exit code of the run; what is broken is annotated', () => {
  const green = action({ INPUT_SDK: 'module:./adapter.ts', INPUT_ARGS: '--strict --concurrency 4' });
  expect([green.status, green.outputs], green.out).toEqual([0, expect.stringMatching(/^verdict=passed$/m)]);
  expect(green.outputs).toMatch(/^report=out\/index.html$/m);
  expect(green.summary).toContain('no MUST requirement broken');
  const red = action({ INPUT_SDK: 'mutant:lower-case-bearer', INPUT_BASELINE: 'releases/4.1.json' });
  expect(red.status, red.out).toBe(1);
  expect(red.out).toMatch(/^::error title=.*UDA-0\d/m);
  expect(red.outputs).toMatch(/^exit-code=1$/m);
});

test('an input of the action is data: nothing in it is run', () => {
  expect(() => action({ INPUT_SDK: 'module:./adapter.ts; touch ran', INPUT_ARGS: '$(touch ran)' })).toThrow();
  expect(existsSync(join(folder, 'ran'))).toBe(false);
});
