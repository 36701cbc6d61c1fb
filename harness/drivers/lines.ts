// Cuts a stream of bytes into lines, in bounded memory.

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Takes a line without its end. `whole` is false for a piece of a line that is longer than the bound. */
export type OnLine = (bytes: Buffer, whole: boolean) => void;

/** Takes chunks, gives lines. */
export class Lines {
  readonly #maxBytes: number;
  readonly #onLine: OnLine;
  #parts: Buffer[] = [];
  #size = 0;

  constructor(maxBytes: number, onLine: OnLine) {
    this.#maxBytes = maxBytes;
    this.#onLine = onLine;
  }

  /** Bytes of a line that has not ended yet. */
  get pending(): number {
    return this.#size;
  }

  push(chunk: Buffer): void {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      this.#add(chunk.subarray(from, at));
      this.#give(true);
      from = at + 1;
    }
    this.#add(chunk.subarray(from));
  }

  /** The stream is over: gives what stands after the last line's end. */
  end(): void {
    if (this.#size > 0) this.#give(true);
  }

  #add(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#parts.push(bytes);
    this.#size += bytes.length;
    if (this.#size > this.#maxBytes) this.#give(false);
  }

  #give(whole: boolean): void {
    const line = this.#parts.length === 1 ? (this.#parts[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#size = 0;
    this.#onLine(whole && line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line, whole);
  }
}
