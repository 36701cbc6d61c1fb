// UDB-02, in every mode: an application code that is missing, empty, malformed or unknown is refused with 401.
import type { Given } from '../interaction.ts';
import type { PactValue } from '../pact-value.ts';
import {
  type Call,
  CUSTOM_EVENT,
  DEPERSONALIZE,
  FETCH_USER,
  PERSONALIZE,
  REGISTER,
  SAVE_USER,
} from './calls.ts';
import { type Draft, GIVEN, UNAUTHORIZED, UNKNOWN_APPLICATION_CODE } from './parts.ts';

/** The unusable authorisations, by what they are called. */
const UNUSABLE: Readonly<Record<string, PactValue | null>> = {
  'without an Authorization header': null,
  'with an empty application code': 'App',
  'with an application code without its scheme': UNKNOWN_APPLICATION_CODE,
  'with an unknown application code': `App ${UNKNOWN_APPLICATION_CODE}`,
};

function refusal(name: string, call: Call, how: string, given: readonly Given[]): Draft {
  return {
    what: `${name} ${how} is refused`,
    requirements: ['UDB-02', 'UDB-10'],
    given,
    request: call.request(UNUSABLE[how] ?? null),
    response: UNAUTHORIZED,
  };
}

const EVERY = Object.keys(UNUSABLE);
const UNKNOWN = 'with an unknown application code';
const MISSING = 'without an Authorization header';

/** The refusals that hold in every mode. */
export const REFUSED_APPLICATION_CODE: readonly Draft[] = [
  ...EVERY.map((how) => refusal('fetchUser', FETCH_USER, how, [GIVEN.person])),
  ...[UNKNOWN, MISSING].flatMap((how) => [
    refusal('saveUser', SAVE_USER, how, [GIVEN.person]),
    refusal('personalize', PERSONALIZE, how, [GIVEN.anonymous, GIVEN.externalUserId]),
  ]),
  refusal('register installation', REGISTER, UNKNOWN, []),
  refusal('depersonalize', DEPERSONALIZE, UNKNOWN, [GIVEN.person]),
  refusal('custom event', CUSTOM_EVENT, UNKNOWN, [GIVEN.person]),
];
