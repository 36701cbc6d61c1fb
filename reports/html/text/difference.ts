// Where two texts differ, word by word, so that an expectation and an observation are told apart at a glance.

/** A run of words that both texts have, or that only this one has. */
export interface Part {
  readonly text: string;
  readonly differs: boolean;
}

/** Longer texts are not compared word by word. */
const MAX_WORDS = 120;

function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|[^\s"'(){},;:=]+|["'(){},;:=]/g) ?? [];
}

/** For each word whether the longest common subsequence of both lists has it. */
function common(a: readonly string[], b: readonly string[]): readonly [boolean[], boolean[]] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const inA = a.map(() => false);
  const inB = b.map(() => false);
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      inA[i] = true;
      inB[j] = true;
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return [inA, inB];
}

function partsOf(words: readonly string[], shared: readonly boolean[]): readonly Part[] {
  const parts: Part[] = [];
  words.forEach((word, at) => {
    // White space between two differing words differs with them: the mark is not torn.
    const blank = word.trim() === '';
    const differs = shared[at] !== true || (blank && shared[at - 1] === false && shared[at + 1] === false);
    const last = parts.at(-1);
    if (last?.differs === differs) parts[parts.length - 1] = { text: last.text + word, differs };
    else parts.push({ text: word, differs });
  });
  return parts;
}

/** Both texts in parts. Texts that have little in common, or are long, differ as a whole. */
export function difference(expected: string, seen: string): readonly [readonly Part[], readonly Part[]] {
  const whole = (text: string): readonly Part[] => [{ text, differs: true }];
  const [a, b] = [wordsOf(expected), wordsOf(seen)];
  if (a.length > MAX_WORDS || b.length > MAX_WORDS) return [whole(expected), whole(seen)];
  const [inA, inB] = common(a, b);
  // Brackets, quotes and commas are alike everywhere.
  const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text);
  const shared = a.filter((word, at) => inA[at] === true && isWord(word)).length;
  const longer = Math.max(a.filter(isWord).length, b.filter(isWord).length);
  if (shared * 3 < longer) return [whole(expected), whole(seen)];
  return [partsOf(a, inA), partsOf(b, inB)];
}
