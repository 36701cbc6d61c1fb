// Loads a JavaScript or TypeScript file as it is, whatever the user's project: as an ES module through ts-node's loader,
// as CommonJS through its require hook (its loader cannot do both on Node 20).
import { existsSync, readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PACKAGE_ROOT } from '../../base/package-root.ts';
import { projectOf } from './project.ts';

/** Compiled: the thread that Node runs hooks in knows JavaScript only. */
const HOOKS = join(PACKAGE_ROOT, 'dist/harness/drivers/typescript/hooks.js');
const COMMON_JS = { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' };

const require = createRequire(import.meta.url);
let loaderRegistered = false;
let hookRegistered = false;

/** Whether Node treats a file of this name and place as CommonJS. */
function isCommonJs(file: string): boolean {
  const extension = extname(file);
  if (extension === '.cts' || extension === '.cjs') return true;
  if (extension === '.mts' || extension === '.mjs') return false;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) {
      const { type } = JSON.parse(readFileSync(manifest, 'utf8')) as { type?: string };
      return type !== 'module';
    }
    if (folder === dirname(folder)) return true;
  }
}

function registerHook(file: string): void {
  if (hookRegistered) return;
  hookRegistered = true;
  const { ts, paths } = projectOf(file);
  const { register: registerTsNode } = require('ts-node') as typeof import('ts-node');
  registerTsNode({ ...ts(COMMON_JS), cwd: dirname(file) });
  if (paths === undefined) return;
  const { register: registerPaths } = require('tsconfig-paths') as typeof import('tsconfig-paths');
  registerPaths(paths);
}

function registerLoader(): void {
  if (loaderRegistered) return;
  loaderRegistered = true;
  register(pathToFileURL(HOOKS).href);
}

/**
 * What a file exports. A CommonJS module's `module.exports` is its default export, as Node has it.
 * @throws whatever the file throws while it is loaded, a syntax error included.
 */
export async function load(file: string): Promise<Readonly<Record<string, unknown>>> {
  const typescript = /\.[cm]?tsx?$/.test(file);
  // Places in the user's own lines, not in what the compiler made of them.
  if (typescript) process.setSourceMapsEnabled(true);
  if (!isCommonJs(file)) {
    if (typescript) registerLoader();
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  }
  if (typescript) registerHook(file);
  const exported: unknown = createRequire(pathToFileURL(file))(file);
  return exported !== null && typeof exported === 'object' && ('default' in exported || 'adapter' in exported)
    ? (exported as Record<string, unknown>)
    : { default: exported };
}
