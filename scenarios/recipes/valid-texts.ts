// Good tokens whose `sub`, `kid` or `jti` is a text that some code changes: any text is allowed there.
import type { Recipe } from '../recipe.ts';
import { type GoodText, JTI_FORMS, KID_FORMS, SUB_FORMS } from '../token-forms/good-texts.ts';
import { valid } from './kinds.ts';

const subs: readonly Recipe[] = Object.entries<GoodText>(SUB_FORMS).map(([name, { says, text }]) => ({
  ...valid(`sub-${name}`, `A good token whose sub ${says}.`),
  externalUserId: text,
}));

const kids: readonly Recipe[] = Object.entries<GoodText>(KID_FORMS).map(([name, { says, text }]) => ({
  ...valid(`kid-${name}`, `A good token whose kid ${says}.`),
  keyId: text,
}));

const jtis: readonly Recipe[] = Object.entries<GoodText>(JTI_FORMS).map(([name, { says, text }]) =>
  valid(`jti-${name}`, `A good token whose jti ${says}.`, {
    claims: (claims, { jti }) => ({ ...claims, jti: text(jti) }),
  }),
);

export const VALID_TEXTS: readonly Recipe[] = [...subs, ...kids, ...jtis];
