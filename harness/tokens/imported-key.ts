import type { SigningKey } from './signing-key.ts';

const imported = new WeakMap<SigningKey, Promise<CryptoKey>>();

/** A secret key as Web Crypto takes it, to sign and to verify with HS256; imported once. */
export function importedKey(key: SigningKey): Promise<CryptoKey> {
  const known = imported.get(key);
  if (known !== undefined) return known;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const secret = Buffer.from(key.secretHex, 'hex');
  const fresh = crypto.subtle.importKey('raw', secret, algorithm, false, ['sign', 'verify']);
  imported.set(key, fresh);
  return fresh;
}
