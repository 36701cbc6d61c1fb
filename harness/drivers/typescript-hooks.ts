// Node's module hooks for adapters in TypeScript, in ES module projects: whatever the project's own configuration says,
// only types are taken out and nothing is checked. Loaded by `module.register`, in a thread of its own.
import { create, createEsmHooks, type NodeLoaderHooksAPI2 } from 'ts-node';

/** Every Node that this tool runs on has the second version of the hooks. */
const hooks = createEsmHooks(
  create({
    transpileOnly: true,
    skipProject: true,
    compilerOptions: { module: 'nodenext', moduleResolution: 'nodenext', target: 'es2022', jsx: 'react-jsx' },
  }),
) as NodeLoaderHooksAPI2;

export const { resolve, load } = hooks;
