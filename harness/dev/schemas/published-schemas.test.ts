// The published schemas are in step with the code, and say the same as it does.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { referenceAdapter } from '../../reference/adapter.ts';
import { runAdapter } from '../../testing/run-adapter.ts';
import { publishedSchemas } from './published-schemas.ts';

const FOLDER = 'contracts/schemas';
const { Ajv2020: Ajv } = createRequire(import.meta.url)('ajv/dist/2020.js') as {
  Ajv2020: new (options: object) => Ajv2020;
};

function validator(file: string) {
  const text = publishedSchemas().get(file);
  if (text === undefined) throw new Error(`There is no schema ${file}.`);
  return new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(text));
}

test('the committed files are those that the code makes: else run npm run schemas', () => {
  const made = publishedSchemas();
  expect(readdirSync(FOLDER).sort()).toEqual([...made.keys()].sort());
  for (const [file, text] of made) expect(readFileSync(join(FOLDER, file), 'utf8'), file).toBe(text);
});

test('the report of a run is valid, and a broken one is not', async () => {
  const scenarios = CATALOGUE.filter((one) => one.id.startsWith('jwt/expires/') && one.slow !== true);
  const report = await runAdapter(() => referenceAdapter(), { scenarios });
  const valid = validator('report.schema.json');
  expect(valid(JSON.parse(JSON.stringify(report))), JSON.stringify(valid.errors)).toBe(true);
  expect(valid({ ...report, verdict: 'fine' })).toBe(false);
  expect(valid({ ...report, scenarios: [{}] })).toBe(false);
  const { counts: _counts, ...without } = report;
  expect(valid(without)).toBe(false);
});

test('a known-failures file is valid, and a misspelt one is not', () => {
  const valid = validator('known-failures.schema.json');
  const entry = { scenario: 'jwt/**', requirement: 'UDA-13', reason: 'known' };
  expect(valid([entry, { ...entry, expires: '2027-01-31', link: 'https://tracker.example/1' }])).toBe(true);
  expect(valid([{ ...entry, expire: '2027-01-31' }])).toBe(false);
  // Backends have known failures, too.
  expect(valid([{ ...entry, requirement: 'UDB-01' }])).toBe(true);
  expect(valid([{ ...entry, requirement: 'UDX-01' }])).toBe(false);
});

test('the configuration that the documentation shows is valid, and a misspelt one is not', () => {
  const valid = validator('provider-config.schema.json');
  const page = readFileSync('docs/backend-teams.md', 'utf8');
  const shown = [...page.matchAll(/```json\n(\{[\s\S]*?"modes"[\s\S]*?\n\})\n```/g)].map(([, text = '']) =>
    JSON.parse(text),
  );
  expect(shown.length).toBeGreaterThanOrEqual(2);
  for (const config of shown) {
    expect(valid(config), JSON.stringify(valid.errors)).toBe(true);
    expect(valid({ ...config, baseURL: 'https://backend.test' })).toBe(false);
    expect(valid({ ...config, modes: { jwt: { keyId: 'a' } } })).toBe(false);
  }
});
