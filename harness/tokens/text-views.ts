// A text as it stands, and as it reads once percent-encoding, escapes, line breaks and the gaps of a hexadecimal dump are
// taken off. Each view knows where in the text its characters came from.

/** A reading of a text. */
export interface TextView {
  readonly text: string;
  /** Where each character begins in the text that it was read from; absent: at its own place. */
  readonly from?: readonly number[];
}

const ENCODED = /%[\da-f]{2}|\\(?:u00[\da-f]{2}|x[\da-f]{2}|\/)/i;
const BROKEN = /[\r\n]|\\[rn]|(?:[\da-f]{2}[ :,-]){8}/i;
const PARTS = /%([\da-f]{2})|\\u00([\da-f]{2})|\\x([\da-f]{2})|\\(\/)/giy;
/** What stands between the pieces of a text that was cut into lines or groups, as it is or escaped. */
const GAP = /(?:[\s:,|]|\\[rnt]|["']\s*\+|["'](?=\s))+["']?/gy;

function read(view: TextView, pattern: RegExp, shown: (match: RegExpExecArray) => string): TextView {
  const { text } = view;
  const from: number[] = [];
  let result = '';
  let copied = 0;
  const copy = (end: number) => {
    result += text.slice(copied, end);
    for (let at = copied; at < end; at += 1) from.push(view.from?.[at] ?? at);
  };
  for (let at = 0; at < text.length; ) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null || match[0] === '') {
      at += 1;
      continue;
    }
    copy(at);
    const put = shown(match);
    result += put;
    if (put !== '') from.push(view.from?.[at] ?? at);
    at += match[0].length;
    copied = at;
  }
  copy(text.length);
  return { text: result, from };
}

/** The readings of a text, itself first. Most texts have no other. */
export function viewsOf(text: string): readonly TextView[] {
  const views: TextView[] = [{ text }];
  if (ENCODED.test(text)) {
    const once = read({ text }, PARTS, (match) => {
      const [, percent, unicode, hex, slash] = match;
      return slash ?? String.fromCharCode(Number.parseInt(percent ?? unicode ?? hex ?? '20', 16));
    });
    views.push(once);
  }
  const last = views.at(-1) ?? { text };
  if (BROKEN.test(last.text)) views.push(read(last, GAP, () => ''));
  return views;
}
