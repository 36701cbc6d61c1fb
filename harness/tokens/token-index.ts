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
const BITS = 8;
/** The smallest table; a run keeps an index for each of its scenarios. */
const SLOTS = 64;
const EMPTY_PER_PLACE = 8;

/** Characters as they are compared: the alphabets of base64 are one. 0: it can be part of no form. */
const CODE = new Uint8Array(65_536);
for (let code = 0; code < 128; code += 1) if (/[\w-]/.test(String.fromCharCode(code))) CODE[code] = code;
CODE['+'.charCodeAt(0)] = '-'.charCodeAt(0);
CODE['/'.charCodeAt(0)] = '_'.charCodeAt(0);

/** A form of a token; a place is its number, and how far in the group begins. */
interface Known {
  readonly token: string;
  readonly form: SecretForm;
}

/** Bits of a place that say how far in: a form has fewer than 2^9 characters. */
const AT_BITS = 9;

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let index = at; index < at + GROUP; index += 1)
    hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0;
  return hash;
}

/** Tokens that texts are searched for. */
export class TokenIndex {
  readonly #forms: Known[] = [];
  /** A hash table in flat arrays, one slot after another until an empty one: a token has about 90 places. */
  #hashes = new Int32Array(SLOTS);
  /** 0: the slot is empty; else one more than the place. */
  #places = new Int32Array(SLOTS);
  #size = 0;
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
      const number = this.#forms.push({ token, form }) - 1;
      // Any piece that is long enough holds a whole group from one of these places.
      const step = form.telling - GROUP + 1;
      for (let at = 0; at + GROUP <= form.text.length; at += step)
        this.#put(hashAt(form.text, at), (number << AT_BITS) | at);
    }
  }

  /** Whether a text gives any of the tokens away. */
  holds(text: string): boolean {
    return this.find(text).length > 0;
  }

  /** Where a text gives a token away; places may overlap. */
  find(text: string): readonly TokenHit[] {
    if (this.#size === 0 || text.length < GROUP) return [];
    return viewsOf(text).flatMap((view) => this.#findIn(view, text.length));
  }

  #put(hash: number, place: number): void {
    if (2 * (this.#size + 1) > this.#places.length) this.#widen();
    this.#fill(hash, place + 1);
    this.#size += 1;
    if (this.#size * EMPTY_PER_PLACE > this.#maybe.length) this.#grow();
    this.#maybe[hash >>> (32 - this.#bits)] = 1;
  }

  #fill(hash: number, value: number): void {
    const mask = this.#places.length - 1;
    let slot = hash & mask;
    while (this.#places[slot] !== 0) slot = (slot + 1) & mask;
    this.#hashes[slot] = hash;
    this.#places[slot] = value;
  }

  /** Twice the room, so that half of it stays empty. */
  #widen(): void {
    const [hashes, places] = [this.#hashes, this.#places];
    this.#hashes = new Int32Array(2 * hashes.length);
    this.#places = new Int32Array(2 * places.length);
    // By number: iterators over thousands of slots took a fifth of a search's preparation.
    for (let slot = 0; slot < places.length; slot += 1)
      if (places[slot] !== 0) this.#fill(hashes[slot] ?? 0, places[slot] ?? 0);
  }

  #grow(): void {
    this.#bits += 2;
    this.#maybe = new Uint8Array(1 << this.#bits);
    for (let slot = 0; slot < this.#places.length; slot += 1)
      if (this.#places[slot] !== 0) this.#maybe[(this.#hashes[slot] ?? 0) >>> (32 - this.#bits)] = 1;
  }

  /** The places with this hash, in the order in which they were added. */
  #placesOf(hash: number): readonly number[] {
    const mask = this.#places.length - 1;
    const found: number[] = [];
    for (let slot = hash & mask; this.#places[slot] !== 0; slot = (slot + 1) & mask)
      if (this.#hashes[slot] === hash) found.push((this.#places[slot] ?? 0) - 1);
    return found;
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
      for (const place of this.#placesOf(hash)) {
        const known = this.#forms[place >> AT_BITS];
        if (known === undefined) continue;
        const found = matched(text, at - GROUP + 1, known.form, place & ((1 << AT_BITS) - 1));
        if (found === undefined) continue;
        const start = from?.[found.start] ?? found.start;
        // A view may have read several characters of the text as one, or left some out: up to the next one's place.
        const end = from === undefined ? found.end : (from[found.end] ?? length);
        hits.push({ token: known.token, start, end });
      }
    }
    return hits;
  }
}

/** The longest piece of a form around the group at `at`; undefined: too short to tell. */
function matched(
  text: string,
  at: number,
  form: SecretForm,
  inForm: number,
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
