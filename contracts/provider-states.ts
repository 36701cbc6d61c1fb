// The provider states that the contracts ask for: who can bring each about, what it is told, what it must return.
// docs/backend-teams.md shows them on the wire.

/** Who brings a state about. `backend`: it is about the backend's data. `harness`: it needs a token or a call, no more. */
export type StateKeeper = 'backend' | 'harness';

/** A provider state. */
export interface ProviderState {
  readonly name: string;
  readonly keeper: StateKeeper;
  /** What it means, in one sentence. */
  readonly sentence: string;
  /** The names of its parameters. */
  readonly params: readonly string[];
  /** The names of the values that its reply must hold: without one of them the state has not been met. */
  readonly returns: readonly string[];
}

function backend(
  name: string,
  sentence: string,
  params: readonly string[],
  returns: readonly string[],
): ProviderState {
  return { name, keeper: 'backend', sentence, params, returns };
}

function token(name: string, sentence: string, params: readonly string[] = []): ProviderState {
  return { name, keeper: 'harness', sentence, params: ['sub', ...params], returns: ['jwt'] };
}

/** An application profile; it comes first in every interaction, and what follows belongs to it. */
export const PROFILE = backend(
  'an application profile',
  'An application profile authorises user data in the given mode; the other states of the interaction belong to it.',
  ['mode'],
  ['applicationCode'],
);

/** An installation whose person has an external user ID. */
export const INSTALLATION_OF_PERSON = backend(
  'a registered installation of a person',
  'An installation is registered; its person has an external user ID and the given first name.',
  ['firstName'],
  ['pushRegistrationId', 'externalUserId'],
);

/** An installation whose person is anonymous. */
export const ANONYMOUS_INSTALLATION = backend(
  'a registered installation of an anonymous person',
  'An installation is registered; its person has no external user ID and has the given first name.',
  ['firstName'],
  ['pushRegistrationId'],
);

/** A key of the Contact Information API. */
export const API_KEY = backend(
  'an API key of the Contact Information API',
  'An API key lets a business backend use the Contact Information API.',
  [],
  ['apiKey'],
);

/** Another application profile of the same backend, which has nothing to do with the first. */
export const OTHER_PROFILE = backend(
  'another application profile',
  'A second application profile exists beside the first, with a code, a secret key and an API key of its own.',
  ['mode'],
  ['otherApplicationCode'],
);

/** The key of the Contact Information API that the other application has. */
export const OTHER_API_KEY = backend(
  'an API key of the other application profile',
  'The second application profile has an API key of its own.',
  [],
  ['otherApiKey'],
);

/** An external user ID to personalize with. */
export const EXTERNAL_USER_ID: ProviderState = {
  name: 'an external user ID',
  keeper: 'harness',
  sentence: 'A new external user ID is chosen for a person who is about to be named.',
  params: [],
  returns: ['externalUserId'],
};

/** An external user ID of an unusual form to personalize with. */
export const UNUSUAL_EXTERNAL_USER_ID: ProviderState = {
  name: 'an unusual external user ID',
  keeper: 'harness',
  sentence:
    'A new external user ID of the given form is chosen for a person who is about to be named: any text is one.',
  params: ['form'],
  returns: ['externalUserId'],
};

/** Of two installations of an interaction, the first: what is asked for then is about that one again. */
export const INSTALLATION_BEFORE: ProviderState = {
  name: 'the installation before',
  keeper: 'harness',
  sentence:
    'What follows is about the installation that was registered before the last one of this interaction, not about the last.',
  params: [],
  returns: ['pushRegistrationId'],
};

/** An Authorization header that must be refused. */
export const BAD_AUTHORIZATION: ProviderState = {
  name: 'an unusable application code',
  keeper: 'harness',
  sentence:
    'An Authorization header of the given form is made of a value that a state before has returned: `of` is applicationCode or apiKey. The backend must refuse it.',
  params: ['form', 'of'],
  returns: ['authorization'],
};

/** Something that happened before; what it was answered is not looked at, only what it did. */
export const EARLIER_CALL: ProviderState = {
  name: 'an earlier call',
  keeper: 'harness',
  sentence:
    'A call was made with the given authorisation, to give the person the given first name. Whether it was refused is not looked at here.',
  params: ['call', 'authorization', 'firstName'],
  returns: [],
};

/** The states that bring a user data JWT, made for the `externalUserId` that the interaction's states returned. */
export const TOKEN_STATES = {
  valid: token('a valid user data JWT', 'A user data JWT is valid for the given seconds.', [
    'lifetimeSeconds',
  ]),
  expired: token('an expired user data JWT', 'A user data JWT expired the given seconds ago.', [
    'expiredSecondsAgo',
  ]),
  forged: token(
    'a user data JWT with a forged signature',
    'The signature of a user data JWT was made over other claims.',
  ),
  otherSecret: token(
    'a user data JWT signed with another secret',
    'A user data JWT is signed with a secret that the application does not have.',
  ),
  unknownKid: token(
    'a user data JWT with an unknown kid',
    'The kid of a user data JWT names a key that the application does not have.',
  ),
  algNone: token(
    'a user data JWT with alg none',
    'A user data JWT is unsecured: alg is "none", the signature is empty.',
  ),
  otherAlgorithm: token(
    'a user data JWT signed with another algorithm',
    'A user data JWT is signed with the given algorithm instead of HS256.',
    ['alg'],
  ),
  otherApplication: token(
    'a user data JWT for another application',
    "The infobip-api-key of a user data JWT is another application's code.",
  ),
  typNotBearer: token(
    'a user data JWT whose typ claim is not Bearer',
    'The typ claim of a user data JWT is "Refresh".',
  ),
  withoutClaim: token('a user data JWT without a claim', 'A user data JWT lacks the given claim.', ['claim']),
  otherPerson: token(
    'a user data JWT for another person',
    'A user data JWT is good, and made for another person.',
  ),
  good: token(
    'a valid user data JWT of a form',
    'A user data JWT is valid and of the given form, which a backend must take.',
    ['form'],
  ),
  bad: token(
    'a bad user data JWT of a form',
    'A user data JWT has the one defect that the given form names, and must be refused.',
    ['form'],
  ),
} as const satisfies Readonly<Record<string, ProviderState>>;

/** Names a state that brings a token. */
export type TokenState = keyof typeof TOKEN_STATES;

/** Every provider state, in the order in which documentation shows them. */
export const PROVIDER_STATES: readonly ProviderState[] = [
  PROFILE,
  INSTALLATION_OF_PERSON,
  ANONYMOUS_INSTALLATION,
  API_KEY,
  OTHER_PROFILE,
  OTHER_API_KEY,
  EXTERNAL_USER_ID,
  UNUSUAL_EXTERNAL_USER_ID,
  BAD_AUTHORIZATION,
  EARLIER_CALL,
  INSTALLATION_BEFORE,
  ...Object.values(TOKEN_STATES),
];

/** The provider state of this name; undefined when there is none. */
export function providerState(name: string): ProviderState | undefined {
  return PROVIDER_STATES.find((state) => state.name === name);
}
