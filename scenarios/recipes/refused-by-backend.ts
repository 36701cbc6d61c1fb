// Well-formed tokens that only the backend can refuse (UDA-20, UDB-04).
import type { Recipe } from '../recipe.ts';
import { refusedByBackend } from './kinds.ts';

export const REFUSED_BY_BACKEND: readonly Recipe[] = [
  refusedByBackend('forged-signature', 'The signature was made over other claims.', { signing: 'forged' }),
  refusedByBackend('other-secret', 'It is signed with another secret.', { signing: 'other-secret' }),
  refusedByBackend('unknown-kid', 'Its kid names a key that the backend does not know.', {
    header: (header) => ({ ...header, kid: 'no-such-key' }),
  }),
  refusedByBackend('other-application', "Its infobip-api-key is another application's code.", {
    claims: (claims) => ({ ...claims, 'infobip-api-key': 'another-application' }),
  }),
  refusedByBackend('other-sub', 'It was made for another person.', {
    claims: (claims) => ({ ...claims, sub: 'somebody-else' }),
  }),
];
