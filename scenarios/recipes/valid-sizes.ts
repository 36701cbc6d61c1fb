// Good tokens of several KB, and with both signs that base64url has and base64 has not in each segment. From 8 KB on the
// limits of servers decide (UDA-36).
import type { Recipe, TokenPlan } from '../recipe.ts';
import { valid } from './kinds.ts';
import { withRawMember } from './valid.ts';

const KB = 1_024;
/** What header, signature and dots take, in characters. */
const AROUND_THE_PAYLOAD = 120;

/** Fills the payload until the token is of this many characters, or a few more. */
function ofLength(characters: number): TokenPlan {
  return {
    payloadText: (json) => {
      const missing = ((characters - AROUND_THE_PAYLOAD) * 3) / 4 - json.length;
      return withRawMember(json, 'filler', `"${'x'.repeat(Math.max(1, Math.ceil(missing)))}"`);
    },
  };
}

/** base64url of this, wherever it begins, has both `-` and `_`. */
const SPECIAL = '>>>???~~~ÿÿþ';
const special = (json: string) => withRawMember(json, 'x', JSON.stringify(SPECIAL));

export const VALID_SIZES: readonly Recipe[] = [
  valid('1-kb', 'A good token of 1 KB.', ofLength(KB)),
  valid('2-kb', 'A good token of 2 KB.', ofLength(2 * KB)),
  valid('4-kb', 'A good token of 4 KB.', ofLength(4 * KB)),
  valid('7-kb', 'A good token of 7 KB.', ofLength(7 * KB)),
  valid('dash-and-underscore-in-header', 'A good token whose header segment has "-" and "_".', {
    headerText: special,
  }),
  valid('dash-and-underscore-in-payload', 'A good token whose payload segment has "-" and "_".', {
    payloadText: special,
  }),
  valid('dash-and-underscore-in-signature', 'A good token whose signature segment has "-" and "_".', {
    signatureHas: '-_',
  }),
  valid('large-header', 'A good token whose header is larger than its payload.', {
    headerText: (json) => withRawMember(json, 'filler', `"${'h'.repeat(900)}"`),
  }),
];
