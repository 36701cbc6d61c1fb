// How many known defects the catalogue was measured to detect. Written by `npm run sensitivity`, never by hand.
import type { Report } from '../../../reports/model.ts';

/** The last measurement that passed, with the catalogue that it is of. */
export const MEASURED_SENSITIVITY = {
  catalogue: { version: '2.1.0', hash: '5586d1193f677523' },
  mutants: 'e3248c1680a0d6a7',
  detected: 317,
  of: 317,
};

/** The figure for a catalogue; undefined: this very catalogue has not been measured. */
export function sensitivityOf(catalogue: Report['catalogue']): Report['sensitivity'] {
  const { catalogue: measured, detected, of } = MEASURED_SENSITIVITY;
  const same = measured.version === catalogue.version && measured.hash === catalogue.hash;
  return same ? { detected, of } : undefined;
}
