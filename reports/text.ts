// Text from an SDK or a backend on its way into plain text: visible, on one line, and harmless.

/** Whole escape sequences of a terminal: CSI and OSC (ECMA-48 §5.4, §5.6). */
const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
/** Control characters and those that change the direction of the text around them (Unicode UAX #9). */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Strips terminal escapes, folds white space, shows what is left of control characters as `\u{…}`. */
export function plainText(text: string): string {
  return text
    .replace(ESCAPES, '')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(UNSAFE, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? '?'}}`);
}

/** At most this many characters, the cut marked. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** A count with its noun: "1 scenario", "2 scenarios". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A duration for people. Milliseconds in, "340 ms" or "3.1 s" out. */
export function duration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
