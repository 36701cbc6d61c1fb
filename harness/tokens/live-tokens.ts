// Every token that this process has minted of late: whatever it writes, and wherever from, is searched for all of them.
import { TokenIndex } from './token-index.ts';

/** How many of the latest are known: each takes about 30 KB. Older ones belong to scenarios that are long over. */
const MAX_LIVE = 1_024;
/** A longer token is a hostile one: a few of them would fill the memory. In characters. */
const MAX_LENGTH = 16 * 1_024;

let index = new TokenIndex();
let recent: string[] = [];
/** Minted, and not in the index yet: most processes never search before many were minted. */
let added = 0;

/** Makes a token known to every later search. */
export function rememberToken(token: string): void {
  if (token.length > MAX_LENGTH) return;
  recent.push(token);
  if (recent.length <= 2 * MAX_LIVE) return;
  recent = recent.slice(-MAX_LIVE);
  index = new TokenIndex();
  added = 0;
}

/** The tokens that were minted of late. */
export function liveTokens(): TokenIndex {
  for (; added < recent.length; added += 1) index.add(recent[added] ?? '');
  return index;
}
