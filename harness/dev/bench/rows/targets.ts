// Rows d and j: scenarios a second over each kind of target, and a slow adapter with several SDKs at once.

import { CATALOGUE } from '../../../../scenarios/catalogue.ts';
import { select } from '../../../engine/selection/select.ts';
import { type Bench, built, fewer, type Row, run } from '../bench.ts';
import { inTurn, type Series, spreadOf } from '../rounds.ts';
import { overAgent } from '../subjects/over-agent.ts';
import { inWords, linesOf } from '../table.ts';
import { usageOf } from '../usage.ts';

/** What is played: quick scenarios of one kind, so that a second of waiting says nothing. */
const part = ({ quick }: Bench) => (quick ? 'jwt/valid/plain/**' : 'jwt/valid/**');

/** How many scenarios a glob selects. */
const countOf = (ids: string) => select(CATALOGUE, { ids: [ids] }).length;

/** Scenarios a second of the whole process. */
function rate(count: number): (series: Series) => string {
  return ({ rounds }) =>
    `${inWords(spreadOf(rounds.map(({ wallMs }) => (count * 1_000) / wallMs)), 0)} scenarios/s`;
}

/** d. The same scenarios over every kind of target. */
export const TARGETS: Row = {
  letter: 'd',
  title: 'scenarios a second (whole process) in process and over `command:`, the agent and a page',
  lines: async (bench) => {
    const ids = part(bench);
    const over = (sdk: string) => () => usageOf(run(bench, [ids, '--sdk', sdk]));
    const subjects = {
      'in process': over('reference'),
      '`command:`, Node': over(
        `command:${process.execPath} ${built('harness/dev/bench/subjects/command-adapter.js')}`,
      ),
      '`command:`, Python': over('command:python3 examples/python/adapter.py'),
      agent: () => overAgent(bench, ids),
      page: over('page:examples/browser/index.html'),
    };
    return linesOf('d', await inTurn(subjects, fewer(bench, 7)), rate(countOf(ids)));
  },
};

/** j. Calls that take 50 ms each: how far SDKs side by side hide it. */
export const SLOW_ADAPTER: Row = {
  letter: 'j',
  title: 'a slow adapter, 50 ms a call, with 1, 4 and 16 SDKs at once',
  lines: async (bench) => {
    const ids = part(bench);
    const sdk = `module:${built('harness/dev/bench/subjects/slow-adapter.js')}`;
    const subjects = Object.fromEntries(
      [1, 4, 16].map((sdks) => [
        `${sdks} at once`,
        () => usageOf(run(bench, [ids, '--sdk', sdk], { env: { MM_BENCH_SDKS: String(sdks) } })),
      ]),
    );
    return linesOf('j', await inTurn(subjects, fewer(bench, 7)), rate(countOf(ids)));
  },
};
