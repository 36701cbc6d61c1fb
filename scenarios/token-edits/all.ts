// Every kind of edit, in the order in which a token is made: of two edits at one stage, the one listed first is applied
// first. A new family is added here.
import { z } from 'zod';
import { CHARACTER_EDITS } from './characters.ts';
import type { Change, EditKind } from './edit.ts';
import { BACKEND_EDITS } from './for-the-backend.ts';
import { GOOD_TEXT_EDITS } from './good-texts.ts';
import { JSON_TEXT_EDITS } from './json-text.ts';
import { MANDATORY_EDITS } from './mandatory.ts';
import { MEMBER_EDITS } from './members.ts';
import { SHAPE_EDITS } from './shape.ts';
import { TIME_EDITS } from './times.ts';

const KINDS = [
  ...TIME_EDITS,
  ...MANDATORY_EDITS,
  ...BACKEND_EDITS,
  ...GOOD_TEXT_EDITS,
  ...MEMBER_EDITS,
  ...JSON_TEXT_EDITS,
  ...CHARACTER_EDITS,
  ...SHAPE_EDITS,
] as const;

type Schema = (typeof KINDS)[number]['schema'];

/** One named change of a good token, with its parameters: data, as a case file carries it. */
export const TokenEdit = z.discriminatedUnion(
  'edit',
  KINDS.map((kind) => kind.schema) as unknown as readonly [Schema, ...Schema[]],
);
export type TokenEdit = z.infer<Schema>;

/** The name of a kind of edit. */
export type EditName = TokenEdit['edit'];

const byName = new Map<string, { readonly kind: EditKind; readonly rank: number }>(
  KINDS.map((kind, rank) => [kind.name, { kind, rank }]),
);

function kindOf(edit: TokenEdit): { readonly kind: EditKind; readonly rank: number } {
  const found = byName.get(edit.edit);
  if (found === undefined) throw new RangeError(`There is no token edit ${edit.edit}.`);
  return found;
}

/** What an edit changes and what the token is then. */
export function changeOf(edit: TokenEdit): Change {
  return kindOf(edit).kind.change(edit);
}

/** Edits in the order in which they are applied, whatever the order in which they are given. */
export function inOrder(edits: readonly TokenEdit[]): readonly TokenEdit[] {
  return [...edits].sort((a, b) => kindOf(a).rank - kindOf(b).rank);
}
