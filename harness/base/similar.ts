// What a mistyped id may have meant.

/** How many suggestions are made. */
const MAX_SUGGESTIONS = 3;
/** Less in common than this is chance: shared trigrams over all of both. */
const MIN_LIKENESS = 0.4;

function trigrams(id: string): ReadonlySet<string> {
  const text = id.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return new Set(Array.from(text, (_, start) => text.slice(start, start + 3)));
}

/** The ids that have the most in common with the one given, best first; none when nothing is near. */
export function similar(id: string, ids: readonly string[]): readonly string[] {
  const wanted = trigrams(id);
  const scored = ids.map((candidate) => {
    const own = trigrams(candidate);
    const shared = [...wanted].filter((one) => own.has(one)).length;
    return { candidate, likeness: shared / (wanted.size + own.size - shared) };
  });
  return scored
    .filter(({ likeness }) => likeness >= MIN_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ candidate }) => candidate);
}
