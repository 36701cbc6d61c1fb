// The package as a user gets it: packed, unpacked, and put into projects with the dependencies that it declares and no others.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { paced } from '../../testing/pace.ts';

export const PACKAGE_NAME = 'mm-auth-conformance';

/** How a project's `.js` files are read: package.json's `type`. */
export type ProjectKind = 'module' | 'commonjs';

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The unpacked tarball. */
export interface Unpacked {
  readonly folder: string;
  /** Every path in it. */
  readonly files: readonly string[];
  readonly manifest: Manifest;
  /** Makes a project that it is installed in, without its dev dependencies. @returns the project's folder. */
  readonly project: (name: string, kind: ProjectKind) => string;
  /** The same, by a real `npm install` of the tarball and of these packages. @returns the project's folder. */
  readonly installed: (name: string, kind: ProjectKind, packages: readonly string[]) => string;
  /** Takes everything away. */
  readonly remove: () => void;
}

/** Packs this package and unpacks it into a temporary folder. */
export function unpacked(): Unpacked {
  const root = mkdtempSync(join(tmpdir(), 'mm-auth-packed-'));
  const npm = spawnSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', root], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(npm.status, npm.stderr).toBe(0);
  const [pack] = JSON.parse(npm.stdout) as [{ filename: string; files: readonly { path: string }[] }];
  const tar = spawnSync('tar', ['-xzf', pack.filename], { cwd: root, encoding: 'utf8' });
  expect(tar.status, tar.stderr).toBe(0);
  const folder = join(root, 'package');
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const project = (name: string, kind: ProjectKind) =>
    installedInto(join(root, name), kind, folder, manifest);
  return {
    folder,
    files: pack.files.map((file) => file.path),
    manifest,
    project,
    installed: (name, kind, packages) =>
      reallyInstalled(join(root, name), kind, [join(root, pack.filename), ...packages]),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function installedInto(
  folder: string,
  kind: ProjectKind,
  packed: string,
  { dependencies }: Manifest,
): string {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: kind }));
  cpSync(packed, join(modules, PACKAGE_NAME), { recursive: true });
  for (const dependency of Object.keys(dependencies)) linkInto(modules, dependency);
  return folder;
}

function reallyInstalled(folder: string, kind: ProjectKind, packages: readonly string[]): string {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: kind }));
  const npm = spawnSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(npm.status, npm.stderr).toBe(0);
  return folder;
}

/** Links a package of this project's own `node_modules` into another's. */
function linkInto(modules: string, name: string): void {
  mkdirSync(dirname(join(modules, name)), { recursive: true });
  symlinkSync(resolve('node_modules', name), join(modules, name), 'junction');
}

/** Runs Node in a folder. */
export function nodeIn(folder: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', timeout: paced(90_000) });
}

/** Runs the installed tool in a project. */
export function toolIn(folder: string, ...args: readonly string[]) {
  return nodeIn(folder, join('node_modules', PACKAGE_NAME, 'dist/harness/cli/main.js'), ...args);
}
