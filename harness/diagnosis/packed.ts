// Fingerprints as one short text, and back. A table with a row for each defect and a column for each story, in the
// catalogue's order: neighbours fail alike, so that rows repeat themselves and each other, and brotli finds it.
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import type { Sign } from './cells.ts';
import type { Fingerprint, Fingerprints } from './fingerprint.ts';

/** How many bytes of a story's hash are kept: enough to tell a few thousand stories apart. */
const HASH_BYTES = 3;

const Head = z.object({
  /** Id, requirement, sentence, cause. */
  defects: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
  signs: z.array(z.string()),
  /** How many stories there are. */
  stories: z.number().int(),
});

/** A story as fingerprints know it: the beginning of its hash. */
export function storyKey(story: string): string {
  return story.slice(0, 2 * HASH_BYTES);
}

/** The different texts, the commonest first. */
function byFrequency(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([text]) => text);
}

const u16 = (numbers: readonly number[]) => Buffer.from(Uint16Array.from(numbers).buffer);

/** The text: brotli in base64. */
export function packed({ stories, defects }: Fingerprints): string {
  const signs = byFrequency(defects.flatMap(({ predicts }) => [...predicts.values()]));
  const signAt = new Map(signs.map((sign, at) => [sign, at]));
  // Few signs are possible in one story: a cell is the place of its sign among them, from 1; 0: nothing is predicted.
  const possible = stories.map((story) =>
    byFrequency(defects.flatMap(({ predicts }) => predicts.get(story) ?? [])),
  );
  const rows = defects.map(({ predicts }) =>
    Buffer.from(stories.map((story, at) => (possible[at]?.indexOf(predicts.get(story) ?? '') ?? -1) + 1)),
  );
  const head: z.infer<typeof Head> = {
    defects: defects.map(({ id, requirement, sentence, cause }) => [id, requirement, sentence, cause]),
    signs: [...signs],
    stories: stories.length,
  };
  const bytes = Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    ...stories.map((story) => Buffer.from(story, 'hex')),
    Buffer.from(possible.map(({ length }) => length)),
    u16(possible.flatMap((own) => own.map((sign) => signAt.get(sign) ?? 0))),
    ...rows,
  ]);
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).toString('base64');
}

/** Reads bytes from the front to the back. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  take(length: number): Buffer {
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
  line(): string {
    const text = this.take(this.#bytes.indexOf('\n', this.#at) - this.#at).toString('utf8');
    this.#at += 1;
    return text;
  }
}

/** @throws Error when the text is none of `packed`. */
export function unpacked(text: string): Fingerprints {
  const reader = new Reader(brotliDecompressSync(Buffer.from(text, 'base64')));
  const head = Head.parse(JSON.parse(reader.line()));
  const stories = Array.from({ length: head.stories }, () => reader.take(HASH_BYTES).toString('hex'));
  const possible = [...reader.take(head.stories)].map((length) => ({ length }));
  const signsOf = possible.map(({ length }) =>
    Array.from({ length }, (): Sign => head.signs[reader.take(2).readUInt16LE()] ?? ''),
  );
  const defects = head.defects.map(([id, requirement, sentence, cause]): Fingerprint => {
    const row = reader.take(head.stories);
    const predicts = new Map<string, Sign>();
    for (const [at, story] of stories.entries()) {
      const sign = signsOf[at]?.[(row[at] ?? 0) - 1];
      if (sign !== undefined) predicts.set(story, sign);
    }
    return { id, requirement, sentence, cause, predicts };
  });
  return { stories, defects };
}
