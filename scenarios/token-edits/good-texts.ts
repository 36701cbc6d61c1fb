// Edits that keep a token good: any text as `sub`, `kid` and `jti`, and the two signs that base64url has of its own.
import { z } from 'zod';
import { JTI_FORMS, KID_FORMS, SUB_FORMS } from '../token-forms/good-texts.ts';
import { editKind, HARMLESS, type JsonPart, jsonPart, textPlan } from './edit.ts';

export const SUB_WAYS = Object.keys(SUB_FORMS) as (keyof typeof SUB_FORMS)[];
export const KID_WAYS = Object.keys(KID_FORMS) as (keyof typeof KID_FORMS)[];
export const JTI_WAYS = Object.keys(JTI_FORMS) as (keyof typeof JTI_FORMS)[];

/** base64url of this, wherever it begins, has both `-` and `_`. */
const SPECIAL = '>>>???~~~ÿÿþ';

function special(part: JsonPart) {
  return textPlan(part, (json) => `${json.slice(0, -1)},"special":"${SPECIAL}"}`);
}

export const GOOD_TEXT_EDITS = [
  editKind('sub-form', { way: z.enum(SUB_WAYS) }, ({ way }) => ({
    places: ['person', 'claim sub'],
    effect: HARMLESS,
    says: `its sub ${SUB_FORMS[way].says}`,
    plan: {},
    externalUserId: SUB_FORMS[way].text,
  })),
  editKind('kid-form', { way: z.enum(KID_WAYS) }, ({ way }) => ({
    places: ['key', 'parameter kid'],
    effect: HARMLESS,
    says: `its kid ${KID_FORMS[way].says}`,
    plan: {},
    keyId: KID_FORMS[way].text,
  })),
  editKind('jti-form', { way: z.enum(JTI_WAYS) }, ({ way }) => ({
    places: ['claim jti'],
    effect: HARMLESS,
    says: `its jti ${JTI_FORMS[way].says}`,
    plan: { claims: (claims, { jti }) => ({ ...claims, jti: JTI_FORMS[way].text(jti) }) },
  })),
  editKind('dash-and-underscore', { part: jsonPart }, ({ part }) => ({
    places: [`special ${part}`],
    effect: HARMLESS,
    says: `its ${part} segment has "-" and "_"`,
    plan: special(part),
  })),
] as const;
