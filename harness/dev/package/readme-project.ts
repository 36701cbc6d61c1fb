// A project with a promise-based SDK and the README's own adapter for it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import type { ProjectKind } from './unpacked.ts';

/** A project that somebody has. */
export interface Project {
  readonly name: string;
  readonly kind: ProjectKind;
  /** The package of the compiler that the project has; undefined: plain JavaScript. */
  readonly compiler?: `typescript@${string}`;
  readonly module?: string;
}

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
export function withSdk(folder: string, { compiler, module }: Project): string {
  const src = join(folder, 'src');
  mkdirSync(src);
  const example = (name: string) => readFileSync(join('examples/typescript', `${name}.ts`), 'utf8');
  source(src, 'calls', example('mobile-messaging'), compiler);
  source(src, 'user-data-jwt', example('user-data-jwt'), compiler);
  source(src, 'mobile-messaging', PROMISES, compiler);
  if (compiler === undefined) return source(folder, 'adapter', readmeAdapter(), compiler);
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
