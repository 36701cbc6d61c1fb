// Tokens that differ in one place from the one that was set before. Whatever an SDK remembers a token or a verdict by (a
// segment, a claim, the signature) is the same in one of them.
import type { MintedSupply } from '../scenario.ts';

/** A token near another one, and what is the same. */
export interface NearToken {
  /** After "A token …". */
  readonly is: string;
  /** What it is minted from; its name and that of the other one are added. */
  readonly supply: { readonly recipe: string; readonly lifetimeSeconds?: number };
  /** `like`: `jti`, `iat` and `exp` are those of the other one too. */
  readonly shares: 'like' | 'signatureOf';
  /** Who says no to it. */
  readonly refusedBy: 'nobody' | 'sdk' | 'backend';
}

/** Every way of being near, by its name. */
export const NEAR_TOKENS = {
  'another-signature': {
    is: 'that differs from the other in its signature alone',
    supply: { recipe: 'refused-by-backend/forged-signature' },
    shares: 'like',
    refusedBy: 'backend',
  },
  'another-header-parameter': {
    is: 'with the same claims and one header parameter more',
    supply: { recipe: 'valid/header-parameter-number' },
    shares: 'like',
    refusedBy: 'nobody',
  },
  'another-exp': {
    is: 'with the same jti that expires earlier',
    supply: { recipe: 'valid/plain', lifetimeSeconds: 1_800 },
    shares: 'like',
    refusedBy: 'nobody',
  },
  'another-claim': {
    is: 'with the same jti and one claim more',
    supply: { recipe: 'valid/claim-number' },
    shares: 'like',
    refusedBy: 'nobody',
  },
  'no-kid': {
    is: 'with the same claims and no kid',
    supply: { recipe: 'header-parameter/kid-missing' },
    shares: 'like',
    refusedBy: 'sdk',
  },
  'no-iat': {
    is: 'with the same header, jti and exp and no iat',
    supply: { recipe: 'claim/iat-missing' },
    shares: 'like',
    refusedBy: 'sdk',
  },
  'a-fourth-segment': {
    is: 'that is the other with one segment more',
    supply: { recipe: 'segments/four' },
    shares: 'like',
    refusedBy: 'sdk',
  },
  expired: {
    is: 'with the same jti that has expired',
    supply: { recipe: 'expired/by-1-hour' },
    shares: 'like',
    refusedBy: 'sdk',
  },
  'expired-with-the-same-signature': {
    is: 'that has expired, with the signature of the other',
    supply: { recipe: 'expired/by-1-hour' },
    shares: 'signatureOf',
    refusedBy: 'sdk',
  },
  'no-sub-with-the-same-signature': {
    is: 'without sub, with the signature of the other',
    supply: { recipe: 'claim/sub-missing' },
    shares: 'signatureOf',
    refusedBy: 'sdk',
  },
} as const satisfies Record<string, NearToken>;

/** The token of this name, near another one of an earlier step. */
export function nearToken(near: NearToken, name: string, other: string): MintedSupply {
  return { token: name, ...near.supply, [near.shares]: other };
}
