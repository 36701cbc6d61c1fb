// Node's module hooks for adapters in TypeScript, in ES module projects: only types are taken out, nothing is checked.
// Loaded by `module.register`, in a thread of its own.
import type { LoadHook, ResolveHook } from 'node:module';
import { pathToFileURL } from 'node:url';
import { create, createEsmHooks, type NodeLoaderHooksAPI2 } from 'ts-node';
import { type Project, projectOf } from './project.ts';

/** What `register` hands over. */
export interface HookData {
  /** The adapter's file: its project's tsconfig.json counts. */
  readonly file: string;
}

const ES_MODULE = { module: 'nodenext', moduleResolution: 'nodenext' };

let project: Project | undefined;
let hooks: NodeLoaderHooksAPI2 | undefined;

/** Called by Node with the data of `register`, before any other hook. */
export function initialize({ file }: HookData): void {
  project = projectOf(file);
  // Every Node that this tool runs on has the second version of the hooks.
  hooks = createEsmHooks(create(project.ts(ES_MODULE))) as NodeLoaderHooksAPI2;
}

/** Resolves a name as the project's `paths` say, else as ts-node does. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  const inner = hooks?.resolve as ResolveHook | undefined;
  if (inner === undefined) return next(specifier, context);
  const foreign = context.parentURL?.includes('/node_modules/') ?? true;
  for (const candidate of foreign ? [] : (project?.candidates(specifier) ?? [])) {
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
  const inner = hooks?.load as LoadHook | undefined;
  return inner === undefined ? next(url, context) : inner(url, context, next);
};
