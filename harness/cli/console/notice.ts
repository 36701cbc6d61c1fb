// What a run says besides its results.
import { plainText } from '../../../reports/text.ts';
import type { RunEvent } from '../../library/run-options.ts';
import type { Io } from '../process/io.ts';

/** Shows an event that is a notice or a warning, on standard error; others are left alone. */
export function showNotice(event: RunEvent, io: Io): void {
  if (event.kind === 'notice') io.err(`${plainText(event.text)}\n`);
  if (event.kind === 'warning') io.err(`${io.colour.yellow('warning:')} ${plainText(event.text)}\n`);
}
