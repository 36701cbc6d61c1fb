// Every backend that is broken on purpose, in the order in which listings show them. A new one is added to its theme.
import { BROKEN_ANSWERS } from './answers.ts';
import type { BrokenBackend } from './broken-backend.ts';
import { BROKEN_CODES } from './codes.ts';
import { BROKEN_CONNECTIONS } from './connections.ts';
import { BROKEN_EFFECTS } from './effects.ts';
import { BROKEN_HALVES } from './halves.ts';
import { BROKEN_PARAMETERS } from './parameters.ts';
import { BROKEN_PERSONS } from './persons.ts';
import { BROKEN_ROUTES } from './routes.ts';
import { BROKEN_TOKEN_FORMS } from './token-forms.ts';
import { BROKEN_TOKENS } from './tokens.ts';

/** Every broken backend. */
export const BROKEN_BACKENDS: readonly BrokenBackend[] = [
  ...BROKEN_TOKENS,
  ...BROKEN_PERSONS,
  ...BROKEN_ANSWERS,
  ...BROKEN_TOKEN_FORMS,
  ...BROKEN_CODES,
  ...BROKEN_EFFECTS,
  ...BROKEN_HALVES,
  ...BROKEN_PARAMETERS,
  ...BROKEN_CONNECTIONS,
  ...BROKEN_ROUTES,
];

/** The broken backend with this id; undefined when there is none. */
export function brokenBackend(id: string): BrokenBackend | undefined {
  return BROKEN_BACKENDS.find((one) => one.id === id);
}
