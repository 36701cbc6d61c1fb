// What the forms of bad tokens are put together from.
import type { TokenPlan } from '../../../scenarios/recipe.ts';
import { newSigningKey, type SigningKey } from '../signing-key.ts';
import { bytesOfHex, signedWith } from './signed.ts';

/** What a bad token is made with. */
export interface FormInput {
  readonly key: SigningKey;
  readonly applicationCode: string;
  /** Another existing application. @throws when nobody gave one. */
  readonly other: () => { readonly applicationCode: string; readonly key: SigningKey };
}

export const header = (more: object): TokenPlan => ({ header: (good) => ({ ...good, ...more }) });
export const claims = (more: object): TokenPlan => ({ claims: (good) => ({ ...good, ...more }) });
export const without = (name: string): TokenPlan => ({
  header: (good) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name)),
});
export const times = (make: (now: number) => object): TokenPlan => ({
  claims: (good, { now }) => ({ ...good, ...make(now) }),
});
export const expiredAgo = (seconds: number) =>
  times((now) => ({ iat: now - seconds - 3_600, exp: now - seconds }));
export const ofSub = (change: (sub: string) => unknown): TokenPlan => ({
  claims: (good, { sub }) => ({ ...good, sub: change(sub) as string }),
});
export const unsigned = (plan: TokenPlan): TokenPlan => ({ ...plan, signing: 'none' });
/** Signed with HS256 whatever the header says: jose would refuse to. */
export const signedAnew = (plan: TokenPlan, { key }: FormInput): TokenPlan => ({
  ...plan,
  signing: 'none',
  ...signedWith(bytesOfHex(key.secretHex)),
});
export const otherSecret = () => bytesOfHex(newSigningKey().secretHex);
export const byKey = (plan: TokenPlan, key: string | Uint8Array): TokenPlan => ({
  ...plan,
  signing: 'none',
  ...signedWith(key),
});

/** The same text in the other case. */
export function otherCase(text: string): string {
  const upper = text.toUpperCase();
  return upper === text ? text.toLowerCase() : upper;
}

/** Makes the plan of a form. */
export type Build = (input: FormInput) => TokenPlan;
export const always =
  (plan: TokenPlan): Build =>
  () =>
    plan;
