// Fingerprints as one short text, and back. What is alike lies together, and each kind of it is compressed on its own: the
// texts, the stories, a bitmap of them for each defect in the catalogue's order (neighbours fail alike), and for each bit
// that is set, the number of the sign.
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import type { Sign } from './cells.ts';
import type { Fingerprint, Fingerprints } from './fingerprint.ts';

/** How many bytes a story's hash has. */
const HASH_BYTES = 4;
/** A sign's number is a byte. */
const MAX_SIGNS = 256;
/** How many bytes tell the length of a part. */
const LENGTH_BYTES = 4;

const Head = z.object({
  /** Id, requirement, sentence, cause. */
  defects: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
  /** The commonest first. */
  signs: z.array(z.string()).max(MAX_SIGNS),
});

/** The different texts, the commonest first. */
function byFrequency(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([text]) => text);
}

function bitmapOf(stories: readonly string[], predicts: Fingerprint['predicts']): Buffer {
  const bits = Buffer.alloc(Math.ceil(stories.length / 8));
  for (const [at, story] of stories.entries())
    if (predicts.has(story)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
  return bits;
}

/** A part, compressed, behind its length. */
function part(bytes: Buffer): Buffer {
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const small = brotliCompressSync(bytes, { params });
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(small.length);
  return Buffer.concat([length, small]);
}

function partsOf(bytes: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const from = at + LENGTH_BYTES;
    at = from + bytes.readUInt32LE(at);
    parts.push(brotliDecompressSync(bytes.subarray(from, at)));
  }
  return parts;
}

/** The same defects without what a byte cannot number: the rarest signs say the least. */
function numbered(defects: readonly Fingerprint[], signs: readonly Sign[]): readonly Fingerprint[] {
  const kept = new Set(signs);
  return defects.map((one) => ({
    ...one,
    predicts: new Map([...one.predicts].filter(([, sign]) => kept.has(sign))),
  }));
}

/**
 * The text, in base64. `predicts` of a story that is not among the stories is left out, and so are the rarest signs where
 * there are more than a byte can number.
 */
export function packed({ stories, defects: all }: Fingerprints): string {
  const signs = byFrequency(all.flatMap(({ predicts }) => [...predicts.values()])).slice(0, MAX_SIGNS);
  const defects = numbered(all, signs);
  const head: z.infer<typeof Head> = {
    defects: defects.map(({ id, requirement, sentence, cause }) => [id, requirement, sentence, cause]),
    signs: [...signs],
  };
  const cells = defects.flatMap(({ predicts }) =>
    stories.flatMap((story) => {
      const sign = predicts.get(story);
      return sign === undefined ? [] : [signs.indexOf(sign)];
    }),
  );
  const parts = [
    Buffer.from(JSON.stringify(Head.parse(head))),
    Buffer.from(stories.join(''), 'hex'),
    Buffer.concat(defects.map(({ predicts }) => bitmapOf(stories, predicts))),
    Buffer.from(cells),
  ];
  return Buffer.concat(parts.map(part)).toString('base64');
}

/** @throws Error when the text is none of `packed`. */
export function unpacked(text: string): Fingerprints {
  const [head, hashes, bits, cells] = partsOf(Buffer.from(text, 'base64'));
  if (!head || !hashes || !bits || !cells) throw new Error('These are no fingerprints.');
  const { defects, signs } = Head.parse(JSON.parse(head.toString('utf8')));
  const stories = Array.from({ length: hashes.length / HASH_BYTES }, (_, at) =>
    hashes.toString('hex', at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
  const rowBytes = Math.ceil(stories.length / 8);
  let cell = 0;
  return {
    stories,
    defects: defects.map(([id, requirement, sentence, cause], row): Fingerprint => {
      const predicts = new Map<string, Sign>();
      for (const [at, story] of stories.entries()) {
        if (((bits[row * rowBytes + (at >> 3)] ?? 0) & (1 << (at & 7))) === 0) continue;
        predicts.set(story, signs[cells[cell] ?? -1] ?? '');
        cell += 1;
      }
      return { id, requirement, sentence, cause, predicts };
    }),
  };
}
