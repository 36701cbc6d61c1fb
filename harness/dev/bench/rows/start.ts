// Row f: what it takes to start the tool, against a bare Node.
import { type Row, run, tool } from '../bench.ts';
import { inTurn } from '../rounds.ts';
import { linesOf } from '../table.ts';
import { usageOf } from '../usage.ts';

/** f. The commands of a second. */
export const START: Row = {
  letter: 'f',
  title: 'the start: `--version`, `list` and one scenario against `node -e 0`',
  lines: async (bench) => {
    const subjects = {
      '`node -e 0`': () => usageOf({ args: ['-e', '0'] }),
      '`--version`': () => usageOf(tool(['--version'])),
      '`list`': () => usageOf(tool(['list'])),
      'one scenario': () => usageOf(run(bench, ['application-code/fetchUser'])),
    };
    return linesOf('f', await inTurn(subjects, bench.quick ? bench.rounds : bench.rounds * 2));
  },
};
