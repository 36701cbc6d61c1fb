// The words for what this report judged, wherever in the page they are needed.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type SubjectWords, subjectWords } from '../../subject.ts';

/** Provides the words; an SDK's where nobody does. */
export const Words = createContext<SubjectWords>(subjectWords({}));

/** The words for this report. */
export function useWords(): SubjectWords {
  return useContext(Words);
}

/** "Scenario", "Interaction". */
export function capital(unit: SubjectWords['unit']): string {
  return `${unit.charAt(0).toUpperCase()}${unit.slice(1)}`;
}

/** "Scenarios", "Interactions". */
export function titled(unit: SubjectWords['unit']): string {
  return `${capital(unit)}s`;
}
