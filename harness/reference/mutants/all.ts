// Every mutant, by theme. A new theme is added here.

import type { Adapter } from '../../../contracts/adapter-protocol.ts';
import { type ReferenceAdapterOptions, referenceAdapter } from '../adapter.ts';
import { AFTER_AN_ERROR } from './after-an-error.ts';
import { ALPHABET } from './alphabet.ts';
import { AUTHORISATION } from './authorisation.ts';
import { BACKEND_ANSWERS } from './backend-answers.ts';
import { BACKEND_TROUBLE } from './backend-trouble.ts';
import { CALLBACKS } from './callbacks.ts';
import { CARRIED_OVER } from './carried-over.ts';
import { DESCRIPTIONS } from './descriptions.ts';
import { EXPIRY } from './expiry.ts';
import { FAILED_CALLS } from './failed-calls.ts';
import { FAILED_DATA } from './failed-data.ts';
import { FAILED_REGISTRATION } from './failed-registration.ts';
import { FALSE_SUCCESSES } from './false-successes.ts';
import { GIVEN_CHANGED } from './given-changed.ts';
import { HOSTILE } from './hostile.ts';
import { IDENTICAL_CALLS } from './identical-calls.ts';
import { IDENTITY } from './identity.ts';
import { INSIDE_CALLBACKS } from './inside-callbacks.ts';
import { KEPT_FOR_LATER } from './kept-for-later.ts';
import { LATE_CALLBACKS } from './late-callbacks.ts';
import { LEAKS } from './leaks.ts';
import { LENIENT_FORMS } from './lenient-forms.ts';
import { LENIENT_JSON } from './lenient-json.ts';
import { MANDATORY } from './mandatory.ts';
import { MISREAD_ERRORS } from './misread-errors.ts';
import { MOMENTS } from './moments.ts';
import type { Mutant } from './mutant.ts';
import { NEW_START } from './new-start.ts';
import { NULL_TOKEN } from './null-token.ts';
import { ODD_GOOD_TOKENS } from './odd-good-tokens.ts';
import { OVERLAPPING } from './overlapping.ts';
import { PUT_BACK } from './put-back.ts';
import { REDIRECTS } from './redirects.ts';
import { REFUSAL } from './refusal.ts';
import { REFUSED_AGAIN } from './refused-again.ts';
import { REMEMBERED } from './remembered.ts';
import { RETRIES } from './retries.ts';
import { SECOND_TRIES } from './second-tries.ts';
import { STARTED_AGAIN } from './started-again.ts';
import { STRUCTURE } from './structure.ts';
import { TOKEN_KEPT } from './token-kept.ts';
import { TOKEN_SENT } from './token-sent.ts';
import { TOO_STRICT } from './too-strict.ts';
import { USER_DATA } from './user-data.ts';
import { VALIDATION_TIME } from './validation-time.ts';
import { WHATEVER_IS_GIVEN } from './whatever-is-given.ts';

/** Every mutant, in the order in which listings show them. */
export const MUTANTS: readonly Mutant[] = [
  ...AUTHORISATION,
  ...TOKEN_KEPT,
  ...TOKEN_SENT,
  ...NEW_START,
  ...NULL_TOKEN,
  ...OVERLAPPING,
  ...VALIDATION_TIME,
  ...EXPIRY,
  ...MANDATORY,
  ...STRUCTURE,
  ...ALPHABET,
  ...LENIENT_JSON,
  ...TOO_STRICT,
  ...REFUSAL,
  ...HOSTILE,
  ...CALLBACKS,
  ...FALSE_SUCCESSES,
  ...BACKEND_ANSWERS,
  ...IDENTITY,
  ...LEAKS,
  ...IDENTICAL_CALLS,
  ...FAILED_CALLS,
  ...FAILED_DATA,
  ...USER_DATA,
  ...BACKEND_TROUBLE,
  ...MISREAD_ERRORS,
  ...FAILED_REGISTRATION,
  ...REDIRECTS,
  ...RETRIES,
  ...KEPT_FOR_LATER,
  ...AFTER_AN_ERROR,
  ...MOMENTS,
  ...ODD_GOOD_TOKENS,
  ...LENIENT_FORMS,
  ...DESCRIPTIONS,
  ...GIVEN_CHANGED,
  ...INSIDE_CALLBACKS,
  ...LATE_CALLBACKS,
  ...CARRIED_OVER,
  ...PUT_BACK,
  ...REMEMBERED,
  ...SECOND_TRIES,
  ...STARTED_AGAIN,
  ...REFUSED_AGAIN,
  ...WHATEVER_IS_GIVEN,
];

/** The mutant with this id; undefined: there is none. */
export function mutantById(id: string): Mutant | undefined {
  return MUTANTS.find((mutant) => mutant.id === id);
}

/** A mutant as an adapter. */
export function mutantAdapter(
  mutant: Mutant,
  options: Pick<ReferenceAdapterOptions, 'fetch' | 'setClock'> = {},
): Adapter {
  return referenceAdapter({ ...options, make: mutant.make, name: `mutant: ${mutant.id}` });
}
