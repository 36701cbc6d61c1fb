// What a backend must do: the contracts state these.
import { MODES } from '../mode.ts';
import type { Requirement } from '../requirement.ts';

const JWT = ['jwt'] as const;
const CONTACT = ['contact-information-api'] as const;

/** The requirements of a backend, in the order of their ids. */
export const BACKEND_REQUIREMENTS: readonly Requirement[] = [
  {
    id: 'UDB-01',
    level: 'MUST',
    modes: ['application-code'],
    statement: 'fetch, patch, personalize and the rest succeed with `App <applicationCode>`.',
    source: 'page: "all API requests the SDK makes will be authorized using the application code"',
  },
  {
    id: 'UDB-02',
    level: 'MUST',
    modes: MODES,
    statement:
      "A missing, empty, malformed or unknown application code is refused (401), and nothing is changed; so are a known code without its scheme, another application's code on this one's registration, and a Bearer of anything that is no token.",
    source: 'page: "authorized using the application code"; the code APP_CODE_MISSING',
  },
  {
    id: 'UDB-03',
    level: 'MUST',
    modes: JWT,
    statement:
      "fetch, patch and personalize succeed with a valid JWT whose `sub` is the person's external user ID: with claims that nobody knows, an old `iat`, the same token twice, any text as `sub`; the answer names that person.",
    source:
      'page: "functionalities that require JWT authorization are fetchUser, patchUser, and personalize"',
  },
  {
    id: 'UDB-04',
    level: 'MUST',
    modes: JWT,
    statement:
      "An expired token, a forged signature, an unknown kid, `alg` none or another algorithm, another application's `infobip-api-key`, a `typ` claim other than Bearer, a missing claim: refused (401), each in all its forms, and nothing is changed.",
    source: 'article "JSON Web Token (JWT) structure and generation example"; RFC 7519 §7.2',
  },
  {
    id: 'UDB-05',
    level: 'MUST',
    modes: JWT,
    statement:
      'With the application code instead of a JWT (anonymous) fetch and patch without external user ID succeed; patch with external user ID and personalize are refused.',
    source: 'page: "the person is threated as anonymous and API key authorization will be used"',
  },
  {
    id: 'UDB-06',
    level: 'MUST',
    modes: JWT,
    statement:
      "personalize whose user identity has another external user ID than the token's `sub` is refused.",
    source: 'page: "JWT created with that same external user ID"',
  },
  {
    id: 'UDB-07',
    level: 'MUST',
    modes: JWT,
    statement:
      'The calls that need no JWT (instance, depersonalize, events) succeed with the application code.',
    source: 'page: only "certain backend API calls made by the SDK will require" a JWT',
  },
  {
    id: 'UDB-08',
    level: 'MUST',
    modes: CONTACT,
    statement:
      'patch and personalize from the SDK are refused with `USER_DATA_RESTRICTED`, and nothing is changed.',
    source: 'page: "it is only possible to modify personal information over Contact Information API"',
  },
  {
    id: 'UDB-09',
    level: 'MUST',
    modes: CONTACT,
    statement: "The Contact Information API (server to server) changes the person's data.",
    source: 'page: "modify personal information over Contact Information API"',
  },
  {
    id: 'UDB-10',
    level: 'MUST',
    modes: MODES,
    statement:
      'Every refusal has the error envelope, with a non-empty code and text; it should come with Content-Length and uncompressed, and repeat no token or secret.',
    source: 'the published SDKs read `requestError.serviceException.messageId` and `.text`',
  },
  {
    id: 'UDB-11',
    level: 'MUST',
    modes: MODES,
    statement:
      'A refused call changes nothing at all: the whole person, the installation and the identity are the same before and after.',
    source: 'page: "not allowed to be updated in any other way"; what is refused has not happened',
  },
  {
    id: 'UDB-12',
    level: 'MUST',
    modes: MODES,
    statement:
      'A call that succeeds does what it says: depersonalize, an external user ID that is saved, PUT and PATCH over the Contact Information API, forceDepersonalize.',
    source:
      'page: the methods that save, personalize and depersonalize; an SDK reports success to the application',
  },
  {
    id: 'UDB-13',
    level: 'MUST',
    modes: MODES,
    statement:
      'The authorisation of one request never counts for another: on a connection that is kept, and among requests at once.',
    source: 'RFC 9110 §3.3: each request is understood on its own, also on a connection that is shared',
  },
];
