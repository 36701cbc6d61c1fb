// `module:PATH`: an adapter in a JavaScript or TypeScript file, loaded as it is. ts-node compiles TypeScript: as an ES
// module through its loader, as CommonJS through its require hook (its loader cannot do both on Node 20).
import { existsSync, readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { type Adapter, METHODS } from '../../contracts/adapter-protocol.ts';
import { plainText, shortened } from '../../reports/text.ts';
import { PACKAGE_ROOT } from '../base/package-root.ts';
import { UsageError } from '../base/usage-error.ts';
import { adapterDriver } from './adapter.ts';
import type { Driver } from './driver.ts';

const EXTENSIONS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];
/** The methods that an adapter cannot do without. */
const NEEDED = Object.keys(METHODS).filter((method) => method !== 'setClock');
/** The longest text that is shown of what a module threw, in characters. */
const MAX_CAUSE = 600;
/** Compiled: the thread that Node runs hooks in knows JavaScript only. */
const HOOKS = join(PACKAGE_ROOT, 'dist/harness/drivers/typescript-hooks.js');
const HOW = 'See "Test your own SDK" in the README: export default adaptPlugin({ create, sdk }).';

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

/** A compiler for whatever the user's project is: only types are taken out, nothing is checked. */
function registerHook(cwd: string): void {
  if (hookRegistered) return;
  hookRegistered = true;
  const { register: registerTsNode } = require('ts-node') as typeof import('ts-node');
  registerTsNode({
    transpileOnly: true,
    cwd,
    skipProject: true,
    compilerOptions: {
      module: 'commonjs',
      moduleResolution: 'node10',
      target: 'es2022',
      esModuleInterop: true,
      ignoreDeprecations: '6.0',
    },
  });
}

function registerLoader(): void {
  if (loaderRegistered) return;
  loaderRegistered = true;
  register(pathToFileURL(HOOKS).href);
}

async function load(file: string): Promise<Record<string, unknown>> {
  const typescript = /\.[cm]?ts$/.test(file);
  if (isCommonJs(file)) {
    if (typescript) registerHook(dirname(file));
    return createRequire(pathToFileURL(file))(file) as Record<string, unknown>;
  }
  if (typescript) registerLoader();
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
}

function found(exports: Record<string, unknown>): unknown {
  const named = exports['default'] ?? exports['adapter'];
  // A CommonJS module that was compiled from an ES module has its default export one level down.
  const inner = named !== null && typeof named === 'object' && 'default' in named ? named.default : named;
  return typeof inner === 'function' ? inner() : inner;
}

function checked(value: unknown, path: string): Adapter {
  if (value === undefined || value === null || typeof value !== 'object') {
    throw new UsageError(
      'NOT_AN_ADAPTER',
      `${path} exports no adapter (as its default export, or as "adapter").`,
      HOW,
    );
  }
  const missing = NEEDED.filter((method) => typeof Reflect.get(value, method) !== 'function');
  if (missing.length === 0) return value as Adapter;
  throw new UsageError(
    'NOT_AN_ADAPTER',
    `The adapter of ${path} lacks ${missing.map((name) => `${name}()`).join(', ')}.`,
    HOW,
  );
}

/** What went wrong, with the place in the user's file where there is one. */
function causeOf(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message.split('\n', 3).join(' ')}`;
  // What a module throws may be anything, an object without a prototype included.
  return shortened(plainText(inspect(error, { breakLength: Number.POSITIVE_INFINITY })), MAX_CAUSE);
}

/**
 * The driver of an adapter in a file. `cwd`: what a relative path starts from.
 * @throws UsageError `NO_SUCH_FILE`, `NOT_AN_ADAPTER` or `ADAPTER_LOAD_FAILED`.
 */
export async function moduleDriver(path: string, cwd: string): Promise<Driver> {
  const file = resolve(cwd, path);
  if (!existsSync(file))
    throw new UsageError(
      'NO_SUCH_FILE',
      `There is no file ${path}.`,
      'Give a path from the current folder: --sdk module:./adapter.ts',
    );
  if (!EXTENSIONS.includes(extname(file))) {
    throw new UsageError(
      'NOT_AN_ADAPTER',
      `${path} is no JavaScript or TypeScript file.`,
      `It must end in one of ${EXTENSIONS.join(', ')}.`,
    );
  }
  let value: unknown;
  try {
    value = await found(await load(file));
  } catch (error) {
    throw new UsageError(
      'ADAPTER_LOAD_FAILED',
      `${path} could not be loaded: ${causeOf(error)}`,
      'Fix it, and run again.',
      { cause: error },
    );
  }
  const adapter = checked(value, path);
  return adapterDriver(() => adapter);
}
