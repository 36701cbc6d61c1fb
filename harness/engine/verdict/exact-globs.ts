// Globs that name some scenarios of a catalogue and no others: a known failure must not hide what has not failed.

/** The longest glob, in characters: a longer one is cut into several. */
const MAX_LENGTH = 4_000;

/** The beginnings of an id up to each of its slashes, shortest first. */
function beginnings(id: string): readonly string[] {
  return [...id.matchAll(/\//g)].map(({ index }) => id.slice(0, index + 1));
}

/** The ids as few patterns: `a/b/**` where all that there is below `a/b/` is among them. */
function patterns(ids: ReadonlySet<string>, catalogue: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const id of ids) {
    const whole = beginnings(id).find((beginning) => {
      const below = catalogue.filter((one) => one.startsWith(beginning));
      return below.length > 1 && below.every((one) => ids.has(one));
    });
    found.add(whole === undefined ? escaped(id) : `${escaped(whole)}**`);
  }
  return [...found].sort();
}

/** An id as a glob that matches it alone. */
function escaped(id: string): string {
  return id.replace(/[\\*?[\](){}!+@,|^$]/g, '\\$&');
}

/** As few globs as can name these ids, and nothing else of the catalogue, in a stable order. */
export function exactGlobs(ids: readonly string[], catalogue: readonly string[]): readonly string[] {
  const globs: string[] = [];
  let group: string[] = [];
  const close = () => {
    if (group.length > 0) globs.push(group.length === 1 ? (group[0] ?? '') : `{${group.join(',')}}`);
    group = [];
  };
  for (const pattern of patterns(new Set(ids), catalogue)) {
    if (group.join(',').length + pattern.length > MAX_LENGTH) close();
    group.push(pattern);
  }
  close();
  return globs;
}
