// Watches what an SDK logs for tokens of the scenarios under way (UDA-35).
import type { Driver, LogLine } from '../drivers/driver.ts';
import type { Stage } from './stage.ts';

/** How many log lines are kept; older ones are forgotten. */
const MAX_LINES = 20_000;
/** A shorter signature may stand in a line by chance. */
const TELLING_LENGTH = 32;

/** Collects a driver's log lines and finds those that hold a scenario's token. */
export function createLeakWatch(driver: Driver): { readonly leaksOf: (stage: Stage) => readonly LogLine[] } {
  const lines: LogLine[] = [];
  driver.onLog((line) => {
    lines.push(line);
    if (lines.length > MAX_LINES) lines.splice(0, MAX_LINES / 2);
  });
  return {
    leaksOf: (stage) => {
      if (lines.length === 0) return [];
      const telling = [...stage.tokens.values()].flatMap(({ value }) => {
        const signature = value.split('.').at(-1) ?? '';
        return [value, signature].filter((text) => text.length >= TELLING_LENGTH);
      });
      return lines.filter((line) => telling.some((text) => line.text.includes(text)));
    },
  };
}
