import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { CONTRACTS, type Contract } from '../../../contracts/interactions/all.ts';
import { generatePacts } from './generate.ts';
import { sayTheSame } from './pact-file.ts';

const PACTS = join(import.meta.dirname, '../../../contracts/pacts');

test('the committed pacts are what the interactions say', async () => {
  const pacts = await generatePacts();
  expect(pacts).toHaveLength(2 * CONTRACTS.length);
  for (const { path, text } of pacts) {
    const committed = await readFile(join(PACTS, path), 'utf8');
    expect(sayTheSame(committed, text), `${path} has drifted. Run: npm run contracts`).toBe(true);
    // Byte for byte as Pact writes it, where the same version wrote it.
    expect(committed.endsWith('\n')).toBe(false);
  }
});

test('a changed promise is drift; another version of the tool is none', async () => {
  const committed = await readFile(join(PACTS, 'v4/jwt.json'), 'utf8');
  expect(sayTheSame(committed, committed.replace('"status": 401', '"status": 403'))).toBe(false);
  expect(sayTheSame(committed, committed.replace('"match": "regex"', '"match": "type"'))).toBe(false);
  expect(sayTheSame(committed, committed.slice(1))).toBe(false);
  expect(sayTheSame(committed, committed.replace(/"ffi": "[^"]*"/, '"ffi": "9.9.9"'))).toBe(true);
});

test('an interaction that the reference SDK does not fulfil is not written', async () => {
  const [contract] = CONTRACTS as readonly [Contract];
  const broken = contract.interactions
    .filter((one) => one.sdk?.operation === 'fetchUser')
    .map((one) => ({ ...one, request: { ...one.request, query: { ri: 'maybe' } } }));
  await expect(generatePacts([{ ...contract, interactions: broken }])).rejects.toThrow(
    /fetchUser.*is not fulfilled: query ri/,
  );
});

test('the rules of a status stand where the specification has them, and pact-jvm looks for them', async () => {
  const files = CONTRACTS.flatMap(({ file }) => [join(PACTS, 'v3', file), join(PACTS, 'v4', file)]);
  for (const path of files) {
    const text = await readFile(path, 'utf8');
    const { interactions } = JSON.parse(text) as {
      interactions: { response: { matchingRules?: { status?: { matchers?: unknown[]; $?: unknown } } } }[];
    };
    const rules = interactions.flatMap(({ response }) => response.matchingRules?.status ?? []);
    expect(rules.length).toBeGreaterThan(0);
    for (const { matchers, $ } of rules) expect([matchers?.length, $]).toEqual([1, undefined]);
  }
});

test('no pact holds anything that looks like a token', async () => {
  for (const { file } of CONTRACTS) {
    for (const specification of ['v3', 'v4']) {
      const text = await readFile(join(PACTS, specification, file), 'utf8');
      expect(text).not.toMatch(/ey[\w-]{8,}\./);
      for (const [, value] of text.matchAll(/"(?:App|Bearer) ([^"$\\]+)"/g))
        expect(value).toMatch(/^(example|no)-/);
    }
  }
});
