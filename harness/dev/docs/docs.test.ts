// The documentation in step with the project: every link leads somewhere, every command, option and script exists, and
// the figures that the README shows are those of today.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { createProgram } from '../../cli/program.ts';
import { fakeIo } from '../../testing/fake-io.ts';
import { deadLinks, missingPlaces, roomsShown, unknownCommands, unknownScripts } from './claims.ts';
import { parsePage, readPage } from './page.ts';

const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.md'),
);
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'examples/README.md',
  ...docs.map((name) => `docs/${name}`),
].map(readPage);
const PROGRAM = await createProgram(fakeIo());
const { scripts: SCRIPTS } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

for (const page of PAGES) {
  test(`${page.path}: its links, commands and scripts are there`, () => {
    expect(deadLinks(page, readPage)).toEqual([]);
    expect(unknownCommands(page, PROGRAM)).toEqual([]);
    expect(unknownScripts(page, SCRIPTS)).toEqual([]);
  });
}

test('every page of the documentation can be reached from the README', () => {
  const linked = PAGES.flatMap(({ path, links }) =>
    links.map((link) => new URL(link, `file:///${path}`).pathname),
  );
  for (const { path } of PAGES) expect(['/README.md', ...linked]).toContain(`/${path}`);
});

test('every command is told of on some page', () => {
  const told = new Set(PAGES.flatMap(({ commands }) => commands.map(({ words }) => words[0])));
  for (const command of PROGRAM.commands) expect([...told]).toContain(command.name());
});

test('the README shows the size of today’s catalogue', () => {
  const text = readFileSync('README.md', 'utf8');
  expect(text).toContain(`no MUST requirement broken in ${CATALOGUE.length} scenarios`);
  expect(text).toContain(`${CATALOGUE.length} planned · ${CATALOGUE.length} judged`);
});

const CONTRIBUTING = readFileSync('CONTRIBUTING.md', 'utf8');

test('where the next thing goes is there', () => {
  const rows = CONTRIBUTING.split('\n').filter((line) => line.startsWith('| a'));
  expect(rows.length).toBeGreaterThan(10);
  expect(missingPlaces(rows)).toEqual([]);
  expect(missingPlaces(['| a thing | `harness/nowhere/`, `scenarios/recipes/` | `nothing.ts` |'])).toEqual([
    'harness/nowhere/',
  ]);
});

test('the picture of the house shows every room of the import rules, and no other', async () => {
  const { ROOMS } = (await import('../../../.dependency-cruiser.mjs' as string)) as {
    ROOMS: readonly string[];
  };
  const rooms = [...new Set(ROOMS.map((room) => `${room.split('/')[0]}/`))];
  expect(roomsShown(CONTRIBUTING).sort()).toEqual(rooms.sort());
});

test('what does not exist is found', () => {
  const page = parsePage(
    'docs/any-sdk.md',
    `# One
[gone](gone.md) [no heading](../README.md#no-such) [here](#one) [not here](#two)

\`mm-auth-conformance walk\`, \`mm-auth-conformance token melt\`

\`\`\`sh
npm ci && npm run walk
MM_X=1 npx mm-auth-conformance run --sdk 'module:./a b.ts' --wlak=1   # --not-an-option
cat x | mm-auth-conformance token inspect --deep
\`\`\`
`,
  );
  expect(deadLinks(page, readPage)).toEqual([
    'docs/any-sdk.md: gone.md: there is no docs/gone.md',
    'docs/any-sdk.md: ../README.md#no-such: README.md has no heading #no-such',
    'docs/any-sdk.md: #two: docs/any-sdk.md has no heading #two',
  ]);
  expect(unknownCommands(page, PROGRAM)).toEqual([
    'docs/any-sdk.md: mm-auth-conformance walk: no command walk',
    'docs/any-sdk.md: mm-auth-conformance token melt: no command token melt',
    "docs/any-sdk.md: MM_X=1 npx mm-auth-conformance run --sdk 'module:./a b.ts' --wlak=1: run has no --wlak",
    'docs/any-sdk.md: mm-auth-conformance token inspect --deep: inspect has no --deep',
  ]);
  expect(unknownScripts(page, SCRIPTS)).toEqual(['docs/any-sdk.md: npm run walk: no such script']);
});
