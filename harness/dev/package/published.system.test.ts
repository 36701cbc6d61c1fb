// The package as strangers' tools see it: publint, are-the-types-wrong, and no link that leads out of the tarball.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { expect, test } from '@playwright/test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { readPage } from '../docs/page.ts';

let root: string;
let tarball: Buffer;
test.describe.configure({ mode: 'default' });
test.beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mm-auth-published-'));
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', root];
  const npm = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  expect(npm.status, npm.stderr).toBe(0);
  const [{ filename }] = JSON.parse(npm.stdout) as [{ filename: string }];
  tarball = readFileSync(join(root, filename));
  expect(spawnSync('tar', ['-xzf', filename], { cwd: root }).status).toBe(0);
});
test.afterAll(() => rmSync(root, { recursive: true, force: true }));

test('publint has nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: join(root, 'package'), strict: true });
  expect(messages.map((one) => formatMessage(one, pkg, { color: false }))).toEqual([]);
});

/**
 * What is promised: Node's own resolution and that of bundlers. Not that of Node 10, which knows no `exports`. A CommonJS
 * project requires ES modules, as every Node that this package runs on can (20.19).
 */
const NOT_PROMISED = new Set(['CJSResolvesToESM']);

test('are-the-types-wrong finds nothing wrong in what is promised', async () => {
  const result = await checkPackage(createPackageFromTarballData(tarball));
  if (result.types === false) throw new Error('The package has no types.');
  const wrong = result.problems.filter(
    (one) => !NOT_PROMISED.has(one.kind) && !('resolutionKind' in one && one.resolutionKind === 'node10'),
  );
  expect(wrong).toEqual([]);
});

test('no page of the tarball has a link that leads nowhere', () => {
  const page = (path: string) => readPage(join(root, 'package', path));
  const links = ['README.md', 'docs/README.md', 'docs/in-ci.md'].flatMap((path) =>
    page(path)
      .links.filter((link) => !/^[a-z]+:|^#/.test(link))
      .map((link) => join(root, 'package', path, '..', link.split('#')[0] ?? '')),
  );
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});
