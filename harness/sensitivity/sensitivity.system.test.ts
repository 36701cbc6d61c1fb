// The command as a whole: every known defect is detected, and a catalogue that misses one fails.
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { SensitivityReport } from '../../reports/sensitivity/model.ts';
import { CATALOGUE } from '../../scenarios/catalogue.ts';
import { catalogueStamp } from '../engine/selection/catalogue-stamp.ts';
import { MEASURED } from '../engine/verdict/measured/measured.ts';
import { MUTANTS } from '../reference/mutants/all.ts';
import { cli } from '../testing/fake-io.ts';
import { paced } from '../testing/pace.ts';
import { mutantsStamp } from './mutants-stamp.ts';

test.describe.configure({ mode: 'default' });

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sensitivity-'));
});
test.afterEach(async () => rm(folder, { recursive: true, force: true }));

function reportIn(place: string): SensitivityReport {
  return SensitivityReport.parse(
    JSON.parse(readFileSync(join(place, 'sensitivity-report', 'sensitivity.json'), 'utf8')),
  );
}

test('the catalogue detects every known defect for what it is', async () => {
  test.setTimeout(paced(600_000));
  const { exitCode, out, err } = await cli(['sensitivity', '--quiet'], folder);
  const report = reportIn(folder);
  expect(report.problems, `${out}${err}`).toEqual([]);
  expect(exitCode).toBe(0);
  expect(report.detected).toBe(MUTANTS.length);
  expect(report.controls).toBe(3);
  for (const file of ['sensitivity.md', 'index.html']) {
    const text = readFileSync(join(folder, 'sensitivity-report', file), 'utf8');
    for (const { id } of MUTANTS) expect(text, file).toContain(id);
  }
  const { version, hash } = catalogueStamp(CATALOGUE);
  expect(MEASURED.knownDefects, 'What every report says is out of date. Run: npm run sensitivity').toEqual({
    catalogue: { version, hash },
    mutants: mutantsStamp(MUTANTS),
    detected: report.detected,
    of: report.of,
  });
});

/** Mutants as a user writes them; each must be told from one that is detected. */
const OWN = `
import { ReferenceSdk } from '${new URL('../../dist/harness/reference/sdk.js', import.meta.url)}';
const about = (id, requirement) => ({ id, requirement, sentence: 'It does.', cause: 'It came.', tags: [] });
class NullIgnored extends ReferenceSdk {
  keepToken(jwt) { if (jwt !== null) this.token = jwt; }
}
class Dies extends ReferenceSdk {
  fetchUser() { process.exit(9); }
}
export const MUTANTS = [
  { ...about('detected', 'UDA-07'), make: (options) => new NullIgnored(options) },
  { ...about('survives', 'UDA-07'), make: (options) => new ReferenceSdk(options) },
  { ...about('found-by-accident', 'UDA-21'), make: (options) => new NullIgnored(options) },
  { ...about('dies', 'UDA-07'), make: (options) => new Dies(options) },
];
`;

test('a defect that survives, is found by accident or cannot be played fails it', async () => {
  const file = join(folder, 'own.js');
  writeFileSync(file, OWN);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const { exitCode, out } = await cli(
    ['sensitivity', '--quiet', '--mutants', 'own.js', '--scenarios', 'jwt/null/**'],
    folder,
  );
  const report = reportIn(folder);
  expect(exitCode, out).toBe(1);
  expect(Object.fromEntries(report.mutants.map(({ id, outcome }) => [id, outcome]))).toEqual({
    detected: 'detected',
    survives: 'survived',
    'found-by-accident': 'by-accident',
    dies: 'not-judged',
  });
  expect(out).toContain('✗ survived: survives');
  expect(out).toContain('This catalogue detects 1 of 4 selected known defects');
});

test('the mutants are listed, bundled ones and those of the example', async () => {
  const bundled = await cli(['sensitivity', '--list', 'null-*'], folder);
  expect(bundled.out).toMatch(/^UDA-07\s+null-ignored\s+\S/m);
  const example = new URL('../../examples/mutants/my-mutants.js', import.meta.url).pathname;
  const own = await cli(['sensitivity', '--list', '--mutants', example], folder);
  expect(own.exitCode, own.err).toBe(0);
  expect(own.out).toContain('token-refreshed-after-the-call');
});

test('a mistake on the command line is told', async () => {
  const unknown = await cli(['sensitivity', 'null-ignore'], folder);
  expect(unknown.exitCode).toBe(3);
  expect(unknown.err).toContain('Did you mean null-ignored');
  const missing = await cli(['sensitivity', '--mutants', 'none.js'], folder);
  expect(missing.exitCode).toBe(3);
  writeFileSync(join(folder, 'empty.mjs'), 'export const MUTANTS = [];');
  expect((await cli(['sensitivity', '--mutants', 'empty.mjs'], folder)).exitCode).toBe(3);
});
