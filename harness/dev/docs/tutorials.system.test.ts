// The tutorials as a newcomer follows them: an empty folder, the tarball, and exactly the commands of the page.
// A few scenarios stand for the catalogue; `MM_LONG=1` plays all of it, and what needs Pact.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Ran, shell, withTool } from '../../testing/documented.ts';

const LONG = process.env['MM_LONG'] === '1';
const FEW = [
  'jwt/valid/plain/fetchUser/**',
  'jwt/expired/by-1-hour/fetchUser/**',
  'application-code/fetchUser',
];
const INSTALL = 'npm install --save-dev mm-auth-conformance';

test.describe.configure({ mode: 'default', timeout: LONG ? 600_000 : 120_000 });

let root: string;
test.beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mm-auth-tutorials-'));
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', root];
  const npm = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  expect(npm.status, npm.stderr).toBe(0);
  const [{ filename }] = JSON.parse(npm.stdout) as [{ filename: string }];
  expect(spawnSync('tar', ['-xzf', filename], { cwd: root }).status).toBe(0);
});
test.afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What `npm install` would do with the tarball: the package, and the dependencies that it declares. */
function install(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  cpSync(join(root, 'package'), join(modules, 'mm-auth-conformance'), { recursive: true });
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package/package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(resolve('node_modules', name), join(modules, name), 'junction');
  }
}

/** The commands of a page by its headings. */
function commandsOf(page: string): ReadonlyMap<string, readonly string[]> {
  const sections = readFileSync(`docs/tutorials/${page}.md`, 'utf8').split(/^## /m);
  return new Map(
    sections.map((section) => {
      const blocks = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = '']) => text);
      const lines = blocks.flatMap((text) => text.split('\n')).filter((line) => line !== '');
      return [section.split('\n', 1)[0] ?? '', lines] as const;
    }),
  );
}

/** Runs commands one after another in an empty folder, until one fails. */
function follow(commands: readonly string[]): readonly Ran[] {
  const folder = mkdtempSync(join(root, 'empty-'));
  if (!LONG) writeFileSync(join(folder, 'mm-auth-conformance.config.json'), JSON.stringify({ ids: FEW }));
  const env = withTool(folder, {}, join(folder, 'node_modules/mm-auth-conformance/dist/harness/cli/main.js'));
  const all: Ran[] = [];
  for (const command of commands) {
    if (command === INSTALL) install(folder);
    else all.push(shell(command, folder, env));
    if (all.at(-1)?.status !== 0 && all.length > 0) break;
  }
  return all;
}

function expectWell(ran: readonly Ran[], commands: readonly string[]): void {
  for (const { command, status, out } of ran) expect(status, `${command}\n${out}`).toBe(0);
  expect(ran.map(({ command }) => command)).toEqual(commands.filter((one) => one !== INSTALL));
}

const has = (program: string, word: string) => spawnSync(program, [word]).status === 0;
const SDK = commandsOf('sdk-maintainer');

test('an SDK in TypeScript: judged in at most five commands, and what follows on the page', () => {
  const commands = SDK.get('TypeScript') ?? [];
  expect(commands.length).toBeLessThanOrEqual(5);
  const rest = ['It is red. What now?', 'Into CI'].flatMap((heading) => SDK.get(heading) ?? []);
  expect(rest.length).toBeGreaterThan(2);
  const ran = follow([...commands, ...rest]);
  expectWell(ran, [...commands, ...rest]);
  expect(ran[2]?.out).toMatch(LONG ? /Conformant/ : /no MUST requirement broken/);
});

test('an SDK in Python', () => {
  test.skip(!has('python3', '--version'), 'There is no python3 here.');
  const commands = SDK.get('Python') ?? [];
  expect(commands.length).toBeLessThanOrEqual(5);
  expectWell(follow(commands), commands);
});

test('an SDK in Go', () => {
  test.skip(!has('go', 'version'), 'There is no Go here.');
  const commands = SDK.get('Go') ?? [];
  expect(commands.length).toBeLessThanOrEqual(5);
  expectWell(follow(commands), commands);
});

for (const page of ['qa', 'backend-team'])
  test(page, () => {
    // Pact is an optional part of the package, which this folder has not.
    const commands = [...commandsOf(page).values()].flat().filter((one) => !one.includes('verify-provider'));
    expect(commands.length).toBeGreaterThan(3);
    expectWell(follow([INSTALL, ...commands]), commands);
  });
