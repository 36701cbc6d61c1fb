// What a report is about, in words: an SDK against the catalogue's scenarios, or a backend against the contracts'
// interactions.
import type { Report } from './model.ts';

/** The words for what was judged, and for one thing that it was judged by. */
export interface SubjectWords {
  readonly subject: 'SDK' | 'Backend';
  /** Within a sentence. */
  readonly named: 'SDK' | 'backend';
  readonly unit: 'scenario' | 'interaction';
  readonly catalogue: 'Catalogue' | 'Contracts';
  /** All that there is to be selected from. */
  readonly whole: 'the whole catalogue' | 'all contracts';
  /** What a line of the matrix is. */
  readonly family: string;
  /** Whose clock a request's moment is told by. */
  readonly clock: string;
}

const SDK: SubjectWords = {
  subject: 'SDK',
  named: 'SDK',
  unit: 'scenario',
  catalogue: 'Catalogue',
  whole: 'the whole catalogue',
  family: 'Tokens or theme',
  clock: "The SDK's clock",
};

const BACKEND: SubjectWords = {
  subject: 'Backend',
  named: 'backend',
  unit: 'interaction',
  catalogue: 'Contracts',
  whole: 'all contracts',
  family: 'Tokens or API',
  clock: 'Sent',
};

/** The words for a report. */
export function subjectWords({ subject }: Pick<Report, 'subject'>): SubjectWords {
  return subject === 'backend' ? BACKEND : SDK;
}
