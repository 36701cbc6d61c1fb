// The wire as the published SDKs put it there (requirements.md, "The wire"). Names are verbatim.

/** The base URL that published SDKs use when they are given none. */
export const DEFAULT_BASE_URL = 'https://mobile.infobip.com';

/** The endpoints of the mobile API that this project knows, by the operation that calls them. */
export const ENDPOINTS = [
  'registerInstallation',
  'fetchInstallation',
  'saveInstallation',
  'fetchUser',
  'saveUser',
  'personalize',
  'repersonalize',
  'depersonalize',
  'customEvent',
  'sessionEvent',
  'baseUrl',
  'version',
  'messages',
  'livechatInfo',
] as const;

/** An endpoint of the mobile API. */
export type Endpoint = (typeof ENDPOINTS)[number];

/** The endpoints on which a user data JWT may travel; on any other it has leaked (UDA-05, UDA-35). */
export const JWT_ENDPOINTS: readonly Endpoint[] = ['fetchUser', 'saveUser', 'personalize', 'repersonalize'];

/** Whether a user data JWT may travel on this endpoint. */
export function isJwtEndpoint(endpoint: Endpoint): boolean {
  return JWT_ENDPOINTS.includes(endpoint);
}

/** Method and path of each endpoint; `{pushRegistrationId}` stands for one path segment. */
export const ENDPOINT_ROUTES: Readonly<Record<Endpoint, { readonly method: string; readonly path: string }>> =
  {
    registerInstallation: { method: 'POST', path: '/mobile/1/appinstance' },
    fetchInstallation: { method: 'GET', path: '/mobile/1/appinstance/{pushRegistrationId}' },
    saveInstallation: { method: 'PATCH', path: '/mobile/1/appinstance/{pushRegistrationId}' },
    fetchUser: { method: 'GET', path: '/mobile/1/appinstance/{pushRegistrationId}/user' },
    saveUser: { method: 'PATCH', path: '/mobile/1/appinstance/{pushRegistrationId}/user' },
    personalize: { method: 'POST', path: '/mobile/1/appinstance/{pushRegistrationId}/personalize' },
    repersonalize: { method: 'POST', path: '/mobile/1/appinstance/{pushRegistrationId}/repersonalize' },
    depersonalize: { method: 'POST', path: '/mobile/1/appinstance/{pushRegistrationId}/depersonalize' },
    customEvent: { method: 'POST', path: '/mobile/1/appinstance/{pushRegistrationId}/user/events/custom' },
    sessionEvent: { method: 'POST', path: '/mobile/1/appinstance/{pushRegistrationId}/user/events/session' },
    baseUrl: { method: 'GET', path: '/mobile/1/baseurl' },
    version: { method: 'GET', path: '/mobile/3/version' },
    messages: { method: 'POST', path: '/mobile/5/messages' },
    livechatInfo: { method: 'GET', path: '/mobile/1/appinstance/{pushRegistrationId}/user/livechatinfo' },
  };

/** Method and path of each call of the Contact Information API, which business backends make. */
export const CONTACT_ROUTES = {
  fetchPerson: { method: 'GET', path: '/people/2/persons' },
  replacePerson: { method: 'PUT', path: '/people/2/persons' },
  changePerson: { method: 'PATCH', path: '/people/2/persons' },
  changeContactInformation: { method: 'PATCH', path: '/people/2/persons/contactInformation' },
  personalizeInstallation: {
    method: 'POST',
    path: '/people/2/contactInformation/push/{pushRegistrationId}/personalize',
  },
  depersonalizeInstallation: {
    method: 'POST',
    path: '/people/2/contactInformation/push/{pushRegistrationId}/depersonalize',
  },
} as const;

/** The mandatory header parameters of a user data JWT. */
export const HEADER_PARAMETERS = ['alg', 'typ', 'kid'] as const;

/** The mandatory claims of a user data JWT. */
export const CLAIMS = ['typ', 'sub', 'infobip-api-key', 'iat', 'exp', 'jti'] as const;

/** The codes that an SDK reports when it refuses a token before the call (UDA-12, UDA-13). */
export const JWT_TOKEN_STRUCTURE_INVALID = 'JWT_TOKEN_STRUCTURE_INVALID';
export const JWT_TOKEN_EXPIRED = 'JWT_TOKEN_EXPIRED';

/** The codes of a backend's refusals that our sources name. */
export const BACKEND_CODES = [
  'ACCESS_TOKEN_MISSING',
  'USER_DATA_RESTRICTED',
  'APP_CODE_MISSING',
  'NO_REGISTRATION',
  'USER_IDENTITY_INVALID',
  'REQUEST_FORMAT_INVALID',
  'EMAIL_INVALID',
  'PHONE_INVALID',
  'USER_MERGE_INTERRUPTED',
  'PERSONALIZATION_IMPOSSIBLE',
  'AMBIGUOUS_PERSONALIZE_CANDIDATES',
] as const;

/** The body of every refusal (UDB-10). */
export interface ErrorEnvelope {
  readonly requestError: { readonly serviceException: { readonly messageId: string; readonly text: string } };
}

/** Wraps a code and a text in the documented error envelope (UDB-10). */
export function errorEnvelope(messageId: string, text: string): ErrorEnvelope {
  return { requestError: { serviceException: { messageId, text } } };
}
