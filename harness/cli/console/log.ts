// What an SDK and its adapter write, for whoever asked to see it: without a usable token, without terminal escapes.
import { plainText, shortened } from '../../../reports/text.ts';
import type { LogLine } from '../../drivers/driver.ts';
import { redactTokens } from '../../tokens/decode.ts';
import type { Io } from '../process/io.ts';

const MAX_SHOWN = 1_000;

/** Shows log lines on standard error. */
export function showLog(io: Io): (line: LogLine) => void {
  return ({ source, text }) => {
    // Redacted before it is cut: half a token is no longer seen as one.
    const shown = shortened(plainText(redactTokens(text)), MAX_SHOWN);
    io.err(`${io.colour.dim(`${source}:`)} ${shown}\n`);
  };
}
