// A promise-based SDK from the README's text alone, judged with the packed tool: in an ES module project with TypeScript 7,
// in a CommonJS one with 5.9, and in plain JavaScript.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { transformSync } from 'esbuild';
import {
  linkInto,
  nodeIn,
  PACKAGE_NAME,
  type ProjectKind,
  toolIn,
  type Unpacked,
  unpacked,
} from './unpacked.ts';

interface Project {
  readonly name: string;
  readonly kind: ProjectKind;
  /** The compiler that the project has; undefined: plain JavaScript. */
  readonly compiler?: 'typescript-5.9' | 'typescript-7.0';
  readonly module?: string;
}

const PROJECTS: readonly Project[] = [
  { name: 'esm-typescript-7', kind: 'module', compiler: 'typescript-7.0', module: 'nodenext' },
  { name: 'commonjs-typescript-5', kind: 'commonjs', compiler: 'typescript-5.9', module: 'nodenext' },
  { name: 'javascript-esm', kind: 'module' },
];

/** The SDK that somebody has: promises, over the example's own calls. */
const PROMISES = `
import { MobileMessaging as Calls } from './calls.ts';
type Settle = (value?: unknown) => void;
const promised = (start: (resolve: Settle, reject: Settle) => void) => new Promise<unknown>(start);
export class MobileMessaging {
  readonly #calls = new Calls();
  init(configuration: { applicationCode: string; backendBaseURL?: string; userDataJwt?: string | null }) {
    return promised((resolve, reject) => this.#calls.init(configuration, resolve, reject));
  }
  setUserDataJwt(jwt: string | null) {
    return promised((resolve) => this.#calls.setUserDataJwt(jwt, resolve));
  }
  async fetchUser() {
    return promised((resolve, reject) => this.#calls.fetchUser(resolve, reject));
  }
  async saveUser(user: Record<string, unknown>) {
    return promised((resolve, reject) => this.#calls.saveUser(user, resolve, reject));
  }
  async personalize(context: { userIdentity: object; userAttributes?: object; forceDepersonalize?: boolean }) {
    return promised((resolve, reject) => this.#calls.personalize(context, resolve, reject));
  }
  async depersonalize() {
    return promised((resolve, reject) => this.#calls.depersonalize(resolve, reject));
  }
}
`;

/** The adapter as the README shows it. */
function readmeAdapter(): string {
  const text = /```ts\n(\/\/ adapter\.ts\n[\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1];
  if (text === undefined) throw new Error('The README shows no adapter.ts.');
  return text;
}

/** Writes a file; without a compiler as JavaScript. @returns its name. */
function source(folder: string, name: string, text: string, compiler: string | undefined): string {
  const [ending, written] =
    compiler === undefined
      ? ['js', transformSync(text, { loader: 'ts' }).code.replaceAll('.ts"', '.js"')]
      : ['ts', text];
  writeFileSync(join(folder, `${name}.${ending}`), written);
  return `${name}.${ending}`;
}

/** A project with the SDK, and the README's adapter for it. @returns the adapter's file. */
function withSdk(folder: string, { compiler, module }: Project): string {
  const src = join(folder, 'src');
  mkdirSync(src);
  const example = (name: string) => readFileSync(join('examples/typescript', `${name}.ts`), 'utf8');
  source(src, 'calls', example('mobile-messaging'), compiler);
  source(src, 'user-data-jwt', example('user-data-jwt'), compiler);
  source(src, 'mobile-messaging', PROMISES, compiler);
  if (compiler === undefined) return source(folder, 'adapter', readmeAdapter(), compiler);
  const modules = join(folder, 'node_modules');
  // As npm lays it out where the project's TypeScript is another than the tool's.
  linkInto(join(modules, PACKAGE_NAME, 'node_modules'), 'typescript', 'typescript');
  linkInto(modules, 'typescript', compiler);
  linkInto(modules, '@types/node', '@types/node');
  if (compiler === 'typescript-7.0') linkInto(modules, '@typescript', '@typescript');
  const compilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    target: 'es2022',
    types: ['node'],
    allowImportingTsExtensions: true,
    module,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['adapter.ts'] }));
  return source(folder, 'adapter', readmeAdapter(), compiler);
}

let packed: Unpacked;
test.describe.configure({ mode: 'default' });
test.beforeAll(() => {
  packed = unpacked();
});
test.afterAll(() => packed.remove());

for (const project of PROJECTS)
  test(`${project.name}: type-checked, examined and judged`, () => {
    const folder = packed.project(project.name, project.kind);
    const adapter = withSdk(folder, project);
    if (project.compiler !== undefined) {
      const checked = nodeIn(folder, 'node_modules/typescript/bin/tsc', '-p', '.');
      expect([checked.status, checked.stdout]).toEqual([0, '']);
    }
    const examined = toolIn(folder, 'doctor', '--sdk', `module:./${adapter}`);
    expect(examined.stdout, examined.stderr).toContain('The adapter works.');
    const judged = toolIn(folder, 'run', 'jwt/**', '--quiet', '--sdk', `module:./${adapter}`);
    expect([judged.status, judged.stderr]).toEqual([0, '']);
    expect(judged.stdout).toContain('my SDK 1.0.0');
  });

test('an SDK that does not look at exp is found in such a project', () => {
  const folder = packed.project('blind', 'module');
  withSdk(folder, { name: 'blind', kind: 'module' });
  const rules = join(folder, 'src/user-data-jwt.js');
  const text = readFileSync(rules, 'utf8');
  const blind = text.replace(/JWT_TOKEN_EXPIRED/g, 'SOMETHING_ELSE');
  expect(blind).not.toBe(text);
  cpSync(rules, `${rules}.good`);
  writeFileSync(rules, blind);
  const judged = toolIn(folder, 'run', 'jwt/expired', '--quiet', '--sdk', 'module:./adapter.js');
  expect(judged.status, judged.stderr).toBe(1);
  expect(judged.stdout).toContain('UDA-13');
});
