// The configuration file: where it is looked for, what counts of it, what is wrong with it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { UsageError } from '../base/usage-error.ts';
import type { Config } from '../library/config.ts';
import { findConfig } from './find.ts';
import { resolvedConfig } from './resolve.ts';
import type { ConfigFile } from './schema.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-config-'));
  mkdirSync(join(folder, 'packages/app'), { recursive: true });
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, value: unknown) =>
  writeFileSync(join(folder, path), typeof value === 'string' ? value : JSON.stringify(value));
const JSON_FILE = 'mm-auth-conformance.config.json';

/** The type that editors know and the schema that the program checks with say the same. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const words: Same<keyof ConfigFile, keyof Config | '$schema'> = true;
const assignable: ConfigFile extends Config ? true : false = true;

test('the file has the words of the library', () => expect([words, assignable]).toEqual([true, true]));

test('the nearest file counts; its paths start from its own folder', async () => {
  write(JSON_FILE, {
    sdk: 'module:./adapter.ts',
    knownFailures: 'known.json',
    extraCases: ['cases.json'],
    reportDir: 'report',
    backend: { baseUrl: 'https://stage.example', profiles: 'backend.json' },
  });
  const cwd = join(folder, 'packages/app');
  const found = await findConfig(cwd);
  if (found === undefined) throw new Error('It was not found.');
  expect(resolvedConfig(found, cwd)).toEqual({
    from: `../../${JSON_FILE}`,
    sdkCwd: '../..',
    run: {
      sdk: 'module:../../adapter.ts',
      knownFailures: '../../known.json',
      extraCases: ['../../cases.json'],
      reportDir: '../../report',
    },
    backend: { baseUrl: 'https://stage.example', profiles: '../../backend.json' },
  });
  write(`packages/app/${JSON_FILE}`, { sdk: 'page:https://app.example/' });
  const nearer = await findConfig(cwd);
  expect(nearer && resolvedConfig(nearer, cwd).run).toEqual({ sdk: 'page:https://app.example/' });
});

test('a script or a property of package.json will do, and a file may be named', async () => {
  write('mm-auth-conformance.config.mjs', "export default { sdk: 'agent', strict: true };");
  expect((await findConfig(folder))?.config).toEqual({ sdk: 'agent', strict: true });
  write('other.json', { sdk: 'reference' });
  expect((await findConfig(folder, 'other.json'))?.config).toEqual({ sdk: 'reference' });
  write('packages/app/package.json', { 'mm-auth-conformance': { sdk: 'mutant:x' } });
  expect((await findConfig(join(folder, 'packages/app')))?.config).toEqual({ sdk: 'mutant:x' });
});

test('a profile counts more than what stands beside it, and leaves the rest', async () => {
  write(JSON_FILE, {
    strict: true,
    callTimeoutMs: 500,
    backend: { baseUrl: 'mock', timeoutMs: 100 },
    profiles: { android: { sdk: 'agent', callTimeoutMs: 900, backend: { baseUrl: 'https://a.example' } } },
  });
  const found = await findConfig(folder);
  if (found === undefined) throw new Error('It was not found.');
  const { run, backend, profile } = resolvedConfig(found, folder, 'android');
  expect(run).toEqual({ sdk: 'agent', strict: true, callTimeoutMs: 900 });
  expect([backend, profile]).toEqual([{ baseUrl: 'https://a.example', timeoutMs: 100 }, 'android']);
  expect(() => resolvedConfig(found, folder, 'androit')).toThrow(/no profile "androit"/);
});

const BROKEN: readonly (readonly [name: string, file: string, text: string, says: RegExp])[] = [
  ['a misspelt word', JSON_FILE, '{"skd": "reference"}', /skd/],
  ['a wrong kind of value', JSON_FILE, '{"profiles": {"a": {"strict": "yes"}}}', /profiles\.a\.strict: /],
  ['no JSON', JSON_FILE, '{', /is not valid: .*JSON/],
  ['a script that throws', 'mm-auth-conformance.config.mjs', 'throw new Error("no");', /Error: no/],
  [
    'a script without a default export',
    'mm-auth-conformance.config.mjs',
    'export const a = 1;',
    /expected object/,
  ],
];

for (const [name, file, text, says] of BROKEN)
  test(`${name} is told with its place`, async () => {
    write(file, text);
    const error = await findConfig(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).code).toBe('CONFIG_INVALID');
    expect((error as UsageError).message).toMatch(says);
  });

test('a file that is named must be there', async () => {
  await expect(findConfig(folder, 'none.json')).rejects.toThrow('There is no configuration file none.json.');
});
