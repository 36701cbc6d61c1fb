// Text that came from an SDK or a backend may be of any size: a page shows a bounded part and says so.

/** The longest single text that a page embeds, in characters. */
const MAX_TEXT = 20_000;

/** The text, cut where it is longer; never between the halves of a surrogate pair. */
export function bounded(text: string, max: number = MAX_TEXT): string {
  if (text.length <= max) return text;
  const half = /[\ud800-\udbff]$/.test(text.slice(0, max)) ? 1 : 0;
  return `${text.slice(0, max - half)}… (${text.length} characters in all)`;
}

/** The text with each half of a surrogate pair that stands alone replaced: an address can hold no such thing. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

/** Every text within a value, bounded. What needs nothing cut is given back as it is: almost everything. */
export function boundedDeep<T>(value: T): T;
export function boundedDeep(value: unknown): unknown {
  if (typeof value === 'string') return bounded(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => boundedDeep(item));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  const entries = Object.entries(value);
  const cut = entries.map(([key, inner]) => [key, boundedDeep(inner as unknown)] as const);
  return cut.some(([, inner], at) => inner !== entries[at]?.[1]) ? Object.fromEntries(cut) : value;
}
