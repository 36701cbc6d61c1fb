// What a report says of the catalogue itself: how much of what is wrong it was measured to find.
import type { Report } from './model.ts';
import { counted } from './text.ts';

/** The measured figures in one sentence. */
export function detectedInWords({ detected, of, machineMade }: NonNullable<Report['sensitivity']>): string {
  const known = `this catalogue detects ${detected} of ${counted(of, 'known defect')}`;
  if (machineMade === undefined) return known;
  return `${known}, and ${machineMade.detected} of ${counted(machineMade.of, 'defect')} that a machine made`;
}
