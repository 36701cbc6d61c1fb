// The states with a form: an external user ID that is no plain one, an Authorization header that must be refused.
import { BAD_CODE_FORM_NAMES, ID_FORM_NAMES } from '../../../../contracts/token-forms.ts';
import { badAuthorization } from '../../../tokens/forms/bad-code.ts';
import { ID_OF_FORM } from '../../../tokens/forms/good.ts';
import { StateNotMet } from './context.ts';
import { newExternalUserId } from './new-id.ts';

function known<T extends string>(form: unknown, names: readonly T[]): T {
  const found = names.find((name) => name === form);
  if (found !== undefined) return found;
  throw new StateNotMet('STATE_PARAMS', `There is no form "${String(form)}".`);
}

/** A new external user ID of a form. @throws StateNotMet for a form that there is not. */
export function unusualId(form: unknown): string {
  return ID_OF_FORM[known(form, ID_FORM_NAMES)](newExternalUserId());
}

/** An Authorization header of a form. @throws StateNotMet for a form that there is not. */
export function badCode(form: unknown, applicationCode: string): string {
  return badAuthorization(known(form, BAD_CODE_FORM_NAMES), applicationCode);
}
