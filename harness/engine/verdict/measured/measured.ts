// What the catalogue was measured to detect. `npm run sensitivity` and `npm run mutation` write the figures, nobody by hand.
import type { Report } from '../../../../reports/model.ts';
import knownDefects from './known-defects.json' with { type: 'json' };
import machineMade from './machine-made.json' with { type: 'json' };

/** A measurement that passed: known defects detected by a catalogue, and the stamp of those defects. */
export interface MeasuredDefects {
  readonly catalogue: { readonly version: string; readonly hash: string };
  readonly mutants: string;
  readonly detected: number;
  readonly of: number;
}

/** A measurement of machine-made defects, equivalent ones left out; `catalogue`: the hash of the one that it is of. */
export interface MeasuredMachineMade {
  readonly catalogue: string;
  readonly killed: number;
  readonly of: number;
}

/** The two figures. */
export interface Measured {
  readonly knownDefects: MeasuredDefects;
  readonly machineMade: MeasuredMachineMade;
}

/** The last measurements. */
export const MEASURED: Measured = { knownDefects, machineMade };

/** What a report with this catalogue says of them; undefined: this very catalogue has not been measured. */
export function sensitivityOf(
  catalogue: Pick<Report['catalogue'], 'version' | 'hash'>,
  { knownDefects: known, machineMade: machine }: Measured = MEASURED,
): Report['sensitivity'] {
  const { catalogue: measured, detected, of } = known;
  if (measured.version !== catalogue.version || measured.hash !== catalogue.hash) return undefined;
  const same = machine.catalogue === catalogue.hash;
  return { detected, of, ...(same ? { machineMade: { detected: machine.killed, of: machine.of } } : {}) };
}
