// Who may call: the three kinds of credentials, and which of them an interaction shows.
import type { Interaction, Party } from '../interaction.ts';
import type { JsonObject } from '../json.ts';
import { isMatcher } from '../pact-value.ts';

/** The credentials of each API, as OpenAPI names them. */
export const SECURITY_SCHEMES: Readonly<Record<Party, JsonObject>> = {
  sdk: {
    applicationCode: {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description: '`App <applicationCode>`: the code of the application profile.',
    },
    userDataJwt: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'A user data JWT, signed for this person with HS256.',
    },
  },
  'business-backend': {
    apiKey: {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description: '`App <API key>`: a key of the Contact Information API.',
    },
    appCode: {
      type: 'apiKey',
      in: 'header',
      name: 'AppCode',
      description: 'The code of the application profile.',
    },
  },
};

const BY_EXPRESSION: Readonly<Record<string, string>> = {
  'App ${applicationCode}': 'applicationCode',
  'Bearer ${jwt}': 'userDataJwt',
  'App ${apiKey}': 'apiKey',
};

/** The names of the headers that security schemes, and not parameters, describe. */
export const CREDENTIAL_HEADERS: readonly string[] = ['Authorization', 'AppCode'];

/** What an interaction is authorised by: a name of `SECURITY_SCHEMES`; undefined: by nothing that is known. */
export function credentialOf({ request }: Interaction): string | undefined {
  const value = request.headers?.['Authorization'];
  return value !== undefined && isMatcher(value) ? BY_EXPRESSION[value.expression ?? ''] : undefined;
}
