// Backends that do something otherwise than the bundled one, and rightly: the documentation leaves it open. None may be accused.
import { IN_FIELDS } from './in-fields.ts';
import { IN_FORM } from './in-form.ts';
import { IN_READING } from './in-reading.ts';
import { IN_REFUSALS } from './in-refusals.ts';
import type { BackendLiberty } from './liberty.ts';

/** Every liberty. */
export const BACKEND_LIBERTIES: readonly BackendLiberty[] = [
  ...IN_FORM,
  ...IN_FIELDS,
  ...IN_REFUSALS,
  ...IN_READING,
];
