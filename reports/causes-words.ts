// Causes in words, for the console, for Markdown and for the page.
import type { Cause, Explained, Likeness } from './causes.ts';
import { counted } from './text.ts';

/** What the causes explain and what they do not, in one sentence. `unit`: what a scenario is called. */
export function explainedInWords({ failing, listed, named }: Explained, unit = 'scenario'): string {
  const rest = failing - listed;
  const unnamed = failing - named;
  const first = `${counted(failing, `${unit} fails`, `${unit}s fail`)}: ${rest === 0 ? 'all come down to these causes' : `${listed} come down to these causes, ${rest} to others`}`;
  if (named === 0) return `${first}; none is explained by a known defect`;
  return `${first}; ${named} as a known defect would make them, ${unnamed === 0 ? 'none is left' : `${unnamed} stay unexplained`}`;
}

/** A likeness in words: what the known defect does, how sure that is, how such a bug comes about. */
export function likenessInWords({ defects, explains, predicted }: Likeness): string {
  const [first, ...twins] = defects;
  const sentence = first?.sentence.replace(/\.$/, '') ?? '';
  const also = twins.length === 0 ? '' : `, or its twin ${twins.map(({ id }) => id).join(', ')}`;
  return `${first?.id ?? ''}${also}: ${sentence} (explains ${explains} of ${predicted} predicted). How such a bug comes about: ${first?.cause ?? ''}`;
}

/** Where a cause happens, with this report's word for what is played: a backend's report has interactions. */
export function whereInWords({ where }: Pick<Cause, 'where'>, unit: string): string | undefined {
  return where?.replaceAll(/\bscenario/g, unit);
}
