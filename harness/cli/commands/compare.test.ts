// The compare command as its users meet it: exit codes, files, messages.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { cli } from '../../testing/fake-io.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-compare-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sample = (name: string) => resolve('reports/fixtures', `${name}.json`);
const [older, newer, ios] = [sample('android-4.1'), sample('android-4.2'), sample('ios-2.0')];

test('a release that broke something: exit 1, what and where, and the files', async () => {
  const { exitCode, out, err } = await cli(['compare', older, newer], folder);
  expect(err).toBe('');
  expect(exitCode).toBe(1);
  expect(out).toMatch(/newly broken UDA-20 MUST {2}in 5 scenarios/);
  expect(out).toMatch(/newly fixed {2}UDA-13 MUST {2}in 8 scenarios/);
  expect(out).toMatch(/not compared 5 scenarios: It could not be judged/);
  expect(out).toContain('Regressed: 1 requirement newly broken in 5 scenarios');
  for (const extension of ['json', 'md', 'html'])
    expect(existsSync(join(folder, 'conformance-comparison', `comparison.${extension}`))).toBe(true);
  const markdown = readFileSync(join(folder, 'conformance-comparison/comparison.md'), 'utf8');
  expect(markdown).toMatch(/^# ❌ Regressed: 1 requirement newly broken/);
  expect(markdown).toContain('## Newly fixed (19)');
});

test('the same conforming report twice: exit 0; with gaps: exit 2', async () => {
  expect((await cli(['compare', ios, ios], folder)).exitCode).toBe(0);
  const gaps = await cli(['compare', older, older], folder);
  expect(gaps.exitCode).toBe(2);
  expect(gaps.out).toContain(
    'Not everything compares: no regression seen, but 5 scenarios could not be compared',
  );
});

test('the same run twice is said to be one, two SDKs are not taken for two releases', async () => {
  const twice = await cli(['compare', ios, ios], folder);
  expect(twice.out).toContain('The same run is given more than once: Sample Messaging SDK 2.0.0 (iOS)');
  const aside = await cli(['compare', ios, ios, older], folder);
  expect(aside.exitCode).toBe(1);
  const page = readFileSync(join(folder, 'conformance-comparison/interoperability.html'), 'utf8');
  expect(page).toContain('It is compared with itself.');
  const two = await cli(['compare', ios, older], folder);
  expect(two.out).toContain('These are two SDKs, not two releases of one');
  const releases = await cli(['compare', older, newer], folder);
  expect(releases.out).not.toMatch(/given more than once|These are two SDKs/);
});

test('a report about an SDK and one about a backend are not compared; two about backends are', async () => {
  const backend = JSON.parse(readFileSync(ios, 'utf8'));
  backend.subject = 'backend';
  writeFileSync(join(folder, 'backend.json'), JSON.stringify(backend));
  for (const more of [[], ['--side-by-side'], ['--differential']]) {
    const mixed = await cli(['compare', ios, 'backend.json', ...more], folder);
    expect(mixed.exitCode).toBe(3);
    expect(mixed.err).toContain('others about a backend (backend.json): they judge different things.');
  }
  backend.run.startedAt = '2026-11-26T00:00:00.000Z';
  writeFileSync(join(folder, 'later.json'), JSON.stringify(backend));
  const two = await cli(['compare', 'backend.json', 'later.json', '--side-by-side'], folder);
  expect(two.out).toContain('All 2 backends behave alike in 61 interactions');
  const page = readFileSync(join(folder, 'conformance-comparison/interoperability.html'), 'utf8');
  expect(page).toContain('Interactions in which they differ');
  expect(page).not.toMatch(/>SDK<|>Scenarios?[ <]|\d SDKs/);
  const cases = await cli(['compare', 'backend.json', 'later.json', '--differential'], folder);
  expect(cases.exitCode).toBe(3);
  expect(cases.err).toContain('--differential compares what SDKs do');
});

test('none, or one: says how many there are to be', async () => {
  for (const [paths, words] of [
    [[], 'none is given'],
    [[ios], 'one is given'],
  ] as const) {
    const { exitCode, err } = await cli(['compare', ...paths], folder);
    expect(exitCode).toBe(3);
    expect(err).toContain(words);
  }
});

test('another catalogue is not green, unless that is accepted', async () => {
  const other = JSON.parse(readFileSync(ios, 'utf8'));
  other.catalogue.hash = 'another';
  writeFileSync(join(folder, 'other.json'), JSON.stringify(other));
  const asked = await cli(['compare', ios, 'other.json'], folder);
  expect(asked.exitCode).toBe(2);
  expect(asked.out).toContain('The catalogues differ');
  expect((await cli(['compare', ios, 'other.json', '--accept-other-catalogue'], folder)).exitCode).toBe(0);
});

test('three reports, or two that are asked for so, stand side by side', async () => {
  const three = await cli(['compare', older, newer, ios, '-o', 'three'], folder);
  expect(three.exitCode).toBe(1);
  expect(three.out).toMatch(
    /UDA-20 MUST {2}.*\(Android\): passed \| .*\(Android\): failed \| .*\(iOS\): passed/,
  );
  for (const extension of ['json', 'md', 'html'])
    expect(existsSync(join(folder, 'three', `interoperability.${extension}`))).toBe(true);
  const two = await cli(['compare', ios, ios, '--side-by-side'], folder);
  expect(two.exitCode).toBe(0);
  expect(two.out).toContain('All 2 SDKs behave alike in 61 scenarios');
});

test('mistakes: one report, no such file, no report', async () => {
  writeFileSync(join(folder, 'no.json'), '{"schemaVersion": 2}');
  for (const [argv, message] of [
    [['compare', ios], 'A comparison needs two reports'],
    [['compare', ios, 'missing.json'], 'The report missing.json cannot be read (ENOENT).'],
    [['compare', ios, 'no.json'], 'no.json is no report: it is no report: tool'],
    [['compare', ios, '.'], 'The report . cannot be read (ENOENT).'],
  ] as const) {
    const { exitCode, err } = await cli(argv, folder);
    expect(exitCode).toBe(3);
    expect(err).toContain(message);
  }
  expect(existsSync(join(folder, 'conformance-comparison'))).toBe(false);
});
