// `npm run contracts`: regenerates the committed pacts, and the OpenAPI descriptions of the same interactions. With
// `-- --check` it writes nothing and fails when a pact differs.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openApiFiles } from '../../contracts/openapi/describe.ts';
import { PACKAGE_ROOT } from '../base/package-root.ts';
import { type GeneratedPact, generatePacts } from '../pact/consumer/generate.ts';
import { sayTheSame } from '../pact/consumer/pact-file.ts';

const PACTS = join(PACKAGE_ROOT, 'contracts/pacts');
const OPENAPI = join(PACKAGE_ROOT, 'contracts/openapi');

async function existing(path: string): Promise<string | undefined> {
  return readFile(join(PACTS, path), 'utf8').catch(() => undefined);
}

/** Pact files that no contract is for. */
async function strays(pacts: readonly GeneratedPact[]): Promise<readonly string[]> {
  const files = await readdir(PACTS, { recursive: true }).catch(() => []);
  const expected = pacts.map((pact) => join(pact.path));
  return files.filter((file) => file.endsWith('.json') && !expected.includes(file));
}

async function differing(pacts: readonly GeneratedPact[]): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const { path, text } of pacts) {
    const committed = await existing(path);
    if (committed === undefined || !sayTheSame(committed, text)) changed.push(path);
  }
  return [...changed, ...(await strays(pacts))];
}

async function write(pacts: readonly GeneratedPact[]): Promise<void> {
  for (const { path, text } of pacts) {
    await mkdir(dirname(join(PACTS, path)), { recursive: true });
    await writeFile(join(PACTS, path), text);
  }
  for (const [file, text] of openApiFiles()) await writeFile(join(OPENAPI, file), text);
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const pacts = await generatePacts();
const changed = await differing(pacts);
if (values.check) {
  for (const path of changed)
    console.error(`contracts/pacts/${path} is not what the interactions say. Run: npm run contracts`);
  if (changed.length > 0) process.exit(1);
} else {
  await write(pacts);
  for (const path of await strays(pacts)) console.error(`contracts/pacts/${path} belongs to no contract.`);
}
const interactions = pacts
  .filter((pact) => pact.specification === 'v4')
  .reduce((sum, pact) => sum + pact.contract.interactions.length, 0);
console.log(
  `${pacts.length} pact files, ${interactions} interactions, ${changed.length} ${values.check ? 'differ' : 'changed'}.`,
);
