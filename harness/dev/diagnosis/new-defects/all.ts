// Twenty defects of SDKs that were written from the requirements alone, before any of the known ones was read. The labels
// were fixed before the first run: they say what a diagnosis of each may say and still be true.
import { AUTHORISATION_BROKEN } from './authorisation.ts';
import { ERRORS_TOLD_BROKEN } from './errors-told.ts';
import { FALSE_SUCCESSES } from './false-successes.ts';
import type { NewDefect } from './new-defect.ts';
import { TOKEN_HELD_BROKEN } from './token-held.ts';
import { TOKEN_RULES_BROKEN } from './token-rules.ts';
import { VALUES_SENT_BROKEN } from './values-sent.ts';

/** All of them. */
export const NEW_DEFECTS: readonly NewDefect[] = [
  ...TOKEN_RULES_BROKEN,
  ...AUTHORISATION_BROKEN,
  ...TOKEN_HELD_BROKEN,
  ...VALUES_SENT_BROKEN,
  ...ERRORS_TOLD_BROKEN,
  ...FALSE_SUCCESSES,
];
