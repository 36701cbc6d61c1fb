// The run command as its users meet it: exit codes, files, messages.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { readReport } from '../../../reports/read.ts';
import { REPORT_FILES } from '../../../reports/write.ts';
import { cli } from '../../testing/fake-io.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mm-auth-run-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function reportIn(path: string) {
  const read = readReport(readFileSync(join(path, 'report.json'), 'utf8'));
  if (!read.ok) throw new Error(read.why);
  return read.report;
}

/** An SDK that always succeeds and does nothing, by way of the wrapper that users take. */
const DEFECTIVE = `
import { adaptPlugin } from ${JSON.stringify(pathToFileURL(resolve('dist/harness/adapter/plugin.js')).href)};
const surface = {
  init: (_c, ok) => ok(), setUserDataJwt: (_j, ok) => ok(), fetchUser: (ok) => ok({}),
  saveUser: (_u, ok) => ok({}), personalize: (_c, ok) => ok(),
};
export default adaptPlugin({ create: () => surface, sdk: { name: 'does nothing', version: '0' } });
`;

test('a part of the catalogue against the reference SDK: exit 0, and every file of the report', async () => {
  const result = await cli(['run', 'jwt/valid/plain', '--quiet'], folder);
  expect(result.err).toBe('');
  expect(result.exitCode).toBe(0);
  expect(result.out).toMatch(/\d+ of \d+ scenarios, a part of the catalogue: no MUST requirement broken/);
  expect(result.out).not.toContain('known defects');
  for (const file of REPORT_FILES) expect(existsSync(join(folder, 'conformance-report', file))).toBe(true);
  const report = reportIn(join(folder, 'conformance-report'));
  expect(report.run.command).toBe('mm-auth-conformance run jwt/valid/plain --quiet');
  expect(report.run.selection).toEqual(['id jwt/valid/plain']);
  expect(report.counts.planned).toBeGreaterThan(5);
});

test('an SDK with a defect: exit 1, with expectation and observation', async () => {
  const result = await cli(['run', '--sdk', 'mutant:lower-case-bearer', 'jwt/valid/plain'], folder);
  expect(result.exitCode).toBe(1);
  expect(result.out).toMatch(/MUST .*UDA-02/);
  expect(result.out).toMatch(/expected {2}a fetchUser request with the token "tested" as Bearer/);
  expect(result.out).toMatch(/seen {6}GET fetchUser with another value/);
});

test('an SDK that does nothing is not judged: exit 2, with what to do', async () => {
  writeFileSync(join(folder, 'adapter.mjs'), DEFECTIVE);
  const result = await cli(['run', '--sdk', 'module:adapter.mjs', 'jwt/valid/plain'], folder);
  expect(result.exitCode).toBe(2);
  expect(result.out).toMatch(/no request arrived at the mock backend/);
  expect(result.out).toContain('--loopback');
  expect(reportIn(join(folder, 'conformance-report')).counts.judged).toBe(0);
});

test('what an adapter cannot do is not judged: exit 2', async () => {
  writeFileSync(join(folder, 'adapter.mjs'), DEFECTIVE.replace('init: (_c, ok) => ok(),', ''));
  const result = await cli(['run', '--sdk', 'module:adapter.mjs', 'jwt/valid/plain'], folder);
  expect(result.exitCode).toBe(2);
  expect(result.out).toContain('init()');
  expect(reportIn(join(folder, 'conformance-report')).verdict).toBe('incomplete');
});

const KNOWN = [{ scenario: 'jwt/valid/**', requirement: 'UDA-02', reason: 'we are at it' }];

test('a known failure that passes now fails the run', async () => {
  writeFileSync(join(folder, 'known.json'), JSON.stringify(KNOWN));
  const result = await cli(['run', 'jwt/valid/plain', '-k', 'known.json'], folder);
  expect(result.exitCode).toBe(1);
  expect(result.out).toContain('known failure jwt/valid/** (UDA-02): It passes now.');
});

const MISTAKES: readonly (readonly [name: string, argv: readonly string[], message: RegExp])[] = [
  ['an unknown mode', ['run', '--mode', 'jwd'], /"jwd" is none of application-code, jwt/],
  ['a glob that matches nothing', ['run', 'jwt/nothing/**'], /matches no scenario/],
  ['an unknown target', ['run', '--sdk', 'nothing'], /"nothing" is no target/],
  ['an adapter that is not there', ['run', '--sdk', 'module:nothing.ts'], /no file nothing\.ts/],
  ['a known-failures file that is not there', ['run', '-k', 'nothing.json'], /nothing\.json cannot be read/],
  ['a time-out that is no number', ['run', '--timeout', 'soon'], /whole number/],
  ['an unknown option', ['run', '--nothing'], /unknown option/],
  ['an unknown command', ['walk'], /unknown command/],
];

for (const [name, argv, message] of MISTAKES) {
  test(`${name}: one message, exit 3, no report`, async () => {
    const result = await cli(argv, folder);
    expect(result.exitCode).toBe(3);
    expect(result.err).toMatch(message);
    expect(result.err).toMatch(/^error: .+\nhint: .+\n$/);
    expect(result.out).toBe('');
    expect(existsSync(join(folder, 'conformance-report'))).toBe(false);
  });
}

test('a report folder that cannot be made is told before the run', async () => {
  writeFileSync(join(folder, 'taken'), '');
  const result = await cli(['run', 'jwt/valid/plain', '-o', 'taken/report'], folder);
  expect(result.exitCode).toBe(3);
  expect(result.err).toContain('taken/report cannot be made');
});

test('a file that cannot be written is told, after the others and the summary', async () => {
  mkdirSync(join(folder, 'conformance-report/junit.xml'), { recursive: true });
  const result = await cli(['run', 'jwt/valid/plain', '--quiet'], folder);
  expect(result.exitCode).toBe(2);
  expect(result.err).toMatch(
    /^error: The report could not be written whole: .*junit\.xml.*\nkept: .*report\.json.*\nhint: .*\n.*report --from-journal /,
  );
  expect(result.out).toContain('no MUST requirement broken');
  expect(reportIn(join(folder, 'conformance-report')).verdict).toBe('passed');
});

test('--update-known-failures writes a list with which the next run is green', async () => {
  const args = ['run', '-q', '--sdk', 'mutant:lower-case-bearer', 'jwt/valid/plain'];
  const update = [...args, '--update-known-failures', 'known.json', '--reason', 'MM-1'];
  const first = await cli(update, folder);
  expect(first.exitCode).toBe(1);
  expect(first.out).toMatch(/known +known\.json: \d+ added, 0 taken out/);
  expect((await cli([...args, '-k', 'known.json'], folder)).exitCode).toBe(0);
  const mended = ['run', '-q', 'jwt/valid/plain'];
  expect((await cli([...mended, '-k', 'known.json'], folder)).exitCode).toBe(1);
  await cli([...mended, '--update-known-failures', 'known.json', '--reason', 'none'], folder);
  expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe('[]\n');
  const none = await cli(update.slice(0, -2), folder);
  expect([none.exitCode, none.err]).toEqual([3, expect.stringContaining('needs a reason')]);
});
