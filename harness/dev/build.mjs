// Builds dist/ from the sources. Plain JavaScript: it runs before anything has been compiled.
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const compiled = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

// The report's page, for the browser: one script and one style, which a report embeds, and the one script of the pages
// that compare reports. Nothing in them is split or loaded later, and no text in them may end the element that holds it.
await build({
  absWorkingDir: root,
  entryPoints: [
    { in: 'reports/html/page.tsx', out: 'page.bundle' },
    { in: 'reports/html/style/page.css', out: 'page.bundle' },
    { in: 'reports/html/pages/filter-program.ts', out: 'filter.bundle' },
  ],
  outdir: 'dist/reports/html',
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome109', 'firefox115', 'safari16.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'warning',
  supported: { 'inline-script': false, 'inline-style': false },
});
// The command line and the library in few files, which they share: loading hundreds took most of a start. What it loads on demand stays apart, and so do
// packages that hold state of their own, must be one with another's copy, or bring native parts.
/** Every message of Zod's in fifty languages is most of it; its English ones are what the tool's own are written in. */
const englishAlone = {
  name: 'english-alone',
  setup(bundle) {
    bundle.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
  },
};
const CHUNKS = 'dist/harness/cli/chunks';
rmSync(new URL(`../../${CHUNKS}`, import.meta.url), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: [
    'harness/cli/main.ts',
    'harness/library/main.ts',
    'harness/runners/child.ts',
    'harness/runners/playwright/conformance.ts',
    'harness/runners/playwright/reporter.ts',
    'harness/runners/vitest/conformance.ts',
    'harness/runners/vitest/reporter.ts',
    'harness/sensitivity/worker.ts',
  ],
  outdir: 'dist',
  outbase: '.',
  chunkNames: `${CHUNKS.replace('dist/', '')}/[name]-[hash]`,
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'eof',
  logLevel: 'warning',
  plugins: [englishAlone],
  external: ['@playwright/*', 'vitest', 'playwright*', '@pact-foundation/*', 'typescript', 'ts-node'],
  // Some packages are CommonJS, and ask for Node's own modules with require.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
});
chmodSync(new URL('../../dist/harness/cli/main.js', import.meta.url), 0o755);

// Jest has a module system of its own: one CommonJS file each, of what a test file needs, and of its reporter.
for (const [entry, out] of [
  ['conformance', 'jest'],
  ['reporter', 'jest-reporter'],
]) {
  await build({
    absWorkingDir: root,
    entryPoints: [`harness/runners/jest/${entry}.ts`],
    outfile: `dist/harness/runners/${out}.cjs`,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'eof',
    logLevel: 'warning',
    // The one thing that an ES module has and a CommonJS file has not.
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
}

// Their types, as a CommonJS file has them.
const cts = (name, text) =>
  writeFileSync(new URL(`../../dist/harness/runners/${name}.d.cts`, import.meta.url), text);
cts(
  'jest',
  `import type { ConformanceOptions } from './jest/conformance.js' with { 'resolution-mode': 'import' };
export type { ConformanceOptions };
/** Declares the catalogue's scenarios, or a part of them, as tests. */
export declare function conformance(options?: ConformanceOptions): void;
`,
);
cts(
  'jest-reporter',
  `/** Writes a compliance report. A verdict other than "passed" fails the run. */
export default class ConformanceReporter {
  constructor(config: object, options?: { readonly reportDir?: string });
  onRunComplete(contexts: unknown, results: object): Promise<void>;
  getLastError(): Error | undefined;
}
`,
);

// What runs in pages and apps: one file each, without imports and without any API of Node.
for (const [name, format] of [
  ['harness/adapter/in-page', 'iife'],
  ['harness/adapter/agent', 'esm'],
  ['harness/serve/status-live', 'iife'],
]) {
  await build({
    absWorkingDir: root,
    entryPoints: [`dist/${name}.js`],
    outdir: 'dist/browser',
    bundle: true,
    format,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
    logLevel: 'warning',
  });
}
