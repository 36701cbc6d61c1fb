// With which status, code and words it refuses.
import { type BackendLiberty, inErrors, instead, writing } from './liberty.ts';

/** Liberties in it. */
export const IN_REFUSALS: readonly BackendLiberty[] = [
  {
    id: 'restricts-with-409',
    sentence: 'It restricts user data with 409.',
    twist: writing(
      ({ messageId }) => messageId === 'USER_DATA_RESTRICTED',
      (answer) => ({ ...answer, status: 409 }),
    ),
  },
  {
    id: 'restricts-with-401',
    sentence: 'It restricts user data with 401.',
    twist: writing(
      ({ messageId }) => messageId === 'USER_DATA_RESTRICTED',
      (answer) => ({ ...answer, status: 401 }),
    ),
  },
  {
    id: 'identity-with-422',
    sentence: 'It refuses an identity with 422.',
    twist: writing(
      ({ messageId }) => messageId === 'USER_IDENTITY_INVALID',
      (answer) => ({ ...answer, status: 422 }),
    ),
  },
  {
    id: 'missing-token-with-403',
    sentence: 'It answers ACCESS_TOKEN_MISSING with 403.',
    twist: writing(
      ({ messageId }) => messageId === 'ACCESS_TOKEN_MISSING',
      (answer) => ({ ...answer, status: 403 }),
    ),
  },
  {
    id: 'unknown-registration-with-403',
    sentence: 'It does not say whether a registration exists.',
    twist: instead(404, 403),
  },
  {
    id: 'one-code-for-all',
    sentence: 'It has one code of its own for what our sources name none for.',
    twist: inErrors((value) =>
      JSON.parse(
        JSON.stringify(value).replace(/"(APP_CODE_MISSING|ACCESS_TOKEN_INVALID|UNAUTHORIZED)"/, '"1401"'),
      ),
    ),
  },
  {
    id: 'more-in-the-envelope',
    sentence: 'Its envelope has more members.',
    twist: inErrors((value) => ({ ...value, traceId: '7', time: new Date().toISOString() })),
  },
  {
    id: 'text-in-another-language',
    sentence: 'Its texts are in another language.',
    twist: inErrors((value) =>
      JSON.parse(
        JSON.stringify(value).replace(/"text":"[^"]*"/, '"text":"Zugriff verweigert – доступ запрещён"'),
      ),
    ),
  },
  {
    id: 'challenges',
    sentence: 'It sends WWW-Authenticate with a 401.',
    twist: writing(
      ({ status }) => status === 401,
      (answer) => ({ ...answer, headers: { 'www-authenticate': 'Bearer realm="users"' } }),
    ),
  },
];
