// What a correct backend decides, one decision a function, so that a backend that is broken on purpose overrides one.
import { type JWTPayload, jwtVerify } from 'jose';
import { CLAIMS } from '../../contracts/wire.ts';
import { importedKey } from '../tokens/imported-key.ts';
import type { BackendPolicy, World } from './state.ts';

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Verifies signature, `kid`, `alg`, `exp` and the mandatory claims, against the world's clock (RFC 7519 §7.2). */
async function verify(token: string, world: World): Promise<JWTPayload> {
  // jose takes padding, which RFC 7515 §2 leaves out.
  if (token.includes('=')) throw new Error('padded');
  const { payload } = await jwtVerify(
    token,
    ({ kid }) => {
      if (kid !== world.key.kid) throw new Error('unknown kid');
      return importedKey(world.key);
    },
    { algorithms: ['HS256'], requiredClaims: [...CLAIMS], currentDate: new Date(world.nowMs()) },
  );
  const texts = [payload['sub'], payload['jti'], payload['infobip-api-key']];
  if (payload['typ'] !== 'Bearer' || !texts.every(isText) || typeof payload['iat'] !== 'number') {
    throw new Error('a claim has no usable value');
  }
  return payload;
}

/** A backend without a defect. */
export const STRICT: BackendPolicy = {
  isApplicationCode: (authorization, world) => authorization === `App ${world.applicationCode}`,
  verify,
  isForApplication: (claims, world) => claims['infobip-api-key'] === world.applicationCode,
  isForPerson: (sub, person) => person.externalUserId === null || person.externalUserId === sub,
  anonymousMayPersonalize: false,
  anonymousMaySetExternalUserId: false,
  restrictsUserData: true,
  depersonalizeTakesApplicationCode: true,
  refusalChangesNothing: true,
  successChangesData: true,
  refusedTokenStatus: 401,
  contactInformationNeedsKey: true,
  usesEnvelope: true,
};
