// Watches what an SDK logs for every token of the run (UDA-35): each line is searched once, when it is written.
import type { Driver, LogLine } from '../../drivers/driver.ts';
import { isRemembered, liveTokens } from '../../tokens/live-tokens.ts';
import { secretsOf } from '../../tokens/secret-forms.ts';
import { TokenIndex } from '../../tokens/token-index.ts';
import type { Stage } from './stage.ts';

/** How much log is kept, in lines and in characters; older lines are forgotten. */
const MAX_LINES = 20_000;
const MAX_CHARACTERS = 32 * 1024 * 1024;
/** How many lines are kept for one token: they say the same. */
const MAX_LINES_OF_A_TOKEN = 20;
/** Of how many tokens; the oldest are forgotten. */
const MAX_TOKENS = 20_000;
/** A token without a signature is looked for as a whole; a shorter one may stand in a line by chance. */
const MIN_WHOLE = 32;

/** Finds the log lines that give a scenario's tokens away, until now. */
export interface LeakWatch {
  readonly leaksOf: (stage: Pick<Stage, 'tokens' | 'setAtMs'>) => readonly LogLine[];
}

/** Collects a driver's log lines. */
export function createLeakWatch(driver: Driver): LeakWatch {
  const lines: LogLine[] = [];
  const byToken = new Map<string, LogLine[]>();
  let characters = 0;
  driver.onLog((line) => {
    for (const token of new Set(
      liveTokens()
        .find(line.text)
        .map((hit) => hit.token),
    )) {
      const there = byToken.get(token);
      if (there === undefined) byToken.set(token, [line]);
      else if (there.length < MAX_LINES_OF_A_TOKEN) there.push(line);
    }
    if (byToken.size > MAX_TOKENS) byToken.delete(byToken.keys().next().value ?? '');
    lines.push(line);
    characters += line.text.length;
    if (lines.length <= MAX_LINES && characters <= MAX_CHARACTERS) return;
    for (const forgotten of lines.splice(0, Math.ceil(lines.length / 2))) characters -= forgotten.text.length;
  });
  return {
    leaksOf: ({ tokens, setAtMs }) => {
      const values = [...tokens.values()].map((token) => token.value);
      const found = values.flatMap((value) => byToken.get(value) ?? []);
      const whole = values.filter((value) => value.length >= MIN_WHOLE && secretsOf(value).length === 0);
      // Every line was searched for the rest when it was written, while they were live.
      const unseen = values.filter((value) => !isRemembered(value));
      if (whole.length + unseen.length === 0) return [...new Set(found)];
      const others = new TokenIndex(unseen);
      const since = lines.findLastIndex((line) => line.atMs < setAtMs) + 1;
      const holding = lines
        .slice(since)
        .filter(({ text }) => others.holds(text) || whole.some((value) => text.includes(value)));
      return [...new Set([...found, ...holding])];
    },
  };
}
