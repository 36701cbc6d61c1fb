// A run in several parts, on several machines: each part plays every n-th scenario, so that slow themes are spread.
// A report says which part it is; merging looks for the others.

/** One part of a run. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** The most parts that a run is cut into. */
const MAX_SHARDS = 1_000;

const FORM = /^(\d{1,4})\/(\d{1,4})$/;

/** Reads `2/3`; undefined when it is none. */
export function parseShard(text: string): Shard | undefined {
  const [, index = '', of = ''] = FORM.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  const fits = shard.index >= 1 && shard.index <= shard.of && shard.of <= MAX_SHARDS;
  return index !== '' && fits ? shard : undefined;
}

/** What a part plays of everything selected. */
export function partOf<T>(selected: readonly T[], shard: Shard | undefined): readonly T[] {
  return shard === undefined ? selected : selected.filter((_, at) => at % shard.of === shard.index - 1);
}

/** A part among the words of a selection. */
export function shardInWords({ index, of }: Shard): string {
  return `shard ${index}/${of}`;
}
