// What the package holds and exports, and that it works in projects of either kind.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { PACKAGE_NAME as NAME, nodeIn, toolIn, type Unpacked, unpacked } from './unpacked.ts';

const KINDS = ['module', 'commonjs'] as const;

let packed: Unpacked;

test.describe.configure({ mode: 'default' });

test.beforeAll(() => {
  packed = unpacked();
});
test.afterAll(() => packed.remove());

test('holds what it exports, and nothing that only serves its own making', () => {
  const { bin, exports } = packed.manifest;
  const named = [
    ...Object.values(bin),
    ...Object.values(exports).flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one))),
  ].filter((path) => !path.includes('*'));
  for (const path of named) expect(existsSync(join(packed.folder, path)), path).toBe(true);
  expect(packed.files).toContain('contracts/schemas/report.schema.json');
  expect(
    packed.files.filter((path) => /\.(test|spec|fixture)\.|harness\/(dev|testing)\/|tsbuildinfo/.test(path)),
  ).toEqual([]);
});

const USE = `
import { connectAgent } from '${NAME}/agent';
import { type Adapter, InitializeResult } from '${NAME}/adapter-protocol';
import { type Mutant, mutant } from '${NAME}/mutant';
import { adaptPlugin, type PluginAdapterOptions } from '${NAME}/plugin';
import { type Report, run, type RunOptions, UsageError } from '${NAME}';
import { ReferenceSdk } from '${NAME}/reference-sdk';
const create: PluginAdapterOptions['create'] = () => { throw new Error('not made here'); };
export const adapter: Adapter = adaptPlugin({ create, sdk: { name: 'a', version: '1', language: 'TypeScript' } });
export const one: Mutant = mutant('a', { requirement: 'UDA-13', sentence: 's', cause: 'c' }, ReferenceSdk);
export const said = [typeof connectAgent, typeof InitializeResult.parse];
export const options: RunOptions = { sdk: adapter, modes: ['jwt'], onEvent: ({ kind }) => void kind };
export const report: Promise<Report | UsageError> = run(options);
// @ts-expect-error A mode is one of three.
run({ modes: ['jwd'] });
// @ts-expect-error A name is text: the types are there, and are held to.
adaptPlugin({ create, sdk: { name: 1, version: '1', language: 'TypeScript' } });
`;

/** The programs that a page shows. */
function shownPrograms(page: string): readonly string[] {
  return [...readFileSync(page, 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = '']) => text);
}

/** Imports everything that is exported, by this kind of import. */
const IMPORTS: Readonly<Record<(typeof KINDS)[number], (id: string) => string>> = {
  module: (id) => `await import('${id}')`,
  commonjs: (id) => `require('${id}')`,
};

for (const kind of KINDS)
  test.describe(`in a project of type ${kind}`, () => {
    let folder: string;
    test.beforeAll(() => {
      folder = packed.project(kind, kind);
    });

    const tool = (...args: readonly string[]) => toolIn(folder, ...args);

    test('every export is there', () => {
      const ids = [
        '',
        '/plugin',
        '/agent',
        '/adapter-protocol',
        '/reference-sdk',
        '/mutant',
        '/playwright/reporter',
        '/vitest/reporter',
        '/jest',
        '/jest/reporter',
      ].map((id) => `${NAME}${id}`);
      const text = ids
        .map(
          (id) => `process.stdout.write(Object.keys(${IMPORTS[kind](id)}).length > 0 ? 'there ' : 'empty ');`,
        )
        .join('\n');
      writeFileSync(join(folder, 'imports.js'), text);
      const { stdout, stderr } = nodeIn(folder, 'imports.js');
      expect(stdout, stderr).toBe('there '.repeat(ids.length));
    });

    for (const [module, moduleResolution] of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ])
      test(`the types hold under moduleResolution ${moduleResolution}`, () => {
        writeFileSync(join(folder, 'use.ts'), USE);
        const shown =
          kind === 'module'
            ? ['library', 'configuration'].flatMap((page) => shownPrograms(`docs/${page}.md`))
            : [];
        const files = ['use.ts', ...shown.map((_, at) => `shown-${at}.ts`)];
        if (kind === 'module') expect(shown.length).toBeGreaterThan(3);
        for (const [at, text] of shown.entries()) writeFileSync(join(folder, `shown-${at}.ts`), text);
        const compilerOptions = {
          noEmit: true,
          strict: true,
          // Once, everything that the types of the package stand on; it takes seconds.
          skipLibCheck: kind !== 'module' || module !== 'nodenext',
          target: 'es2022',
          lib: ['es2022', 'dom'],
          types: ['node'],
          typeRoots: [resolve('node_modules/@types')],
          module,
          moduleResolution,
        };
        writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
        const { status, stdout } = nodeIn(folder, 'node_modules/typescript/bin/tsc', '-p', '.');
        expect([status, stdout]).toEqual([0, '']);
        rmSync(join(folder, 'tsconfig.json'));
      });

    test('parts that only some commands need are asked for by name', () => {
      for (const [part, ...args] of [
        ['@pact-foundation/pact-cli', 'verify-provider', '--base-url', 'mock', '--mode', 'jwt'],
        ['@pact-foundation/pact-core', 'contract', 'check', '--sdk', 'reference'],
        ['@playwright/test', 'run', '--sdk', 'page:http://localhost:1/'],
      ] as const) {
        const { status, stderr } = tool(...args);
        expect([status, stderr]).toEqual([
          3,
          expect.stringContaining(`needs ${part}, which is not installed`),
        ]);
        expect(stderr).toContain('npm install --save-dev @');
      }
    });

    test('run, init, doctor and run again, as the README says', () => {
      const reference = tool('run', 'jwt/valid/plain', '--quiet');
      expect([reference.status, reference.stderr]).toEqual([0, '']);
      expect(existsSync(join(folder, 'conformance-report/index.html'))).toBe(true);
      expect(tool('init', '--template', 'typescript').status).toBe(0);
      const examined = tool('doctor', '--sdk', 'module:./conformance/adapter.ts');
      expect(examined.stdout).toContain('The adapter works.');
      const own = tool('run', 'jwt/valid/plain', '--quiet', '--sdk', 'module:./conformance/adapter.ts');
      expect([own.status, own.stderr]).toEqual([0, '']);
      expect(own.stdout).toContain('TypeScript example SDK');
      const config =
        "import { defineConfig } from 'mm-auth-conformance';\nexport default defineConfig({ sdk: 'module:./conformance/adapter.ts' });";
      writeFileSync(join(folder, 'mm-auth-conformance.config.ts'), config);
      const configured = tool('run', 'jwt/valid/plain', '--quiet');
      expect([configured.status, configured.stderr]).toEqual([0, '']);
      expect(configured.stdout).toContain('TypeScript example SDK');
      rmSync(join(folder, 'mm-auth-conformance.config.ts'));
      expect(tool('init', 'child', '--template', 'command').status).toBe(0);
      const child = tool('run', 'jwt/valid/plain', '--quiet', '--sdk', 'command:node child/adapter.mjs');
      expect([child.status, child.stderr]).toEqual([0, '']);
    });
  });
