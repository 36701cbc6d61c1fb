// UDB-12: a call does what it says, and no more. Beside the installation that is called for there is another one, of another
// person or of the same: `verify-provider` reads it before and after.
import type { Given } from '../interaction.ts';
import { TOKEN_STATES } from '../provider-states.ts';
import { businessRequest, onInstallation } from './business-calls.ts';
import { FETCH_USER } from './calls.ts';
import {
  type ChangingCall,
  DEPERSONALIZE_IT,
  PERSONALIZE_FORCED_WHOLE,
  PERSONALIZE_WHOLE,
  REGISTER_ONE,
  SAVE_EVERYTHING,
  SAVE_WHOLE_INSTALLATION,
} from './changing-calls.ts';
import {
  APPLICATION_CODE,
  BEARER,
  type Draft,
  type EarlierCall,
  GIVEN,
  givenCall,
  givenToken,
  NO_TOKEN,
  personWith,
  SUCCEEDS,
  succeedsWith,
} from './parts.ts';

type SdkMode = 'application-code' | 'jwt';

const GOOD: Readonly<Record<SdkMode, string>> = {
  'application-code': NO_TOKEN.applicationCode,
  jwt: TOKEN_STATES.valid.name,
};

/** A person with two installations; the second is called for. */
const twoOf = (call: EarlierCall, by: string): readonly Given[] => [
  GIVEN.person,
  GIVEN.anonymous,
  givenCall(call, by),
];

function beside(
  mode: SdkMode,
  call: ChangingCall,
  what: string,
  given: readonly Given[],
  jwt: boolean,
): Draft {
  const byJwt = mode === 'jwt' && jwt;
  return {
    what,
    requirements: ['UDB-12'],
    given: [...given, ...(byJwt ? [givenToken('valid')] : [])],
    request: call.request(byJwt ? BEARER : APPLICATION_CODE),
    response: SUCCEEDS,
  };
}

const CALLS: readonly (readonly [call: ChangingCall, jwt: boolean])[] = [
  [SAVE_EVERYTHING, true],
  [PERSONALIZE_FORCED_WHOLE, true],
  [DEPERSONALIZE_IT, false],
  [SAVE_WHOLE_INSTALLATION, false],
];

function afterwards(mode: SdkMode, call: EarlierCall, by: string): Draft {
  return {
    what: `fetchUser of another installation after ${call} of one of the same person names the person`,
    requirements: ['UDB-12'],
    given: [
      ...twoOf('personalize', GOOD[mode]),
      givenCall(call, by),
      GIVEN.installationBefore,
      ...(mode === 'jwt' ? [givenToken('valid')] : []),
    ],
    request: FETCH_USER.request(mode === 'jwt' ? BEARER : APPLICATION_CODE),
    response: succeedsWith(personWith()),
  };
}

/** In a mode where SDKs change persons. */
export function besides(mode: SdkMode): readonly Draft[] {
  return [
    ...CALLS.map(([call, jwt]) =>
      beside(
        mode,
        call,
        `${call.name} beside an installation of another person`,
        [GIVEN.person, ...call.given],
        jwt,
      ),
    ),
    beside(
      mode,
      REGISTER_ONE,
      'register installation beside an installation of another person',
      [GIVEN.person],
      false,
    ),
    ...[DEPERSONALIZE_IT, SAVE_WHOLE_INSTALLATION].map((call) =>
      beside(
        mode,
        call,
        `${call.name} of one of two installations of a person`,
        twoOf('personalize', GOOD[mode]),
        false,
      ),
    ),
    ...[PERSONALIZE_WHOLE, PERSONALIZE_FORCED_WHOLE].map((call) =>
      beside(mode, call, `${call.name} who has another installation`, [GIVEN.person, GIVEN.anonymous], true),
    ),
    beside(
      mode,
      PERSONALIZE_FORCED_WHOLE,
      `${PERSONALIZE_FORCED_WHOLE.name} of one of two installations of another person`,
      [...twoOf('personalize', GOOD[mode]), GIVEN.externalUserId],
      true,
    ),
    afterwards(mode, 'depersonalize', NO_TOKEN.applicationCode),
    afterwards(mode, 'personalizeForced', GOOD[mode]),
  ];
}

const DEPERSONALIZE_BY_CONTACT = businessRequest({ method: 'POST', path: onInstallation('depersonalize') });

/** Over the Contact Information API. */
export const BESIDES_OF_CONTACT: readonly Draft[] = [
  {
    what: 'depersonalize an installation beside an installation of another person',
    given: [GIVEN.apiKey, GIVEN.person, GIVEN.person],
  },
  {
    what: 'depersonalize one of two installations of a person',
    given: [GIVEN.apiKey, ...twoOf('personalizeByContact', NO_TOKEN.apiKey)],
  },
].map((one) => ({
  ...one,
  requirements: ['UDB-12'] as const,
  request: DEPERSONALIZE_BY_CONTACT,
  response: SUCCEEDS,
}));
