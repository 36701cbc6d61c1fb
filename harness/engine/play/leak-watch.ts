// Watches what an SDK logs for tokens of the scenarios under way (UDA-35).
import type { Driver, LogLine } from '../../drivers/driver.ts';
import type { Stage } from './stage.ts';

/** How much log is kept, in lines and in characters; older lines are forgotten. */
const MAX_LINES = 20_000;
const MAX_CHARACTERS = 32 * 1024 * 1024;
/** A shorter signature may stand in a line by chance. */
const TELLING_LENGTH = 32;

/** The pieces of a scenario's tokens that nobody may log. */
function tellingIn(stage: Stage): readonly string[] {
  return [...stage.tokens.values()].flatMap(({ value }) => {
    const signature = value.split('.').at(-1) ?? '';
    return [value, signature].filter((text) => text.length >= TELLING_LENGTH);
  });
}

/** Collects a driver's log lines and finds those that hold a scenario's token. */
export function createLeakWatch(driver: Driver): { readonly leaksOf: (stage: Stage) => readonly LogLine[] } {
  const lines: LogLine[] = [];
  let characters = 0;
  driver.onLog((line) => {
    lines.push(line);
    characters += line.text.length;
    if (lines.length <= MAX_LINES && characters <= MAX_CHARACTERS) return;
    for (const forgotten of lines.splice(0, Math.ceil(lines.length / 2))) characters -= forgotten.text.length;
  });
  return {
    leaksOf: (stage) => {
      const since = lines.findLastIndex((line) => line.atMs < stage.setAtMs) + 1;
      if (since === lines.length) return [];
      const telling = tellingIn(stage);
      return lines.slice(since).filter((line) => telling.some((text) => line.text.includes(text)));
    },
  };
}
