// Finds known tokens in any text, in all the forms that give them away, in one pass over it. Every third group of eight
// characters of each form is kept under a hash; a text is read with a rolling hash over eight characters, and what agrees
// is compared in full. So the cost of a search grows with the text, and hardly with the number of tokens.
import { formsOf, type SecretForm, secretsOf } from './secret-forms.ts';
import { type TextView, viewsOf } from './text-views.ts';

/** A place where a text gives a token away. */
export interface TokenHit {
  /** The token, as it was added. */
  readonly token: string;
  /** Where its signature, or a piece of it in some form, begins and ends in the text. */
  readonly start: number;
  readonly end: number;
}

const GROUP = 8;
const BASE = 0x01000193;
/** `BASE` to the power of `GROUP`: takes the oldest character out of the hash. */
const OLDEST = Array.from({ length: GROUP }).reduce<number>((power) => Math.imul(power, BASE), 1);
/** The smallest filter before the places; it grows with them, so that most of it stays empty and most texts stop at it. */
const BITS = 12;
const EMPTY_PER_PLACE = 8;

/** Characters as they are compared: the alphabets of base64 are one. 0: it can be part of no form. */
const CODE = new Uint8Array(65_536);
for (let code = 0; code < 128; code += 1) if (/[\w-]/.test(String.fromCharCode(code))) CODE[code] = code;
CODE['+'.charCodeAt(0)] = '-'.charCodeAt(0);
CODE['/'.charCodeAt(0)] = '_'.charCodeAt(0);

interface Place {
  readonly token: string;
  readonly form: SecretForm;
  readonly at: number;
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let index = at; index < at + GROUP; index += 1)
    hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0;
  return hash;
}

/** Tokens that texts are searched for. */
export class TokenIndex {
  readonly #places = new Map<number, Place[]>();
  #bits = BITS;
  #maybe = new Uint8Array(1 << BITS);
  readonly #known = new Set<string>();

  constructor(tokens: Iterable<string> = []) {
    for (const token of tokens) this.add(token);
  }

  /** Whether this token was added. */
  knows(token: string): boolean {
    return this.#known.has(token);
  }

  add(token: string): void {
    if (this.#known.has(token)) return;
    this.#known.add(token);
    for (const form of secretsOf(token).flatMap(formsOf)) {
      // Any piece that is long enough holds a whole group from one of these places.
      const step = form.telling - GROUP + 1;
      for (let at = 0; at + GROUP <= form.text.length; at += step) this.#put({ token, form, at });
    }
  }

  /** Whether a text gives any of the tokens away. */
  holds(text: string): boolean {
    return this.find(text).length > 0;
  }

  /** Where a text gives a token away; places may overlap. */
  find(text: string): readonly TokenHit[] {
    if (this.#places.size === 0 || text.length < GROUP) return [];
    return viewsOf(text).flatMap((view) => this.#findIn(view, text.length));
  }

  #put(place: Place): void {
    const hash = hashAt(place.form.text, place.at);
    const there = this.#places.get(hash);
    if (there === undefined) this.#places.set(hash, [place]);
    else there.push(place);
    if (this.#places.size * EMPTY_PER_PLACE > this.#maybe.length) this.#grow();
    this.#maybe[hash >>> (32 - this.#bits)] = 1;
  }

  #grow(): void {
    this.#bits += 2;
    this.#maybe = new Uint8Array(1 << this.#bits);
    for (const hash of this.#places.keys()) this.#maybe[hash >>> (32 - this.#bits)] = 1;
  }

  #findIn({ text, from }: TextView, length: number): TokenHit[] {
    const hits: TokenHit[] = [];
    const maybe = this.#maybe;
    const shift = 32 - this.#bits;
    let hash = 0;
    let run = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = CODE[text.charCodeAt(at)] ?? 0;
      if (code === 0) {
        hash = 0;
        run = 0;
        continue;
      }
      run += 1;
      hash = (Math.imul(hash, BASE) + code) | 0;
      if (run > GROUP) hash = (hash - Math.imul(CODE[text.charCodeAt(at - GROUP)] ?? 0, OLDEST)) | 0;
      if (run < GROUP || maybe[hash >>> shift] === 0) continue;
      for (const place of this.#places.get(hash) ?? []) {
        const found = matched(text, at - GROUP + 1, place);
        if (found === undefined) continue;
        const start = from?.[found.start] ?? found.start;
        // A view may have read several characters of the text as one, or left some out: up to the next one's place.
        const end = from === undefined ? found.end : (from[found.end] ?? length);
        hits.push({ token: place.token, start, end });
      }
    }
    return hits;
  }
}

/** The longest piece of a form around the group at `at`; undefined: too short to tell. */
function matched(
  text: string,
  at: number,
  { form, at: inForm }: Place,
): { readonly start: number; readonly end: number } | undefined {
  const same = (offset: number) => {
    const wanted = form.text.charCodeAt(inForm + offset);
    return CODE[text.charCodeAt(at + offset)] === wanted;
  };
  let before = 0;
  while (inForm - before > 0 && at - before > 0 && same(-before - 1)) before += 1;
  let after = 0;
  while (inForm + after < form.text.length && at + after < text.length && same(after)) after += 1;
  return before + after < form.telling ? undefined : { start: at - before, end: at + after };
}
