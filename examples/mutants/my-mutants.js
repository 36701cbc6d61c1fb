// Defects of your own: does the catalogue detect the bug that you have just fixed?
//   npx mm-auth-conformance sensitivity --mutants ./my-mutants.js
import { mutant, ruleMutant } from 'mm-auth-conformance/mutant';
import { ReferenceSdk } from 'mm-auth-conformance/reference-sdk';

/** Takes a new token only when the call after the setter has ended. */
class RefreshedAfterTheCall extends ReferenceSdk {
  #next;

  keepToken(jwt) {
    if (this.token === null) super.keepToken(jwt);
    else this.#next = jwt;
  }

  async send(outgoing) {
    try {
      return await super.send(outgoing);
    } finally {
      if (this.#next !== undefined) this.token = this.#next;
      this.#next = undefined;
    }
  }
}

export const MUTANTS = [
  mutant(
    'token-refreshed-after-the-call',
    {
      requirement: 'UDA-04',
      sentence: 'A new token is used from the call after the next one on.',
      cause: 'The token is swapped where the SDK is idle, and it is idle only after a call.',
    },
    RefreshedAfterTheCall,
  ),
  ruleMutant(
    'leeway-of-5-minutes',
    {
      requirement: 'UDA-13',
      sentence: 'A token counts as good for five minutes after it has expired.',
      cause: 'Devices whose clock is slow were to be let in.',
    },
    { isExpired: (exp, nowMs) => nowMs / 1_000 >= Number(exp) + 300 },
  ),
];
