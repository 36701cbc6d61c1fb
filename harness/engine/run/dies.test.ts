// An adapter that dies at any moment, while calls overlap too: each time there is a report, it is incomplete, and nothing is
// left that rejects unseen (the test runner fails for that).
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../../scenarios/catalogue.ts';
import { directFetch } from '../../backend/direct.ts';
import { IN_PROCESS_BASE_URL } from '../../backend/in-process-address.ts';
import { createWorlds } from '../../backend/worlds.ts';
import type { Connection } from '../../drivers/channel.ts';
import { connectedDriver } from '../../drivers/connected.ts';
import { DriverFault } from '../../drivers/driver.ts';
import { referenceAdapter } from '../../reference/adapter.ts';
import { paced } from '../../testing/pace.ts';
import { select } from '../selection/select.ts';
import { runCatalogue } from './run.ts';

/** Calls that overlap, one by one and at once, with answers that are held back. */
const scenarios = select(CATALOGUE, {
  ids: ['jwt/overlap/{depersonalize,saveUser}/*/*', 'jwt/overlapping/**', 'jwt/under-way/replaced-*/*'],
}).slice(0, 40);
/** How many messages an adapter takes in such a run, about. */
const MESSAGES = 260;

class Dead extends DriverFault {
  constructor() {
    super('ADAPTER_EXITED', 'The adapter exited with code 9.');
  }
}

/** An adapter that dies of its message with this number, with all that is under way; the next one lives `lives` times longer. */
function dying(moment: number, fetch: typeof globalThis.fetch) {
  let starts = 0;
  return connectedDriver({
    network: 'http',
    connect: async (): Promise<Connection> => {
      starts += 1;
      const adapter = referenceAdapter({ fetch });
      const diesAt = starts * moment;
      let messages = 0;
      let end = (_: Dead) => {};
      const died = new Promise<never>((_, reject) => {
        end = reject;
      });
      died.catch(() => {});
      return {
        request: async (method, params) => {
          messages += 1;
          if (messages >= diesAt) end(new Dead());
          const call = adapter[method] as (params: unknown) => Promise<unknown>;
          const work = async () => call.call(adapter, params);
          return Promise.race([died, work()]);
        },
        trace: () => 'The last lines of its standard error:\n  it falls over',
        close: async () => {},
      };
    },
  });
}

function run(moment: number) {
  const worlds = createWorlds();
  return runCatalogue({
    scenarios,
    catalogue: CATALOGUE,
    driver: dying(moment, directFetch(worlds)),
    worlds,
    backendBaseURL: IN_PROCESS_BASE_URL,
    target: 'command:dying',
    adapter: 'command',
    command: 'mm-auth-conformance run',
    selection: [],
    strict: false,
    knownFailures: [],
    callTimeoutMs: 5_000,
    concurrency: 16,
  });
}

test('at 20 moments: 20 reports, each incomplete, each naming what was played and the last lines', async () => {
  test.setTimeout(paced(120_000));
  const moments = Array.from({ length: 20 }, (_, index) => 2 + Math.floor((index * MESSAGES) / 20));
  const reports = await Promise.all(moments.map(run));
  for (const [index, report] of reports.entries()) {
    const where = `message ${moments[index]}`;
    expect([report.verdict, report.counts.failed], where).toEqual(['incomplete', 0]);
    const [first] = report.findings.filter(({ kind }) => kind === 'adapter-fault');
    expect(first?.text, where).toMatch(/^The adapter broke down in jwt\/.*: ADAPTER_EXITED: /);
    expect(first?.underWay?.[0], where).toMatch(/^jwt\//);
    expect(first?.lastLines, where).toEqual(['it falls over']);
  }
});

test('one that lives is not incomplete', async () => {
  expect((await run(1_000_000)).verdict).toBe('passed');
});
