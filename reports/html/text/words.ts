// Numbers and times in words, as a reader says them.

/** A count with its noun: "1 scenario", "12 scenarios". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** A duration in milliseconds with the one unit that suits it: "3.2 s", "40 ms", "2 h". */
export function duration(ms: number): string {
  const size = Math.abs(ms);
  if (size >= 365 * 86_400_000 * 2) return `${Math.round(size / (365.25 * 86_400_000))} years`;
  const [unit, per] = UNITS.find(([, length]) => size >= length) ?? ['ms', 1];
  const value = size / per;
  return `${value < 10 && per > 1 ? Math.round(value * 10) / 10 : Math.round(value)} ${unit}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** A moment as `2026-11-25 01:01:40 UTC`. */
export function utc(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime())
    ? 'no date'
    : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** A moment in the reader's own time, with its offset: `2026-11-25 02:01:40 +01:00`. */
export function local(epochMs: number): string {
  const date = new Date(epochMs);
  if (Number.isNaN(date.getTime())) return 'no date';
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  const offset = -date.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${day} ${time} ${sign}${two(hours)}:${two(minutes)}`;
}
