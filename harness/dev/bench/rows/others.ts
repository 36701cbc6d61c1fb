// Rows h and i: the sensitivity of the catalogue, and the verification of a backend.
import { MUTANTS } from '../../../reference/mutants/all.ts';
import { fewer, type Row, tool } from '../bench.ts';
import { inTurn, spreadOf } from '../rounds.ts';
import { inWords, linesOf } from '../table.ts';
import { usageOf } from '../usage.ts';

/** h. Every known defect until it is detected. */
export const SENSITIVITY: Row = {
  letter: 'h',
  title: '`sensitivity`: each known defect until it is detected',
  lines: async (bench) => {
    // Without the progress of the last time; its report goes to the benchmark's folder.
    const some = bench.quick ? ['null-*'] : [];
    const subjects = {
      [`sensitivity${bench.quick ? ' of some' : ''}`]: () =>
        usageOf(tool(['sensitivity', '--quiet', ...some], { cwd: bench.folder })),
    };
    const each = (count: number) => (ms: number) => ms / count;
    return linesOf('h', await inTurn(subjects, fewer(bench, 1)), ({ rounds }) =>
      bench.quick
        ? undefined
        : `${inWords(spreadOf(rounds.map(({ cpuMs }) => each(MUTANTS.length)(cpuMs))), 0)} ms CPU a defect`,
    );
  },
};

/** i. The bundled mock backend against every contract. */
export const VERIFICATION: Row = {
  letter: 'i',
  title: '`verify-provider -u mock`: the bundled backend against every contract',
  lines: async (bench) => {
    const some = bench.quick ? ['--grep', 'fetchUser with'] : [];
    const subjects = {
      'verify-provider -u mock': () =>
        usageOf(tool(['verify-provider', '-u', 'mock', '--quiet', ...some], { cwd: bench.folder })),
    };
    return linesOf('i', await inTurn(subjects, fewer(bench, 3)));
  },
};
