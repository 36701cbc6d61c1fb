// Signs a token's first two segments anew: what a form's defect is about, with the algorithm and the key that it asks for.
import { createHmac } from 'node:crypto';
import type { TokenPlan } from '../../../scenarios/recipe.ts';

/** A key to sign with: bytes, or text as its bytes. */
export type Key = string | Uint8Array;

/** The secret of hexadecimal digits as bytes. */
export function bytesOfHex(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex');
}

function hmac(hash: 'sha256' | 'sha384' | 'sha512', key: Key, signingInput: string): string {
  return createHmac(hash, key).update(signingInput).digest('base64url');
}

/** Takes the first two segments and signs them with this key. */
export function signedWith(key: Key, hash: 'sha256' | 'sha384' | 'sha512' = 'sha256'): TokenPlan {
  return {
    compact: (token) => {
      const [header = '', payload = ''] = token.split('.');
      return `${header}.${payload}.${hmac(hash, key, `${header}.${payload}`)}`;
    },
  };
}

/** Changes the right signature. */
export function signature(change: (segment: string, bytes: Buffer) => string): TokenPlan {
  return { signatureSegment: (segment) => change(segment, Buffer.from(segment, 'base64url')) };
}

/** Rebuilds a token from its three segments. */
export function rebuilt(build: (header: string, payload: string, signature: string) => string): TokenPlan {
  return {
    compact: (token) => {
      const [header = '', payload = '', signed = ''] = token.split('.');
      return build(header, payload, signed);
    },
  };
}

/** Rewrites a segment's JSON, and leaves the signature as it was. */
export function rewritten(segment: string, change: (value: object) => object): string {
  const value = JSON.parse(Buffer.from(segment, 'base64url').toString('utf8')) as object;
  return Buffer.from(JSON.stringify(change(value))).toString('base64url');
}
