// Builds dist/ from the sources. Plain JavaScript: it runs before anything has been compiled.
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
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

// The report's page, for the browser: one script and one style, which a report embeds. Nothing in them is split or
// loaded later, and no text in them may end the element that holds it.
await build({
  absWorkingDir: root,
  entryPoints: [
    { in: 'reports/html/page.tsx', out: 'page.bundle' },
    { in: 'reports/html/style/page.css', out: 'page.bundle' },
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
chmodSync(new URL('../../dist/harness/cli/main.js', import.meta.url), 0o755);

// What runs in pages and apps: one file each, without imports and without any API of Node.
for (const [name, format] of [
  ['in-page', 'iife'],
  ['agent', 'esm'],
]) {
  await build({
    absWorkingDir: root,
    entryPoints: [`dist/harness/adapter/${name}.js`],
    outdir: 'dist/browser',
    bundle: true,
    format,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
    logLevel: 'warning',
  });
}
