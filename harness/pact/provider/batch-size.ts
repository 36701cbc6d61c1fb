// How many interactions one start of Pact's verifier is given: it says nothing before its end, and takes what it knows with it
// when it is ended. So a batch is what a backend can be asked in about a second: of a slow one a single interaction, which is told
// of and written down as soon as it is judged; of a quick one many, for a start costs as much as two interactions.

/** How long a batch should take, milliseconds: what is lost at most when everything is ended. */
const BATCH_MS = 1_000;
const MAX_BATCH = 50;

/** The size of the first batch, when nobody knows how quick a backend is. */
export const FIRST_BATCH = 5;

/** The size of the next batch. `size`: of the last one. `tookMs`: what it took, milliseconds. */
export function batchSizeAfter(size: number, tookMs: number): number {
  const fits = Math.floor((size * BATCH_MS) / Math.max(tookMs, 1));
  return Math.min(MAX_BATCH, Math.max(1, fits));
}
