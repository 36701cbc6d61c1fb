// Every token that this process has minted of late: whatever it writes, and wherever from, is searched for all of them.
import { TokenIndex } from './token-index.ts';

/** How many of the latest are known: each takes about 30 KB. Older ones belong to scenarios that are long over. */
const MAX_LIVE = 1_024;
/** In characters, of all of them together: hostile tokens are long, and a few of them would fill the memory. */
const MAX_CHARACTERS = 16 * 1_024 * 1_024;

let index = new TokenIndex();
let recent: string[] = [];
let characters = 0;
/** Minted, and not in the index yet: most processes never search before many were minted. */
let added = 0;

/** Whether a token of this length is known to the searches that follow when it is minted. */
export function isRemembered(token: string): boolean {
  return token.length <= MAX_CHARACTERS / 2;
}

/** Makes a token known to every later search. */
export function rememberToken(token: string): void {
  if (!isRemembered(token)) return;
  recent.push(token);
  characters += token.length;
  if (recent.length <= 2 * MAX_LIVE && characters <= MAX_CHARACTERS) return;
  recent = latestOf(recent);
  characters = recent.reduce((sum, one) => sum + one.length, 0);
  index = new TokenIndex();
  added = 0;
}

/** The last ones: half of what may be known, in number and in characters. */
function latestOf(tokens: readonly string[]): string[] {
  let room = MAX_CHARACTERS / 2;
  const first = tokens.findLastIndex((token) => {
    room -= token.length;
    return room < 0;
  });
  return tokens.slice(Math.max(first + 1, tokens.length - MAX_LIVE));
}

/** The tokens that were minted of late. */
export function liveTokens(): TokenIndex {
  for (; added < recent.length; added += 1) index.add(recent[added] ?? '');
  return index;
}
