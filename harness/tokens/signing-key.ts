import { randomBytes } from 'node:crypto';

/** A secret key of an application: HS256, given as hex, named by its ID. */
export interface SigningKey {
  /** The key's ID, the `kid` of a token's header. */
  readonly kid: string;
  /** The secret as hexadecimal digits. Never written anywhere by the harness, unless a user asks for it. */
  readonly secretHex: string;
}

/** A new key of 256 bits (RFC 7518 §3.2: at least the size of the hash). */
export function newSigningKey(): SigningKey {
  return { kid: `key-${randomBytes(4).toString('hex')}`, secretHex: randomBytes(32).toString('hex') };
}
