// `module:PATH`: an adapter in a JavaScript or TypeScript file, loaded as it is.
import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { UsageError } from '../base/usage-error.ts';
import { adapterDriver } from './adapter.ts';
import { checkedAdapter } from './checked-adapter.ts';
import type { Driver } from './driver.ts';
import { inSdk } from './escaped.ts';
import { causeOf } from './typescript/cause.ts';
import { load } from './typescript/load.ts';

const EXTENSIONS = ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs'];

function found(exports: Readonly<Record<string, unknown>>): unknown {
  const named = exports['default'] ?? exports['adapter'];
  // A CommonJS module that was compiled from an ES module has its default export one level down.
  const inner = named !== null && typeof named === 'object' && 'default' in named ? named.default : named;
  return typeof inner === 'function' ? inner() : inner;
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
    value = await inSdk(async () => found(await load(file)));
  } catch (error) {
    throw new UsageError(
      'ADAPTER_LOAD_FAILED',
      `${path} could not be loaded: ${causeOf(error, cwd)}`,
      'Fix it, and run again.',
      { cause: error },
    );
  }
  const adapter = checkedAdapter(value, path);
  return adapterDriver(() => adapter);
}
