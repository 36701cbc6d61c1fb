// module: with adapters as users have them: in ES module and CommonJS projects, TypeScript and JavaScript; and the
// mistakes that are made with them, each one message and exit 3.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { paced } from '../testing/pace.ts';

const MAIN = resolve('dist/harness/cli/main.js');

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-module-'));
  // As after `npm install mm-auth-conformance`.
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/mm-auth-conformance'), 'dir');
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function run(adapter: string) {
  const args = [MAIN, 'run', '--sdk', `module:${adapter}`, 'application-code/fetchUser', '--quiet'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: paced(60_000),
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

/** An SDK with types, an enum and an import of its own: what a compiler has to take out of it. */
const SDK = `
enum Scheme { App = 'App' }
type Done = (value?: unknown) => void;
export class Sdk {
  private base = ''; private code = ''; private id = '';
  private async send(method: string, path: string): Promise<any> {
    const answer = await fetch(this.base + '/mobile/1/appinstance' + path, {
      method, headers: { Authorization: Scheme.App + ' ' + this.code } });
    return answer.json();
  }
  init(c: { applicationCode: string; backendBaseURL: string }, ok: Done, _error: Done): void {
    this.base = c.backendBaseURL; this.code = c.applicationCode;
    this.send('POST', '').then((made) => { this.id = made.pushRegId; ok(); });
  }
  setUserDataJwt(_jwt: string | null, ok: Done): void { ok(); }
  fetchUser(ok: Done): void { this.send('GET', '/' + this.id + '/user').then(ok); }
  saveUser(_user: object, ok: Done): void { ok(); }
  personalize(_context: object, ok: Done): void { ok(); }
}
`;
const ADAPTER = (from: string) => `
import { adaptPlugin } from 'mm-auth-conformance/plugin';
import { Sdk } from '${from}';
export default adaptPlugin({ create: () => new Sdk() as never, sdk: { name: 'mine', version: '1' } });
`;

const PROJECTS: Readonly<
  Record<string, readonly [adapter: string, files: Readonly<Record<string, string>>]>
> = {
  'TypeScript in an ES module project': [
    'adapter.ts',
    { 'package.json': '{"type":"module"}', 'sdk.ts': SDK, 'adapter.ts': ADAPTER('./sdk.ts') },
  ],
  'TypeScript with .js in its imports': [
    'adapter.ts',
    { 'package.json': '{"type":"module"}', 'sdk.ts': SDK, 'adapter.ts': ADAPTER('./sdk.js') },
  ],
  'TypeScript in a CommonJS project': [
    'adapter.ts',
    { 'package.json': '{}', 'sdk.ts': SDK, 'adapter.ts': ADAPTER('./sdk') },
  ],
  '.mts in a CommonJS project': [
    'adapter.mts',
    { 'package.json': '{}', 'sdk.mts': SDK, 'adapter.mts': ADAPTER('./sdk.mts') },
  ],
  '.cts in an ES module project': [
    'adapter.cts',
    { 'package.json': '{"type":"module"}', 'sdk.cts': SDK, 'adapter.cts': ADAPTER('./sdk.cts') },
  ],
  'TypeScript in a folder without package.json': [
    'adapter.ts',
    { 'sdk.ts': SDK, 'adapter.ts': ADAPTER('./sdk') },
  ],
};

/** What a project's own tsconfig.json decides: names of folders, decorators, JSX; and a compiler that is not to be used. */
const CONFIGURED = {
  'tsconfig.json': '{"extends":"./base.json"}',
  'base.json': JSON.stringify({
    compilerOptions: {
      baseUrl: '.',
      paths: { '@sdk/*': ['src/*'] },
      experimentalDecorators: true,
      jsx: 'react-jsx',
    },
  }),
  // What ts-node would take of the project: TypeScript 7 has no such API.
  'node_modules/typescript/package.json': '{"name":"typescript","version":"7.0.2","main":"index.js"}',
  'node_modules/typescript/index.js': 'module.exports = {};',
  'src/sdk.ts': `${SDK}
function sealed(_target: unknown, _name: string, descriptor: PropertyDescriptor) { return descriptor; }
export class Decorated extends Sdk { @sealed override fetchUser(ok: Done): void { super.fetchUser(ok); } }`,
  'src/part.tsx': 'export const part = 1;',
};
const CONFIGURED_ADAPTER = `import './src/part';${ADAPTER('@sdk/sdk').replaceAll('Sdk }', 'Decorated as Sdk }')}`;

Object.assign(PROJECTS, {
  "an ES module project's paths, decorators, extensions and compiler": [
    'adapter.ts',
    { 'package.json': '{"type":"module"}', ...CONFIGURED, 'adapter.ts': CONFIGURED_ADAPTER },
  ],
  "a CommonJS project's paths, decorators, extensions and compiler": [
    'adapter.ts',
    { 'package.json': '{}', ...CONFIGURED, 'adapter.ts': CONFIGURED_ADAPTER },
  ],
  'module.exports in plain JavaScript': [
    'adapter.js',
    {
      'package.json': '{}',
      'sdk.ts': SDK,
      'adapter.js': `const { adaptPlugin } = require('mm-auth-conformance/plugin');
        require('mm-auth-conformance/package.json');
        const send = (sdk, method, path) => fetch(sdk.base + '/mobile/1/appinstance' + path, {
          method, headers: { Authorization: 'App ' + sdk.code } }).then((answer) => answer.json());
        module.exports = adaptPlugin({ sdk: { name: 'mine', version: '1' }, create: () => ({
          async init(c) { this.base = c.backendBaseURL; this.code = c.applicationCode;
            this.id = (await send(this, 'POST', '')).pushRegId; },
          async setUserDataJwt() {},
          async fetchUser() { return send(this, 'GET', '/' + this.id + '/user'); },
          async saveUser() {}, async personalize() {},
        }) });`,
    },
  ],
});

for (const [name, [adapter, files]] of Object.entries(PROJECTS)) {
  test(name, () => {
    write(files);
    const { status, stdout, stderr } = run(adapter);
    expect(stderr).toBe('');
    expect(stdout).toContain('no MUST requirement broken');
    expect(status).toBe(0);
  });
}

const MISTAKES: Readonly<Record<string, readonly [text: string, says: RegExp]>> = {
  'a module that exports nothing': ['export const x = 1;', /is no adapter/],
  'an adapter that lacks methods': [
    'export default { initialize() {}, createSdk() {} };',
    /lacks setUserDataJwt\(\), invoke\(\), disposeSdk\(\), shutdown\(\)/,
  ],
  'a module that throws': [
    "\n\n  throw new Error('no key');",
    /could not be loaded: Error: no key \(adapter\.ts:3:9\)/,
  ],
  'a module with a syntax error': ['export default {', /could not be loaded: /],
  'an import that is not there': ["import './nothing.ts';", /could not be loaded: .*nothing/],
};

for (const [name, [text, says]] of Object.entries(MISTAKES)) {
  test(`${name} is one message, and exit 3`, () => {
    write({ 'package.json': '{"type":"module"}', 'adapter.ts': text });
    const { status, stderr } = run('adapter.ts');
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/^error: .+\nhint: .+\n$/);
    expect(status).toBe(3);
  });
}
