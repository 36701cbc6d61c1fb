// What an edit is: one named change of a good token, as data with parameters. A recipe has a sentence and functions; an
// edit is what a file can carry and a fuzzer can make smaller. What it makes of a token is said here, never found out.
import { z } from 'zod';
import type { RequirementId } from '../../contracts/requirement.ts';
import type { TokenPlan } from '../recipe.ts';

/** What an edit makes of a good token. `by`: the requirement that says so. */
export type Effect =
  /** The token stays good. */
  | { readonly is: 'harmless' }
  /** Refused before the call, as a malformed token. */
  | { readonly is: 'malformed'; readonly by: RequirementId }
  /** Refused before the call, as an expired token. */
  | { readonly is: 'expired'; readonly by: RequirementId }
  /** Refused before the call, as either: whether it has expired cannot be said. */
  | { readonly is: 'malformed-or-expired'; readonly by: RequirementId }
  /** Sent: only the backend sees it. */
  | { readonly is: 'refused-by-backend' }
  /** Our sources do not say. */
  | { readonly is: 'unspecified'; readonly by: RequirementId };

/** An edit with its parameters put in. */
export interface Change {
  /** What it changes, by name: two edits of one place are never combined, for one could undo the other. */
  readonly places: readonly string[];
  readonly effect: Effect;
  /** A clause: "the claim jti is missing". */
  readonly says: string;
  readonly plan: TokenPlan;
  /** Whom the token is for, and which key signs it, where they are not ordinary ones; made from the ordinary. */
  readonly externalUserId?: (plain: string) => string;
  readonly keyId?: (plain: string) => string;
  /** The claims cannot be read any more, by anybody: whether the token has expired is then no question. */
  readonly hidesClaims?: boolean;
}

/** A kind of edit. */
export interface EditKind<Schema extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly schema: Schema;
  /** The change that an edit of this kind is. */
  readonly change: (edit: { readonly edit: string }) => Change;
}

/** Defines a kind of edit: its name, its parameters, and the change that they make. */
export function editKind<const Name extends string, Shape extends z.ZodRawShape>(
  name: Name,
  shape: Shape,
  change: (parameters: z.infer<z.ZodObject<Shape, z.core.$strict>>) => Change,
) {
  return {
    name,
    schema: z.strictObject({ edit: z.literal(name), ...shape }),
    // The caller has an edit of this name: the union of the schemas has checked it.
    change: (edit: { readonly edit: string }) =>
      change(edit as unknown as z.infer<z.ZodObject<Shape, z.core.$strict>>),
  };
}

/** The two segments that hold JSON. */
export const JSON_PARTS = ['header', 'payload'] as const;
/** The three segments. */
export const SEGMENTS = ['header', 'payload', 'signature'] as const;

export type JsonPart = (typeof JSON_PARTS)[number];
export type Segment = (typeof SEGMENTS)[number];

export const jsonPart = z.enum(JSON_PARTS);
export const segment = z.enum(SEGMENTS);
/** Where in a text: 0 before its first character, 1 after its last. */
export const position = z.number().min(0).max(1);

export const HARMLESS: Effect = { is: 'harmless' };

/** A token with such a defect is malformed, by what this requirement says. */
export function malformed(by: RequirementId): Effect {
  return { is: 'malformed', by };
}

/** What such a token leads to is open; it is survived all the same where `by` is UDA-36. */
export function unspecified(by: 'UDA-36' | 'UDA-43'): Effect {
  return { is: 'unspecified', by };
}

/** A plan that changes the JSON text of one part. Bytes that are no text any more stay as they are. */
export function textPlan(part: JsonPart, change: (json: string) => string | Uint8Array): TokenPlan {
  return part === 'header' ? { headerText: change } : { payloadText: change };
}

/** A plan that changes one encoded segment. */
export function segmentPlan(part: Segment, change: (segment: string) => string): TokenPlan {
  if (part === 'header') return { headerSegment: change };
  return part === 'payload' ? { payloadSegment: change } : { signatureSegment: change };
}

/** Text put into another at a position. */
export function inserted(into: string, at: number, text: string): string {
  const index = Math.round(at * into.length);
  return into.slice(0, index) + text + into.slice(index);
}

/** A value as short JSON text for a sentence. */
export function brief(value: unknown): string {
  const characters = [...(JSON.stringify(value) ?? '')];
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 60).join('')}…`;
}
