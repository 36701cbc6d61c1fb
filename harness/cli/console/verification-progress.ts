// What a verification of a backend tells while it goes on: what is wrong as soon as it is judged, and how far it is.
import { plainText } from '../../../reports/text.ts';
import type { VerifyEvent } from '../../library/verify-provider.ts';
import type { Io } from '../process/io.ts';
import { interactionLine } from './interactions.ts';
import { meterOn } from './progress.ts';

/** Shows what is told while a verification goes on. `end` leaves the terminal as it was. */
export interface VerificationProgress {
  readonly onEvent: (event: Extract<VerifyEvent, { kind: 'started' | 'scenario' }>) => void;
  readonly end: () => void;
}

/** What needs no line of its own before the end. */
const QUIET_OUTCOMES = ['passed', 'observed', 'not-applicable', 'known'];

/** Shows a verification. `quiet`: nothing. `verbose`: a line for each interaction, else one for each that is not in order. */
export function verificationProgress(
  io: Io,
  { quiet, verbose }: { readonly quiet: boolean; readonly verbose: boolean },
): VerificationProgress {
  if (quiet) return { onEvent: () => {}, end: () => {} };
  const meter = meterOn(io);
  return {
    onEvent: (event) => {
      if (event.kind === 'started')
        return io.err(`Verifying ${event.planned} interactions with ${plainText(event.target)} …\n`);
      const { result } = event;
      if (verbose) return io.out(`${interactionLine(result, io.colour)}\n`);
      if (!QUIET_OUTCOMES.includes(result.outcome)) meter.line(`${interactionLine(result, io.colour)}\n`);
      meter.judged(event);
    },
    end: meter.end,
  };
}
