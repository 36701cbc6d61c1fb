// The catalogue's calls as a Vitest file: one test a scenario, as a team would write them by hand with MSW, each with the
// checks that such a test has: how every call ended, and what its requests carried.
import { fileURLToPath } from 'node:url';
import { CATALOGUE } from '../../../../scenarios/catalogue.ts';
import { parseShard, partOf } from '../../../engine/selection/shard.ts';
import { bareBackend, bareCalls, callsOf } from './bare-play.ts';

/** What a test of the file uses of this project. */
const IMPORTS = fileURLToPath(new URL('./bare-play.js', import.meta.url));

/** How the calls of a scenario end, and how many requests they make: what its test asserts. */
async function outcomes(server: ReturnType<typeof bareBackend>, share: string) {
  const tests: {
    readonly at: number;
    readonly id: string;
    readonly kinds: readonly string[];
    readonly made: number;
  }[] = [];
  for (const scenario of partOf(CATALOGUE, parseShard(share))) {
    server.authorisations.splice(0);
    const ends = await bareCalls(await callsOf(scenario));
    tests.push({
      at: CATALOGUE.indexOf(scenario),
      id: scenario.id,
      kinds: ends.map(({ kind }) => kind),
      made: server.authorisations.length,
    });
  }
  return tests;
}

/** The text of the file. `share`: which part of the catalogue, `1/1` for all of it. */
export async function vitestFile(share: string): Promise<string> {
  const backend = bareBackend();
  backend.server.listen({ onUnhandledRequest: 'error' });
  const tests = await outcomes(backend, share).finally(() => backend.server.close());
  const catalogue = fileURLToPath(new URL('../../../../scenarios/catalogue.js', import.meta.url));
  const cases = tests.map(
    ({ at, id, kinds, made }) => `
test(${JSON.stringify(id)}, async () => {
  const ends = await bareCalls(await callsOf(CATALOGUE[${at}]));
  expect(ends.map(({ kind }) => kind)).toEqual(${JSON.stringify(kinds)});
  expect(authorisations).toHaveLength(${made});
  for (const one of authorisations) expect(one).toMatch(/^(App|Bearer) ./);
});`,
  );
  return `import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CATALOGUE } from ${JSON.stringify(catalogue)};
import { bareBackend, bareCalls, callsOf } from ${JSON.stringify(IMPORTS)};
const { server, authorisations } = bareBackend();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => void authorisations.splice(0));
afterAll(() => server.close());
${cases.join('')}
`;
}
