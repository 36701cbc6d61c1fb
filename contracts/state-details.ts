// What whoever brings a provider state about must know of it: what to do, and what each parameter and each value is.
// docs/provider-states.md is made of it, and so is `contract states --list --json`.
import { EARLIER_REQUESTS, type EarlierRequest } from './earlier-calls.ts';
import { EARLIER_CALLS, NO_TOKEN } from './interactions/parts.ts';
import { MODES } from './mode.ts';
import {
  ANONYMOUS_INSTALLATION,
  API_KEY,
  BAD_AUTHORIZATION,
  EARLIER_CALL,
  EXTERNAL_USER_ID,
  INSTALLATION_BEFORE,
  INSTALLATION_OF_PERSON,
  OTHER_API_KEY,
  OTHER_PROFILE,
  PROFILE,
  type ProviderState,
  TOKEN_STATES,
  UNUSUAL_EXTERNAL_USER_ID,
} from './provider-states.ts';
import {
  BAD_CODE_FORM_NAMES,
  BAD_CODE_FORMS,
  BAD_TOKEN_FORM_NAMES,
  badTokenForm,
  GOOD_TOKEN_FORM_NAMES,
  GOOD_TOKEN_FORMS,
  ID_FORM_NAMES,
  ID_FORMS,
} from './token-forms.ts';

/** One value that a parameter may have. */
export interface PossibleValue {
  readonly value: string;
  readonly means: string;
}

/** A parameter of a state, or a value that it returns. */
export interface StateValue {
  readonly name: string;
  readonly means: string;
  /** All that there are; absent: any text. */
  readonly values?: readonly PossibleValue[];
}

/** A provider state with everything that it takes to bring it about. */
export interface StateDetails extends ProviderState {
  /** What to do. */
  readonly does: string;
  readonly takes: readonly StateValue[];
  readonly gives: readonly StateValue[];
}

const GOOD_TOKEN =
  'Sign with HS256 and the secret key of the profile. Header: alg "HS256", typ "JWT", kid the ID of that key. Claims: typ "Bearer", sub, infobip-api-key the application code, iat now, exp in an hour, jti a new one.';
const but = (what: string) => `${GOOD_TOKEN} But ${what}`;

const DOES: Readonly<Record<string, string>> = {
  [PROFILE.name]:
    'Have an application profile in this mode, a new one or always the same. Whatever was brought about before belongs to another interaction: forget it.',
  [INSTALLATION_OF_PERSON.name]:
    'Register a new installation with the code of the profile, and give it to a new person with an external user ID and this first name, and nothing else. It comes twice where a second installation stands beside the first.',
  [ANONYMOUS_INSTALLATION.name]:
    'Register a new installation with the code of the profile; its person has no external user ID, this first name, and nothing else.',
  [API_KEY.name]: 'Have a key that lets a business backend use the Contact Information API for the profile.',
  [OTHER_PROFILE.name]:
    'Have a second profile beside the first, with another code, another secret key and another API key.',
  [OTHER_API_KEY.name]: 'Have a key of the Contact Information API that is the second profile’s.',
  [EXTERNAL_USER_ID.name]: 'Choose an external user ID that nobody has. Nobody is made.',
  [UNUSUAL_EXTERNAL_USER_ID.name]: 'Choose an external user ID of this form that nobody has. Nobody is made.',
  [BAD_AUTHORIZATION.name]: 'Make a whole Authorization header of this form.',
  [EARLIER_CALL.name]:
    'Make this call over HTTP, for the pushRegistrationId that was returned last. Its answer does not matter, as long as there is one.',
  [INSTALLATION_BEFORE.name]:
    'Return the pushRegistrationId of the installation that was registered before the last one; what follows is about that one.',
  [TOKEN_STATES.valid.name]: GOOD_TOKEN,
  [TOKEN_STATES.expired.name]: but('exp lies so many seconds in the past, and iat an hour before that.'),
  [TOKEN_STATES.forged.name]: but(
    'the signature is made, with the right key, over the same header and other claims.',
  ),
  [TOKEN_STATES.otherSecret.name]: but('it is signed with a secret that nobody has; kid stays.'),
  [TOKEN_STATES.unknownKid.name]: but('kid names a key that nobody has.'),
  [TOKEN_STATES.algNone.name]: but('alg is "none", and the signature is empty.'),
  [TOKEN_STATES.otherAlgorithm.name]: but(
    'alg is this one, and the signature is made with it and the same secret.',
  ),
  [TOKEN_STATES.otherApplication.name]: but('infobip-api-key is the code of an application that nobody has.'),
  [TOKEN_STATES.typNotBearer.name]: but('the claim typ is "Refresh".'),
  [TOKEN_STATES.withoutClaim.name]: but('this claim is not there.'),
  [TOKEN_STATES.otherPerson.name]: `${GOOD_TOKEN} Nothing is wrong with it: sub is somebody else.`,
  [TOKEN_STATES.good.name]: but('in this form, which is as good.'),
  [TOKEN_STATES.bad.name]: but('with the one defect that the form names.'),
};

const CLAIMS = ['typ', 'sub', 'infobip-api-key', 'iat', 'exp', 'jti'];

const one = (value: string, means: string): PossibleValue => ({ value, means });

function wordsOf({ api, method, path, query = {}, body }: EarlierRequest): string {
  const parameters = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  const target = `${method} ${path}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}`;
  const where = api === 'contact' ? ', Contact Information API, with the header AppCode' : '';
  return `${target}${body === undefined ? '' : ` ${JSON.stringify(body)}`}${where}`;
}

const AUTHORIZATIONS: readonly PossibleValue[] = [
  one(NO_TOKEN.applicationCode, 'App and the application code'),
  one(NO_TOKEN.unknownApplicationCode, 'App and a code that no application has'),
  one(NO_TOKEN.apiKey, 'App and the apiKey that was returned before'),
  one(NO_TOKEN.none, 'no Authorization header'),
  one(NO_TOKEN.otherApplicationCode, 'App and the otherApplicationCode that was returned before'),
  one(NO_TOKEN.otherApiKey, 'App and the otherApiKey that was returned before'),
  one(NO_TOKEN.sameToken, 'Bearer and the jwt that was returned before'),
  one(
    'the name of a state that brings a token',
    'Bearer and a token of that state, for the externalUserId that was returned last, with the parameters that it has in the contracts',
  ),
  one(
    'the name of a state that has forms, a colon, a space and a form',
    'the same with that form; of "an unusable application code" the whole header, made of the application code',
  ),
];

function formsOf(state: ProviderState): readonly PossibleValue[] | undefined {
  if (state === BAD_AUTHORIZATION)
    return BAD_CODE_FORM_NAMES.map((name) => one(name, `${BAD_CODE_FORMS[name]}`));
  if (state === UNUSUAL_EXTERNAL_USER_ID)
    return ID_FORM_NAMES.map((name) => one(name, `an external user ID ${ID_FORMS[name]}`));
  if (state === TOKEN_STATES.good)
    return GOOD_TOKEN_FORM_NAMES.map((name) => one(name, `a JWT ${GOOD_TOKEN_FORMS[name]}`));
  return BAD_TOKEN_FORM_NAMES.map((name) => one(name, `a JWT ${badTokenForm(name).words}`));
}

function takes(state: ProviderState, name: string): StateValue {
  const any = (means: string): StateValue => ({ name, means });
  const of = (means: string, values: readonly PossibleValue[] = []): StateValue => ({ name, means, values });
  switch (name) {
    case 'mode':
      return of(
        'the mode that the profile authorises user data in',
        MODES.map((mode) => one(mode, `the mode ${mode}`)),
      );
    case 'firstName':
      return any(
        state === EARLIER_CALL ? 'the first name that the call sends' : 'the first name of the person',
      );
    case 'form':
      return of('which form', formsOf(state));
    case 'of':
      return of('which value of a state before the header is made of', [
        one('applicationCode', 'the code of the profile'),
        one('apiKey', 'the key of the Contact Information API'),
      ]);
    case 'sub':
      return any(
        'the claim sub. "${externalUserId}" stands for the externalUserId that a state before has returned last, and has to be replaced: taken literally every token is for nobody, and refusals are seen for the wrong reason. Other text is the ID itself.',
      );
    case 'lifetimeSeconds':
      return any('how many seconds from now exp lies, a number');
    case 'expiredSecondsAgo':
      return any('how many seconds ago exp was, a number');
    case 'alg':
      return any('the algorithm: HS512');
    case 'claim':
      return of(
        'the claim that is not there',
        CLAIMS.map((claim) => one(claim, `no ${claim}`)),
      );
    case 'call':
      return of(
        'which call',
        EARLIER_CALLS.map((call) => one(call, wordsOf(EARLIER_REQUESTS[call]))),
      );
    case 'authorization':
      return of('what the call is authorised by', AUTHORIZATIONS);
    default:
      throw new RangeError(`Nothing is said of the parameter "${name}" of "${state.name}".`);
  }
}

const GIVES: Readonly<Record<string, string>> = {
  applicationCode: 'the code of the profile; keyId, secretHex and apiKey may stand beside it',
  pushRegistrationId: 'the ID of the installation',
  externalUserId: 'the external user ID',
  apiKey: 'the key',
  otherApplicationCode:
    'the code of the second profile; otherKeyId, otherSecretHex and otherApiKey may stand beside it',
  otherApiKey: 'the key of the second profile',
  authorization: 'the whole header, its scheme included',
  jwt: 'the token, without "Bearer "',
};

/** A provider state with everything that it takes to bring it about. */
export function stateDetails(state: ProviderState): StateDetails {
  const does = DOES[state.name];
  if (does === undefined) throw new RangeError(`Nothing is said of "${state.name}".`);
  return {
    ...state,
    does,
    takes: state.params.map((name) => takes(state, name)),
    gives: state.returns.map((name) => {
      const means = GIVES[name];
      if (means === undefined) throw new RangeError(`Nothing is said of the value "${name}".`);
      return { name, means };
    }),
  };
}
