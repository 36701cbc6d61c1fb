// The last lines of a log, for whoever looks for a fault's cause.
import { redactTokens } from '../tokens/decode.ts';

const MAX_LINES = 10;
const MAX_LINE = 300;

/** Keeps the last lines; what it shows holds no usable token. */
export class Tail {
  readonly #lines: string[] = [];

  add(line: string): void {
    if (line.trim() === '') return;
    // Redacted before it is cut: half a token is no longer seen as one.
    const shown = redactTokens(line.slice(0, 100 * MAX_LINE));
    this.#lines.push(shown.length <= MAX_LINE ? shown : `${shown.slice(0, MAX_LINE)}…`);
    if (this.#lines.length > MAX_LINES) this.#lines.shift();
  }

  /** What was kept, under a heading; undefined: nothing was written. */
  text(): string | undefined {
    if (this.#lines.length === 0) return undefined;
    return ['The last lines of its standard error:', ...this.#lines.map((line) => `  ${line}`)].join('\n');
  }
}
