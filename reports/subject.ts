// What a report is about, in words: an SDK against the catalogue's scenarios, or a backend against the contracts'
// interactions.
import type { Report } from './model.ts';

/** The words for what was judged, and for one thing that it was judged by. */
export interface SubjectWords {
  readonly subject: 'SDK' | 'Backend';
  readonly unit: 'scenario' | 'interaction';
  readonly catalogue: 'Catalogue' | 'Contracts';
}

/** The words for a report. */
export function subjectWords({ subject }: Report): SubjectWords {
  return subject === 'backend'
    ? { subject: 'Backend', unit: 'interaction', catalogue: 'Contracts' }
    : { subject: 'SDK', unit: 'scenario', catalogue: 'Catalogue' };
}
