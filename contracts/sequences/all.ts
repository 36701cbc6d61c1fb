// Every sequence, by mode.
import type { Mode } from '../mode.ts';
import type { BadTokenForm } from '../token-forms.ts';
import type { Sequence, SequenceCall, SequenceCredential, SequenceRequest } from './sequence.ts';

/** How many requests are sent at once. */
const AT_ONCE = 8;

const good = (call: SequenceCall, of = 0): SequenceRequest => ({
  call,
  of,
  by: 'good',
  expected: 'succeeds',
});
const bad = (call: SequenceCall, by: SequenceCredential, of = 0): SequenceRequest => ({
  call,
  of,
  by,
  expected: 'refused',
});

type Draft = readonly [what: string, persons: number, requests: readonly SequenceRequest[]];

function sequences(
  mode: Mode,
  connection: Sequence['connection'],
  drafts: readonly Draft[],
): readonly Sequence[] {
  const where = connection === 'kept' ? 'on a connection that is kept' : 'at once';
  return drafts.map(([what, persons, requests]) => ({
    description: `${mode}: ${what} ${where} (UDB-13)`,
    mode,
    connection,
    persons,
    requests,
  }));
}

/** A good call, then the same unauthorised; and the reverse. */
function sandwich(call: SequenceCall, by: SequenceCredential, words: string): readonly Draft[] {
  return [
    [`${call} ${words} after an authorised one is refused,`, 1, [good(call), bad(call, by), good(call)]],
  ];
}

const eachOwn = (call: SequenceCall, persons: number): readonly SequenceRequest[] =>
  Array.from({ length: persons }, (_, of) => good(call, of));

const alternating = (call: SequenceCall, by: SequenceCredential): readonly SequenceRequest[] =>
  Array.from({ length: AT_ONCE }, (_, at) => (at % 2 === 0 ? good(call) : bad(call, by)));

/** What holds wherever SDKs change persons. */
function ofPersons(mode: 'application-code' | 'jwt'): readonly Sequence[] {
  return [
    ...sequences(mode, 'kept', [
      ...sandwich('fetchUser', 'none', 'without an Authorization header'),
      ...sandwich('saveUser', 'none', 'without an Authorization header'),
      ...sandwich('fetchInstallation', 'none', 'without an Authorization header'),
      ...sandwich('saveUser', 'unknown-code', 'with an unknown application code'),
      ...sandwich('fetchUser', 'other-code', "with another application's code"),
      [
        'fetchUser of one person after another answers about each,',
        3,
        [good('fetchUser', 0), good('fetchUser', 1), good('fetchUser', 2), good('fetchUser', 0)],
      ],
      [
        'saveUser of one person after another saves each its own,',
        3,
        [good('saveUser', 0), good('saveUser', 1), good('saveUser', 2)],
      ],
      [
        'depersonalize without an Authorization header after an authorised one of another person is refused,',
        2,
        [good('depersonalize', 0), bad('depersonalize', 'none', 1)],
      ],
      [
        'fetchUser after refused ones succeeds,',
        1,
        [bad('fetchUser', 'none'), bad('saveUser', 'unknown-code'), good('fetchUser')],
      ],
    ]),
    ...sequences(mode, 'at-once', [
      ['fetchUser of several persons answers about each,', AT_ONCE, eachOwn('fetchUser', AT_ONCE)],
      ['saveUser of several persons saves each its own,', AT_ONCE, eachOwn('saveUser', AT_ONCE)],
      [
        'depersonalize of one and fetchUser of others,',
        AT_ONCE,
        [good('depersonalize', 0), ...eachOwn('fetchUser', AT_ONCE).slice(1)],
      ],
      ['fetchUser with and without an Authorization header', 1, alternating('fetchUser', 'none')],
      ['saveUser with and without an Authorization header', 1, alternating('saveUser', 'none')],
      [
        'saveUser with the code of this application and with that of another',
        1,
        alternating('saveUser', 'other-code'),
      ],
      ['saveUser with a known and an unknown application code', 1, alternating('saveUser', 'unknown-code')],
    ]),
  ];
}

const FORMS: readonly (readonly [form: BadTokenForm, words: string])[] = [
  ['signature-changed-start', 'with a forged signature'],
  ['expired-1-day', 'that has expired'],
  ['kid-unknown-other-secret', 'of an unknown key'],
  ['alg-None', 'without a signature'],
];

const withToken = (by: SequenceCredential, words: string): readonly Draft[] =>
  (['fetchUser', 'saveUser'] as const).map(
    (call): Draft => [
      `${call} ${words} after one with a good JWT is refused,`,
      2,
      [good(call), bad(call, by), good(call)],
    ],
  );

/** Tokens that must not count for each other. */
const OF_TOKENS: readonly Sequence[] = [
  ...sequences('jwt', 'kept', [
    ...FORMS.flatMap(([badToken, words]) => withToken({ badToken }, `with a JWT ${words}`)),
    ...withToken('token-of-another', 'with the JWT of another person'),
    [
      'a verified JWT whose signature is changed afterwards is refused,',
      1,
      [good('fetchUser'), bad('fetchUser', 'resigned'), bad('saveUser', 'resigned')],
    ],
    [
      'anonymous personalize after fetchUser with a good JWT is refused,',
      1,
      [good('fetchUser'), bad('personalize', 'code')],
    ],
    [
      'fetchInstallation without an Authorization header after fetchUser with a good JWT is refused,',
      1,
      [good('fetchUser'), bad('fetchInstallation', 'none')],
    ],
  ]),
  ...sequences('jwt', 'at-once', [
    ...FORMS.map(
      ([badToken, words]): Draft => [
        `saveUser with a good JWT and with one ${words}`,
        1,
        alternating('saveUser', { badToken }),
      ],
    ),
    [
      'anonymous personalize beside fetchUser with a good JWT',
      1,
      Array.from({ length: AT_ONCE }, (_, at) =>
        at % 2 === 0 ? bad('personalize', 'code') : good('fetchUser'),
      ),
    ],
    [
      'fetchUser with the JWT of the person and with that of another',
      2,
      alternating('fetchUser', 'token-of-another'),
    ],
  ]),
];

/** What an SDK does where personal information is changed over the Contact Information API alone, and that API. */
const OF_CONTACT: readonly Sequence[] = [
  ...sequences('contact-information-api', 'kept', [
    ...sandwich('fetchInstallation', 'none', 'without an Authorization header'),
    ...sandwich('fetchInstallation', 'other-code', "with another application's code"),
    ...sandwich('fetchPerson', 'none', 'without an API key'),
    ...sandwich('changePerson', 'none', 'without an API key'),
    ...sandwich('changePerson', 'unknown-code', 'with an unknown API key'),
    ...sandwich('changePerson', 'code-as-key', 'with the application code as its API key'),
    [
      'saveUser of an SDK after changePerson with the API key is refused,',
      1,
      [good('changePerson'), bad('saveUser', 'code')],
    ],
    [
      'changePerson of one person after another changes each its own,',
      3,
      [good('changePerson', 0), good('changePerson', 1), good('changePerson', 2)],
    ],
  ]),
  ...sequences('contact-information-api', 'at-once', [
    ['changePerson of several persons changes each its own,', AT_ONCE, eachOwn('changePerson', AT_ONCE)],
    ['changePerson with and without an API key', 1, alternating('changePerson', 'none')],
    ['fetchPerson of several persons answers about each,', AT_ONCE, eachOwn('fetchPerson', AT_ONCE)],
  ]),
];

/** Every sequence, in the order of the modes. */
export const SEQUENCES: readonly Sequence[] = [
  ...ofPersons('application-code'),
  ...ofPersons('jwt'),
  ...OF_TOKENS,
  ...OF_CONTACT,
];
