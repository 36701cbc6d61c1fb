// What an SDK must, should, and may be seen to do. "page" is the documentation page "User data authorization".
import { MODES } from '../mode.ts';
import type { Requirement } from '../requirement.ts';

const JWT = ['jwt'] as const;

/** The requirements of an SDK, in the order of their ids. */
export const SDK_REQUIREMENTS: readonly Requirement[] = [
  {
    id: 'UDA-01',
    level: 'MUST',
    modes: ['application-code'],
    statement: 'Every API request carries `Authorization: App <applicationCode>`.',
    source: 'page: "all API requests the SDK makes will be authorized using the application code"',
  },
  {
    id: 'UDA-02',
    level: 'MUST',
    modes: JWT,
    statement:
      'A JWT given at initialisation authorises fetchUser, saveUser and personalize: `Authorization: Bearer <jwt>`, byte for byte.',
    source: 'page: "provide a JWT to Mobile Messaging SDK, either during initialization or later"',
  },
  {
    id: 'UDA-03',
    level: 'MUST',
    modes: JWT,
    statement: 'A JWT given later with the setter authorises them in the same way.',
    source: 'page: "or later using the setter method"',
  },
  {
    id: 'UDA-04',
    level: 'MUST',
    modes: JWT,
    statement: 'A later setter call replaces the token: the next call carries the new one, never the old.',
    source: 'page: the saveUser sample sets a new JWT over an expired one',
  },
  {
    id: 'UDA-05',
    level: 'MUST',
    modes: JWT,
    statement:
      'All other API calls are authorised with the application code, and go on working without a JWT.',
    source:
      'page: only "certain backend API calls made by the SDK will require authorization with a securely signed JWT"',
  },
  {
    id: 'UDA-06',
    level: 'MUST',
    modes: JWT,
    statement:
      'Without a JWT, or with null, the person is anonymous and the call is authorised with the application code.',
    source:
      'page: "in which case the person is threated as anonymous and API key authorization will be used"',
  },
  {
    id: 'UDA-07',
    level: 'MUST',
    modes: JWT,
    statement: 'Setting null after a token goes back to the application code.',
    source: 'page: "JWT shall not be set or it can be set as null"',
  },
  {
    id: 'UDA-08',
    level: 'MUST',
    modes: JWT,
    statement: 'With a null JWT personalize does not succeed, and the error callback says so.',
    source: 'page: "provided JWT is null, then Mobile Messaging personalization method will not work"',
  },
  {
    id: 'UDA-09',
    level: 'MUST',
    modes: JWT,
    statement: 'With a null JWT the other methods work: fetchUser, and saveUser without an external user ID.',
    source: 'page: "Other SDK methods will work as expected"',
  },
  {
    id: 'UDA-10',
    level: 'MUST',
    modes: JWT,
    statement:
      'With a null JWT saveUser with an external user ID that the person does not have already is not allowed; the refusal reaches the error callback.',
    source: 'page: "the external user ID is not allowed to be updated in any other way"',
  },
  {
    id: 'UDA-11',
    level: 'MUST',
    modes: JWT,
    statement:
      'personalize carries the user identity exactly as the application gave it (external user ID in any script, case, form or length; phones; emails), and the flags as given, with a JWT made for that same ID (`sub`); a mismatch is refused, by the device or by the backend, and the refusal reaches the error callback.',
    source:
      'page: "external user ID as part of user identity and JWT created with that same external user ID"',
  },
  {
    id: 'UDA-12',
    level: 'MUST',
    modes: JWT,
    statement: 'A token whose structure is invalid leads to the error code `JWT_TOKEN_STRUCTURE_INVALID`.',
    source: 'page: "case \'JWT_TOKEN_STRUCTURE_INVALID\': //the token has invalid structure"',
  },
  {
    id: 'UDA-13',
    level: 'MUST',
    modes: JWT,
    statement: 'An expired token leads to the error code `JWT_TOKEN_EXPIRED`.',
    source: 'page: "case \'JWT_TOKEN_EXPIRED\'" in the saveUser sample',
  },
  {
    id: 'UDA-14',
    level: 'MUST',
    modes: JWT,
    statement:
      'When a token fails validation no API call is made; in particular none with the application code instead.',
    source: 'page: "If the token fails validation, no API call will be made"',
  },
  {
    id: 'UDA-15',
    level: 'MUST',
    modes: MODES,
    statement:
      'A failure reaches the error callback of the function that was called, exactly once, and the success callback stays silent; and the reverse for success.',
    source: 'page: "callback functions which you can provide as parameter to Mobile Messaging SDK functions"',
  },
  {
    id: 'UDA-16',
    level: 'MUST',
    modes: JWT,
    statement:
      'The error has a `code` and a non-empty `description` that says what is wrong: of this error, not of another, and no text that a program makes of nothing ("undefined", "null", "[object Object]").',
    source: 'page: "check error.description for more details"',
  },
  {
    id: 'UDA-17',
    level: 'MUST',
    modes: JWT,
    statement:
      'Validation happens before each call: a token that was valid on one call and expires is refused on the next.',
    source: 'page: "Before making the API call, the SDK will validate the provided token"',
  },
  {
    id: 'UDA-18',
    level: 'MUST',
    modes: JWT,
    statement: 'After `JWT_TOKEN_EXPIRED`, setting a fresh token makes the same operation succeed.',
    source: 'page: "fetch new JWT from backend that is not expired and provide it to Mobile Messaging SDK"',
  },
  {
    id: 'UDA-19',
    level: 'MUST',
    modes: JWT,
    statement: 'The setter reports through its own callbacks; accepting a token calls its success callback.',
    source: 'page: "console.log(\'JWT set successfully\')" in the setter sample',
  },
  {
    id: 'UDA-20',
    level: 'MUST',
    modes: JWT,
    statement:
      "A token that is well-formed but refused by the backend (forged signature, unknown kid, wrong application code, wrong sub): the backend's refusal reaches the error callback with the backend's code.",
    source: 'page: "default: //handle other error cases", with error.code and error.description',
  },
  {
    id: 'UDA-21',
    level: 'MUST',
    modes: ['contact-information-api'],
    statement:
      'saveUser and personalize are refused by the backend; the refusal (`USER_DATA_RESTRICTED`) reaches the error callback, and nothing is reported as saved.',
    source: 'page: "it is only possible to modify personal information over Contact Information API"',
  },
  {
    id: 'UDA-22',
    level: 'MUST',
    modes: MODES,
    statement:
      'Any other server error reaches the error callback with its code and description, those of the envelope where there is one: on every operation, registration at `init` included; for any status outside 2xx, an error envelope under 200, an answer that is no JSON, and no answer at all. Until an SDK has registered, a call still calls back.',
    source: 'page: "default: //handle other error cases", with error.code and error.description',
  },
  {
    id: 'UDA-30',
    level: 'SHOULD',
    modes: JWT,
    statement:
      'A compact JWS has exactly three non-empty segments separated by dots: leading, trailing and doubled dots are malformed.',
    source: 'RFC 7515 §3.1, §7.1',
  },
  {
    id: 'UDA-31',
    level: 'SHOULD',
    modes: JWT,
    statement: 'Segments are base64url without padding, white space or line breaks.',
    source: 'RFC 7515 §2',
  },
  {
    id: 'UDA-32',
    level: 'SHOULD',
    modes: JWT,
    statement: '`exp` is a JSON number, on or after which the token is refused: exp == now is expired.',
    source: 'RFC 7519 §2 (NumericDate), §4.1.4',
  },
  {
    id: 'UDA-33',
    level: 'SHOULD',
    modes: JWT,
    statement:
      'Mandatory header parameters and claims are present with a usable value: null, empty and wrong-typed count as missing.',
    source: 'article "JSON Web Token (JWT) structure and generation example"; RFC 7515 §4.1, RFC 7519 §4.1',
  },
  {
    id: 'UDA-34',
    level: 'SHOULD',
    modes: JWT,
    statement:
      'No byte of a token can add to or break the request (CR, LF, NUL, non-ASCII): it is refused, never sent, never a crash.',
    source: 'RFC 6750 §2.1 (b64token); RFC 9110 §5.5',
  },
  {
    id: 'UDA-35',
    level: 'SHOULD',
    modes: JWT,
    statement:
      'The token appears only in the Authorization header of the operations that need it: not in URL, query, body or other headers, on no other endpoint or host (a redirect included), not in what the SDK logs, and not in what a callback is given; plain, in pieces, percent-encoded or in base64.',
    source: 'RFC 6750 §2, §5.3',
  },
  {
    id: 'UDA-36',
    level: 'SHOULD',
    modes: JWT,
    statement:
      'A hostile token (deep nesting, 1 MB, duplicate keys) is refused or sent in bounded time; the SDK neither hangs nor crashes.',
    source: 'plain safety; RFC 8259 §9 lets a parser limit size and depth',
  },
  {
    id: 'UDA-37',
    level: 'SHOULD',
    modes: JWT,
    statement:
      'A call refused by validation has no side effect: personalize with `forceDepersonalize` and a bad token leaves the local user as it was, and what was refused is not sent along with a later call, under whatever token.',
    source: 'plain safety',
  },
  {
    id: 'UDA-38',
    level: 'SHOULD',
    modes: MODES,
    statement:
      'saveUser and personalize send what the application gave: every documented field under its documented name, the value unchanged (script, case, white space; null clears a field); fetchUser returns what the backend answered, not what was kept.',
    source: 'plain safety; the fields are those of the published SDKs',
  },
  {
    id: 'UDA-39',
    level: 'SHOULD',
    modes: MODES,
    statement:
      'A call that has failed is over: it is not made again later by itself. What an SDK tries again within a call is bounded, and carries the authorisation that holds at that moment.',
    source: 'plain safety; the published SDKs try a 5xx again within a call',
  },
  {
    id: 'UDA-45',
    level: 'SHOULD',
    modes: JWT,
    statement: 'Clean-up drops the token: a new start without a JWT is anonymous.',
    source: "the published plugins' reference of `cleanup`",
  },
  {
    id: 'UDA-40',
    level: 'INFO',
    modes: ['application-code'],
    statement: 'A JWT is set although the profile is in the default mode: which authorisation was sent?',
    source: 'our sources are silent',
  },
  {
    id: 'UDA-41',
    level: 'INFO',
    modes: JWT,
    statement:
      'The setter is given an empty string, undefined or a value that is no string: cleared, refused or stored?',
    source: 'our sources are silent',
  },
  {
    id: 'UDA-42',
    level: 'INFO',
    modes: ['contact-information-api'],
    statement: 'Does fetchUser work?',
    source: 'our sources are silent',
  },
  {
    id: 'UDA-43',
    level: 'INFO',
    modes: JWT,
    statement:
      'Does the setter itself validate? nbf or iat in the future, a `typ` claim other than "Bearer", an unknown `alg`: accepted or refused?',
    source: 'our sources are silent',
  },
  {
    id: 'UDA-44',
    level: 'INFO',
    modes: JWT,
    statement: 'Is the token dropped on depersonalize?',
    source: 'our sources are silent',
  },
  {
    id: 'UDA-46',
    level: 'INFO',
    modes: MODES,
    statement: 'Does the response header `New-Base-URL` move later calls, to any host?',
    source: 'our sources are silent; published SDKs read the header',
  },
];
