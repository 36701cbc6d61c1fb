// UDB-13: several requests, on one connection that is kept or all at once. Pact sends one request for each interaction, on a
// connection of its own, and cannot say this: `verify-provider` plays them itself, after the interactions.
import type { Mode } from '../mode.ts';
import type { BadTokenForm } from '../token-forms.ts';

/** What is called. `fetchPerson`, `changePerson`: over the Contact Information API. */
export const SEQUENCE_CALLS = [
  'register',
  'fetchInstallation',
  'fetchUser',
  'saveUser',
  'personalize',
  'depersonalize',
  'fetchPerson',
  'changePerson',
] as const;
export type SequenceCall = (typeof SEQUENCE_CALLS)[number];

/**
 * What a request is authorised by. `good`: what the mode asks for of this call. `code`: the application code, also where a JWT is
 * wanted. `none`: no header. `unknown-code`: a code or a key that nobody has. `token-of-another`: the good JWT of the next person
 * of the sequence. `resigned`: the JWT of the last good request, with another signature. `other-code`: the code of another application. `code-as-key`: the application code where an API key is wanted.
 */
export type SequenceCredential =
  | 'good'
  | 'code'
  | 'none'
  | 'unknown-code'
  | 'token-of-another'
  | 'resigned'
  | 'other-code'
  | 'code-as-key'
  | { readonly badToken: BadTokenForm };

/** One request. */
export interface SequenceRequest {
  readonly call: SequenceCall;
  /** Whose installation it is about, or whose data: counts the persons of the sequence from 0. */
  readonly of: number;
  readonly by: SequenceCredential;
  readonly expected: 'succeeds' | 'refused';
}

/** Requests that must not count for each other. */
export interface Sequence {
  /** `<mode>: <what> (UDB-13)`: stable, unique. */
  readonly description: string;
  readonly mode: Mode;
  /** `kept`: one after the other on one connection. `at-once`: side by side, each on its own. */
  readonly connection: 'kept' | 'at-once';
  /** How many persons there are, each with an installation of its own. */
  readonly persons: number;
  readonly requests: readonly SequenceRequest[];
}

/** The first name that a request of this place in a sequence saves: one that no other saves. */
export function firstNameOf(place: number): string {
  return `Name-${place + 1}`;
}
