// Node's module hooks for adapters in TypeScript, in ES module projects: only types are taken out, nothing is checked.
// Loaded by `module.register`, in a thread of its own.
import type { LoadHook, ResolveHook } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { create, createEsmHooks, type NodeLoaderHooksAPI2 } from 'ts-node';
import { type Project, projectOf } from './project.ts';

const ES_MODULE = { module: 'nodenext', moduleResolution: 'nodenext' };

/** A project with the hooks that compile its files. */
interface Compiling {
  readonly project: Project;
  readonly hooks: NodeLoaderHooksAPI2;
}

const byConfig = new Map<string, Compiling>();

/** The project of a file: each has options of its own. One that has no tsconfig.json has the defaults. */
function compiling(url: string | undefined): Compiling | undefined {
  if (url?.startsWith('file:') !== true || url.includes('/node_modules/')) return undefined;
  const project = projectOf(fileURLToPath(url));
  const known = byConfig.get(project.config);
  if (known !== undefined) return known;
  // Every Node that this tool runs on has the second version of the hooks.
  const hooks = createEsmHooks(create(project.ts(ES_MODULE))) as NodeLoaderHooksAPI2;
  const made = { project, hooks };
  byConfig.set(project.config, made);
  return made;
}

/** Resolves a name as the project's `paths` say, else as ts-node does. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  const found = compiling(context.parentURL) ?? compiling(specifier);
  if (found === undefined) return next(specifier, context);
  const inner = found.hooks.resolve as unknown as ResolveHook;
  const candidates = context.parentURL === undefined ? [] : found.project.candidates(specifier);
  for (const candidate of candidates) {
    try {
      return await inner(pathToFileURL(candidate).href, context, next);
    } catch {
      // It does not lie there: the next candidate, or the name as it stands.
    }
  }
  return inner(specifier, context, next);
};

/** Compiles a file. */
export const load: LoadHook = (url, context, next) => {
  const inner = compiling(url)?.hooks.load as LoadHook | undefined;
  return inner === undefined ? next(url, context) : inner(url, context, next);
};
