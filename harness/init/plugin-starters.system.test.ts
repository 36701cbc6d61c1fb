// The React Native and the Cordova starter as an app has them: bundled with a plugin that behaves as the published one does,
// dialled in, judged.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';

const MAIN = resolve('dist/harness/cli/main.js');
const STAND_IN = resolve('harness/init/fixtures/plugin-stand-in.mjs');
const SCENARIOS = [
  'jwt/valid/plain',
  'jwt/expired/by-1-hour',
  'jwt/null/fetchUser/cleared',
  'jwt/changes/a-second-start-with-another-token/saveUser',
];

/** What an app has in the place of the phone. */
const APPS = {
  'react-native': '',
  cordova: `import { cordovaPlugin } from '${STAND_IN}'; globalThis.MobileMessaging = cordovaPlugin();`,
} as const;

let folder: string;
const children: ChildProcess[] = [];
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-starters-'));
});
test.afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Bundles the starter with what stands for its plugin, as Metro or webpack would. @returns the program's path. */
async function app(
  name: keyof typeof APPS,
  changed: (text: string) => string = (text) => text,
): Promise<string> {
  const plugin = `import { reactNativePlugin } from '${STAND_IN}'; export const mobileMessaging = reactNativePlugin();`;
  writeFileSync(join(folder, 'plugin.mjs'), plugin);
  const starter = resolve('harness/init/templates', name, 'conformance.js');
  const contents = `import { WebSocket } from 'ws'; globalThis.WebSocket ??= WebSocket;
${APPS[name]}
const { startConformanceAgent } = await import('${starter}');
await startConformanceAgent(process.argv[2]).ended;`;
  const outfile = join(folder, 'app.mjs');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: resolve('.') },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    external: ['ws'],
    alias: {
      'infobip-mobile-messaging-react-native-plugin': join(folder, 'plugin.mjs'),
      'mm-auth-conformance/agent': resolve('dist/browser/agent.js'),
    },
  });
  const text = changed(outputFiles[0]?.text ?? '').replace(
    'from "ws"',
    `from ${JSON.stringify(resolve('node_modules/ws/wrapper.mjs'))}`,
  );
  writeFileSync(outfile, text);
  return outfile;
}

/** Runs the harness, and the app that dials in. */
async function judged(program: string): Promise<{ readonly code: number | null; readonly output: string }> {
  const args = ['run', '--sdk', 'agent', ...SCENARIOS, '--report-dir', join(folder, 'report')];
  const harness = spawn(process.execPath, [MAIN, ...args], { cwd: folder });
  children.push(harness);
  let output = '';
  let dialled = false;
  const told = (chunk: Buffer) => {
    output += chunk.toString('utf8');
    const address = /ws:\/\/127\.0\.0\.1:\d+\/\S+/.exec(output)?.[0];
    if (address === undefined || dialled) return;
    dialled = true;
    children.push(spawn(process.execPath, [program, address], { stdio: 'ignore' }));
  };
  harness.stdout.on('data', told);
  harness.stderr.on('data', told);
  const [code] = (await once(harness, 'close')) as [number | null];
  return { code, output };
}

for (const name of ['react-native', 'cordova'] as const)
  test(`${name}: waits for the registration, and is judged`, async () => {
    const { code, output } = await judged(await app(name));
    expect(output).toMatch(/no MUST requirement broken/);
    expect(code, output).toBe(0);
  });

test('react-native: without the registration event nothing is judged', async () => {
  const { code, output } = await judged(
    await app('react-native', (text) => text.replace(/^\s*onRegistered,$/m, '')),
  );
  expect(code, output).toBe(2);
  expect(output).toContain('registered');
});
