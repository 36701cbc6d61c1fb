// A promise-based SDK from the README's text alone, with the tarball installed by npm beside the project's own TypeScript: 7
// in an ES module project, 5.9 in a CommonJS one. Needs the npm registry.
import { expect, test } from '@playwright/test';
import { paced } from '../../testing/pace.ts';
import { type Project, withSdk } from './readme-project.ts';
import { nodeIn, toolIn, type Unpacked, unpacked } from './unpacked.ts';

const PROJECTS: readonly (Project & { readonly compiler: string })[] = [
  { name: 'esm-typescript-7', kind: 'module', compiler: 'typescript@7.0', module: 'nodenext' },
  { name: 'commonjs-typescript-5', kind: 'commonjs', compiler: 'typescript@5.9', module: 'nodenext' },
];

let packed: Unpacked;
test.describe.configure({ mode: 'default', timeout: paced(600_000) });
test.beforeAll(() => {
  packed = unpacked();
});
test.afterAll(() => packed.remove());

for (const project of PROJECTS)
  test(`${project.name}: type-checked, examined and judged`, () => {
    const folder = packed.installed(project.name, project.kind, [project.compiler, '@types/node@20']);
    const adapter = withSdk(folder, project);
    const checked = nodeIn(folder, 'node_modules/typescript/bin/tsc', '-p', '.');
    expect([checked.status, checked.stdout]).toEqual([0, '']);
    const examined = toolIn(folder, 'doctor', '--sdk', `module:./${adapter}`);
    expect(examined.stdout, examined.stderr).toContain('The adapter works.');
    const judged = toolIn(folder, 'run', '--quiet', '--sdk', `module:./${adapter}`);
    expect([judged.status, judged.stderr]).toEqual([0, '']);
    expect(judged.stdout).toContain('my SDK 1.0.0');
  });
