// Covering arrays: rows of values in which every pair of values that may stand together does. A library drew them; they are
// kept as data, because ids made from them are for ever.

/** What varies, by name, with every value that it may have. */
export type Factors = Readonly<Record<string, readonly string[]>>;

/** One row: a value for each factor. */
export type Row<F extends Factors> = { readonly [K in keyof F]: F[K][number] };

/** Rows as they are kept: a line each, the values in the order of the factors. */
export function rowsOf<F extends Factors>(factors: F, text: string): readonly Row<F>[] {
  const names = Object.keys(factors);
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const values = line.trim().split(/\s+/);
      for (const [index, name] of names.entries())
        if (values.length !== names.length || factors[name]?.includes(values[index] ?? '') !== true)
          throw new RangeError(`A row has no ${name}: "${line.trim()}".`);
      return Object.fromEntries(names.map((name, index) => [name, values[index]])) as Row<F>;
    });
}

/** Every pair of values in a row, as text. */
export function pairsIn(row: Readonly<Record<string, string>>): readonly string[] {
  const all = Object.entries(row).map(([name, value]) => `${name}=${value}`);
  return all.flatMap((one, index) => all.slice(index + 1).map((other) => `${one} ${other}`));
}
