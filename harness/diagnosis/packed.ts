// Fingerprints as one short text, and back: each story and each sign once, then numbers.
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import type { Fingerprint } from './fingerprint.ts';

const Packed = z.object({
  stories: z.array(z.string()),
  signs: z.array(z.string()),
  /** Id, requirement, sentence, cause; then the numbers of its stories, each less the one before, and of their signs. */
  prints: z.array(
    z.tuple([z.string(), z.string(), z.string(), z.string(), z.array(z.number()), z.array(z.number())]),
  ),
});

function numbers(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map(texts.map((text, at) => [text, at]));
}

/** The text: brotli in base64. */
export function packed(fingerprints: readonly Fingerprint[]): string {
  const stories = [...new Set(fingerprints.flatMap(({ predicts }) => [...predicts.keys()]))].sort();
  const signs = [...new Set(fingerprints.flatMap(({ predicts }) => [...predicts.values()]))].sort();
  const storyAt = numbers(stories);
  const signAt = numbers(signs);
  const prints = fingerprints.map(({ id, requirement, sentence, cause, predicts }) => {
    const cells = [...predicts]
      .map(([story, sign]) => [storyAt.get(story) ?? -1, signAt.get(sign) ?? -1] as const)
      .sort(([a], [b]) => a - b);
    const gaps = cells.map(([story], at) => story - (cells[at - 1]?.[0] ?? 0));
    return [id, requirement, sentence, cause, gaps, cells.map(([, sign]) => sign)];
  });
  const text = JSON.stringify({ stories, signs, prints });
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(text, { params }).toString('base64');
}

/** @throws Error when the text is none of `packed`. */
export function unpacked(text: string): readonly Fingerprint[] {
  const value: unknown = JSON.parse(brotliDecompressSync(Buffer.from(text, 'base64')).toString('utf8'));
  const { stories, signs, prints } = Packed.parse(value);
  return prints.map(([id, requirement, sentence, cause, gaps, signsAt]) => {
    let at = 0;
    const predicts = new Map(
      gaps.map((gap, index) => {
        at += gap;
        return [stories[at] ?? '', signs[signsAt[index] ?? -1] ?? ''] as const;
      }),
    );
    return { id, requirement, sentence, cause, predicts };
  });
}
