// The user's own TypeScript project: what its tsconfig.json says counts, `extends` included. The compiler is this tool's:
// a project may have any version of TypeScript, and ts-node does not know the newest.
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { createPathsMatcher, getTsconfig } from 'get-tsconfig';
import type { CreateOptions } from 'ts-node';

type CompilerOptions = Readonly<Record<string, unknown>>;

/** Options that change what a program does. Whatever else is set only decides what a compiler complains of. */
const COUNTS = [
  'experimentalDecorators',
  'emitDecoratorMetadata',
  'useDefineForClassFields',
  'jsx',
  'jsxFactory',
  'jsxFragmentFactory',
  'jsxImportSource',
] as const;

/** A project as the loaders need it. */
export interface Project {
  /** The path of its tsconfig.json; empty: it has none. */
  readonly config: string;
  /** How to compile a file of it as this kind of module. */
  readonly ts: (kind: CompilerOptions) => CreateOptions;
  /** Where its `paths` and `baseUrl` say that a name may lie: absolute, without an extension, best first. */
  readonly candidates: (name: string) => readonly string[];
  /** For the require hook: what `paths` are relative to, and the paths; undefined: there are none. */
  readonly paths:
    | { readonly baseUrl: string; readonly paths: Readonly<Record<string, string[]>> }
    | undefined;
}

/** What was read of each folder's tsconfig.json: hooks ask for every file that is loaded. */
const read: Parameters<typeof getTsconfig>[2] = new Map();

/**
 * The project that a file belongs to: the nearest tsconfig.json above it, or the defaults.
 * @throws Error when its tsconfig.json cannot be read.
 */
export function projectOf(file: string): Project {
  const config = getTsconfig(file, 'tsconfig.json', read);
  const options = (config?.config.compilerOptions ?? {}) as CompilerOptions;
  const kept = Object.fromEntries(
    COUNTS.filter((name) => name in options).map((name) => [name, options[name]]),
  );
  const matcher = config === null ? null : createPathsMatcher(config);
  const folder = config === null ? undefined : dirname(config.path);
  const { baseUrl, paths } = options as { baseUrl?: string; paths?: Record<string, string[]> };
  return {
    config: config?.path ?? '',
    ts: (kind) => ({
      transpileOnly: true,
      skipProject: true,
      compiler: createRequire(import.meta.url).resolve('typescript'),
      experimentalSpecifierResolution: 'node',
      compilerOptions: { jsx: 'react-jsx', ...kept, target: 'es2022', esModuleInterop: true, ...kind },
    }),
    candidates: (name) => matcher?.(name) ?? [],
    paths:
      folder === undefined || (baseUrl === undefined && paths === undefined)
        ? undefined
        : { baseUrl: resolve(folder, baseUrl ?? '.'), paths: paths ?? {} },
  };
}
