// The fuzz command as its users meet it: exit codes, files, messages, and the way from a finding to a case.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { FuzzRecord } from '../../fuzz/campaign/fuzz-record.ts';
import { cli } from '../../testing/fake-io.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-fuzz-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A mutant as an adapter in a file. */
function mutant(id: string): void {
  const all = JSON.stringify(pathToFileURL(resolve('dist/harness/reference/mutants/all.js')).href);
  writeFileSync(
    join(folder, 'adapter.mjs'),
    `import { mutantAdapter, mutantById } from ${all};\nexport default mutantAdapter(mutantById('${id}'));\n`,
  );
}

const record = () =>
  FuzzRecord.parse(JSON.parse(readFileSync(join(folder, 'fuzz-report', 'fuzz.json'), 'utf8')));
const there = (file: string) => existsSync(join(folder, 'fuzz-report', file));

test('the reference SDK: exit 0, a record, and nothing else', async () => {
  const result = await cli(['fuzz', '--runs', '60', '--quiet'], folder);
  expect(result.err).toBe('');
  expect(result.exitCode).toBe(0);
  expect(result.out).toContain('Conformant: no MUST broken with 60 random tokens');
  expect(record()).toMatchObject({ verdict: 'passed', played: 60, seed: 1, subject: 'tokens', findings: [] });
  expect(there('cases.json')).toBe(false);
  expect(there('index.html')).toBe(false);
});

test('a finding: exit 1, its story, and the same again by its path and as a case', async () => {
  mutant('codes-swapped');
  const sdk = ['--sdk', 'module:adapter.mjs'];
  const found = await cli(['fuzz', ...sdk, '--runs', '40', '--max-findings', '1'], folder);
  expect(found.exitCode).toBe(1);
  expect(found.out).toContain('UDA-12 MUST');
  expect(found.out).toMatch(/expected {2}the error callback with JWT_TOKEN_STRUCTURE_INVALID/);
  expect(found.out).toContain('[signature cut]');
  const [finding] = record().findings;
  expect(found.out).toContain(finding?.replay ?? 'no finding');
  expect(there('index.html')).toBe(true);

  const replayed = await cli(['fuzz', ...sdk, '--seed', '1', '--replay', finding?.path ?? ''], folder);
  expect(replayed.exitCode).toBe(1);
  expect(replayed.out).toContain(finding?.sentence ?? 'no finding');
  expect(replayed.out).toContain('It does not hold.');

  const extra = ['run', '--extra-cases', 'fuzz-report/cases.json', 'jwt/fuzz', '--quiet'];
  expect((await cli([...extra, ...sdk], folder)).exitCode).toBe(1);
  expect((await cli(extra, folder)).exitCode).toBe(0);

  // What an earlier run found must not be taken for a later one's.
  expect((await cli(['fuzz', '--runs', '20', '--quiet'], folder)).exitCode).toBe(0);
  expect(there('cases.json') || there('report.json')).toBe(false);
});

test('a sequence that fails: exit 1, its story, and the same again by its path and as a case', async () => {
  mutant('null-ignored');
  const sdk = ['--sdk', 'module:adapter.mjs'];
  const found = await cli(['fuzz', ...sdk, '--sequences', '40', '--max-findings', '1'], folder);
  expect(found.exitCode).toBe(1);
  expect(found.out).toMatch(/1 {2}Start the SDK/);
  expect(found.out).toMatch(/\d {2}Call the setter with null as its JWT\./);
  expect(found.out).toMatch(/expected {2}a \w+ request with the application code/);
  expect(record()).toMatchObject({ subject: 'sequences', planned: 40, played: 40 });
  const [finding] = record().findings;
  expect(finding?.replay).toContain(' --sequences ');
  expect(found.out).toContain(finding?.replay ?? 'no finding');

  const replayed = await cli(finding?.replay.split(' ').slice(1) ?? [], folder);
  expect(replayed.exitCode).toBe(1);
  expect(replayed.out).toContain('It does not hold.');

  const extra = ['run', '--extra-cases', 'fuzz-report/cases.json', 'jwt/fuzz', '--quiet'];
  expect((await cli([...extra, ...sdk], folder)).exitCode).toBe(1);
  expect((await cli(extra, folder)).exitCode).toBe(0);
});

test('a broken SHOULD is a warning, and a failure with --strict', async () => {
  mutant('trailing-dots-accepted');
  const argv = ['fuzz', '--sdk', 'module:adapter.mjs', '--bail', '--quiet'];
  const lenient = await cli(argv, folder);
  expect(lenient.exitCode).toBe(0);
  expect(lenient.out).toContain('with 1 warning');
  expect((await cli([...argv, '--strict'], folder)).exitCode).toBe(1);
});

test('an adapter that cannot do its part: exit 2', async () => {
  writeFileSync(
    join(folder, 'adapter.mjs'),
    `const fail = async () => { throw new Error('not today'); };
     const empty = async () => ({});
     export default {
       initialize: async () => ({ protocolVersion: 1, sdk: { name: 'none', version: '0' }, capabilities: { operations: [] }, clockMs: Date.now() }),
       createSdk: fail, setUserDataJwt: fail, invoke: fail, disposeSdk: async () => ({ late: [] }), shutdown: empty,
     };`,
  );
  const result = await cli(['fuzz', '--sdk', 'module:adapter.mjs', '--runs', '3'], folder);
  expect(result.exitCode).toBe(2);
  expect(result.out).toContain('not today');
  expect(record().verdict).toBe('incomplete');
});

const MISTAKES: readonly (readonly [name: string, argv: readonly string[], message: RegExp])[] = [
  ['a path of no form', ['fuzz', '--replay', 'first'], /numbers with colons/],
  ['a path that leads nowhere', ['fuzz', '--replay', '3:9999'], /no token at the path 3:9999/],
  ['a seed that is no number', ['fuzz', '--seed', 'lucky'], /whole number/],
  ['no runs', ['fuzz', '--runs', '0'], /whole number from 1/],
  ['tokens and sequences at once', ['fuzz', '--sequences', '5', '--runs', '5'], /cannot be used with/],
  ['a path of no sequence', ['fuzz', '--sequences', '--replay', '3:9999'], /no sequence at the path/],
  ['an unknown target', ['fuzz', '--sdk', 'nothing'], /"nothing" is no target/],
  ['a case file that is not there', ['run', '--extra-cases', 'no.json'], /case file no\.json cannot be read/],
];

for (const [name, argv, message] of MISTAKES) {
  test(`${name}: one message, exit 3, no files`, async () => {
    const result = await cli(argv, folder);
    expect(result.exitCode).toBe(3);
    expect(result.err).toMatch(message);
    expect(result.err).toMatch(/^error: .+\nhint: .+\n$/);
    expect(there('fuzz.json')).toBe(false);
  });
}

test('a case file with a mistake: the mistake and its place', async () => {
  writeFileSync(join(folder, 'cases.json'), '{"schemaVersion":1,"cases":[{"scenario":{}}]}');
  const result = await cli(['run', '--extra-cases', 'cases.json'], folder);
  expect(result.exitCode).toBe(3);
  expect(result.err).toContain('cases.json is not valid: cases[0].scenario.id');
});
