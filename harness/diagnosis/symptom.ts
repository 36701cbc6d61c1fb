// What an SDK does wrong, in one sentence, from the kind of check that failed and its signature. Sentences name neither
// operations nor requirements: failures of one cause must share them.
import type { Signature } from '../../reports/causes.ts';
import type { Check } from '../../reports/model.ts';

/** How grave a symptom is, gravest first. */
export const GRAVITY = [
  'start',
  'unauthenticated',
  'leak',
  'other-person',
  'call',
  'refusal',
  'report',
  'value',
] as const;
export type Gravity = (typeof GRAVITY)[number];

/** A symptom. */
export interface Symptom {
  readonly text: string;
  readonly gravity: Gravity;
}

const of = (gravity: Gravity, text: string): Symptom => ({ gravity, text });

const REFUSES_GOOD = of('refusal', 'The SDK refuses on its own a call that is good');
const UNSENT = of('refusal', 'A call makes no request and reports an error');

function callbacksInWords({ callbacks, authorised }: Signature): Symptom {
  const [first] = callbacks;
  if (first === undefined) return of('report', 'A call never calls back');
  if (callbacks.length > 1) return of('report', 'A call calls back more than once');
  const words: Readonly<Record<typeof first, Symptom>> = {
    success: of('report', 'A call that must fail reports success'),
    'sdk-error': REFUSES_GOOD,
    'backend-error': of('refusal', 'A call that is good is refused by the backend'),
    'other-error':
      authorised === 'no-request'
        ? UNSENT
        : of('refusal', 'A call that is good fails with an error of another kind'),
    threw: of('report', 'A call throws instead of calling back'),
  };
  return words[first];
}

const GONE_OUT: Partial<Record<Signature['authorised'], string>> = {
  'held-token': 'goes out with its token',
  'another-token': 'goes out with another token',
  'application-code': 'goes out with the application code',
  nothing: 'goes out without any authorisation',
};

/** A call that was to fail. Did it go out all the same, and what came of it? */
function failure(signature: Signature): Symptom {
  const { callbacks, authorised, answer } = signature;
  const [first] = callbacks;
  if (callbacks.length !== 1 || first === undefined || first === 'threw') return callbacksInWords(signature);
  const gone = GONE_OUT[authorised];
  if (first === 'success' && authorised !== 'no-request' && answer !== '2xx')
    return of('report', 'A call that the backend refuses, or does not answer, reports success');
  if (first === 'success')
    return of(
      'report',
      `A call that must fail ${gone === undefined ? 'makes no request' : gone} and reports success`,
    );
  if (first === 'sdk-error')
    return of(
      'report',
      "An error has the other of the SDK's two codes, or one of them where it is another's",
    );
  return gone === undefined || first === 'other-error'
    ? of('report', 'An error has another code than the documented one')
    : of('call', `A call that the SDK must refuse ${gone}, and the backend refuses it`);
}

function authorisation({ authorised, holdsToken, callbacks }: Signature): Symptom {
  const due = holdsToken ? 'the token that was set' : 'the application code';
  switch (authorised) {
    case 'nothing':
      return of('unauthenticated', 'A request goes out without any authorisation');
    case 'other':
      return of(
        'unauthenticated',
        `A request goes out with a value that is neither a token nor the application code`,
      );
    case 'another-token':
      return of('other-person', `A request goes out with another token instead of ${due}`);
    case 'application-code':
      return of('call', `A request goes out with the application code instead of ${due}`);
    case 'held-token':
      return of('call', 'A request goes out with the token where it needs the application code');
    case 'no-request':
      return callbacks.length === 0
        ? of('report', 'A call makes no request and never calls back')
        : callbacks[0] === 'success'
          ? of('refusal', 'A call makes no request and reports success')
          : callbacks[0] === 'sdk-error'
            ? REFUSES_GOOD
            : UNSENT;
  }
}

const BY_KIND: Readonly<Record<string, Symptom>> = {
  described: of('report', 'An error has no code or no description of its own'),
  'token-confined': of('leak', 'A token turns up where it does not belong'),
  'no-bearer': of('unauthenticated', 'What is no token goes out as one'),
  survives: of('report', 'The SDK throws or hangs over a hostile token'),
  'requests-bounded': of('call', 'What failed is tried again without a bound'),
  'is-over': of('other-person', 'What a call was given goes out again later'),
  'follows-the-token': of('other-person', 'A request goes out with a token that is no longer set'),
};

/** The symptom of a failed check. A check without a signature, or of a kind without words, has its expectation's. */
export function symptomOf(check: Check): Symptom {
  const { signature, kind } = check;
  const known = BY_KIND[kind];
  if (known !== undefined) return known;
  if (signature === undefined) return of('value', `Not as expected: ${check.expected}`);
  if (kind === 'no-request') {
    const by = signature.authorised === 'application-code' ? ', with the application code' : '';
    return of('call', `A call is made although its token must be refused${by}`);
  }
  if (kind.startsWith('authorised')) return authorisation(signature);
  if (kind === 'fails' || kind === 'fails-with-backend-code') return failure(signature);
  if (kind === 'succeeds' && signature.callbacks.join() === 'success')
    return of('report', 'A call reports success without having done its work');
  if (kind === 'succeeds' || kind === 'called-back-once') return callbacksInWords(signature);
  if (kind === 'no-false-success') return of('report', 'A call reports success without having done its work');
  if (kind.startsWith('sends')) return of('value', 'What goes out is not what the application gave');
  if (kind.startsWith('returns')) return of('value', 'What comes back is not what the backend answered');
  return of('value', `Not as expected: ${check.expected}`);
}
