// Edits of the characters of one segment: the other alphabet, padding, white space, bytes that could break a request.
import { z } from 'zod';
import type { TokenPlan } from '../recipe.ts';
import {
  brief,
  type Change,
  editKind,
  inserted,
  malformed,
  position,
  type Segment,
  segment,
  segmentPlan,
  textPlan,
} from './edit.ts';

/** Characters of no base64 that are no white space and no dot. */
const FOREIGN = /^[!"#$%&'()*,:;<>?@[\\\]^`{|}~]{1,40}$/;
/** At least one control character or one outside ASCII, and no dot: that would be another defect. */
const HOSTILE = /^[^.]*[\0-\x08\x0a-\x1f\x7f-\u{10ffff}][^.]*$/u;

/** JSON whose base64url has both `-` and `_`, wherever it begins. */
const SPECIAL = '>>>???~~~ÿÿþ';

function standard(text: string): string {
  const result = text.replaceAll('-', '+').replaceAll('_', '/');
  return result === text ? `+${text.slice(1)}` : result;
}

function withSpecial(part: Segment): TokenPlan {
  if (part === 'signature') return {};
  return textPlan(part, (json) => json.replace(/}$/, `,"x":"${SPECIAL}"}`));
}

/** A change of a segment's characters. What is no base64 at all is MUST in the segments that hold JSON. */
function characters(
  into: Segment,
  says: string,
  by: 'UDA-12' | 'UDA-31' | 'UDA-34',
  plan: TokenPlan,
): Change {
  return { places: [`characters ${into}`], effect: malformed(by), says, plan };
}

export const CHARACTER_EDITS = [
  editKind('standard-alphabet', { into: segment }, ({ into }) =>
    characters(into, `the ${into} is in the standard base64 alphabet`, 'UDA-31', {
      ...withSpecial(into),
      ...segmentPlan(into, standard),
    }),
  ),
  editKind(
    'padding',
    { into: segment, at: position, count: z.number().int().min(1).max(8) },
    ({ into, at, count }) =>
      characters(
        into,
        `the ${into} has ${count} padding ${count === 1 ? 'character' : 'characters'} ${at === 1 ? 'at its end' : 'inside'}`,
        'UDA-31',
        segmentPlan(into, (text) => inserted(text, at, '='.repeat(count))),
      ),
  ),
  editKind('impossible-length', { quads: z.number().int().min(0).max(10) }, ({ quads }) => {
    const length = 4 * quads + 1;
    return characters(
      'signature',
      `the signature is ${length} characters long, which no base64 text is`,
      'UDA-31',
      segmentPlan('signature', (text) => text.slice(0, length)),
    );
  }),
  editKind(
    'foreign',
    { into: segment, at: position, text: z.string().regex(FOREIGN) },
    ({ into, at, text }) =>
      characters(
        into,
        `the ${into} has ${brief(text)} in it, which no base64 has`,
        into === 'signature' ? 'UDA-31' : 'UDA-12',
        segmentPlan(into, (whole) => inserted(whole, at, text)),
      ),
  ),
  editKind('percent-encoded', { into: segment, at: position }, ({ into, at }) =>
    characters(
      into,
      `a character of the ${into} is percent-encoded`,
      into === 'signature' ? 'UDA-31' : 'UDA-12',
      segmentPlan(into, (text) => {
        const index = Math.min(Math.round(at * text.length), text.length - 1);
        const code = (text.charCodeAt(index) || 0).toString(16).toUpperCase().padStart(2, '0');
        return `${text.slice(0, Math.max(index, 0))}%${code}${text.slice(index + 1)}`;
      }),
    ),
  ),
  editKind(
    'white-space',
    { into: segment, at: position, text: z.string().regex(/^[ \t]{1,40}$/) },
    ({ into, at, text }) =>
      characters(
        into,
        `the ${into} has white space ${at === 0 ? 'before it' : at === 1 ? 'after it' : 'in it'}: ${brief(text)}`,
        'UDA-31',
        segmentPlan(into, (whole) => inserted(whole, at, text)),
      ),
  ),
  editKind(
    'hostile-bytes',
    { into: segment, at: position, text: z.string().regex(HOSTILE).max(200) },
    ({ into, at, text }) =>
      characters(
        into,
        `the ${into} has ${brief(text)} in it`,
        'UDA-34',
        segmentPlan(into, (whole) => inserted(whole, at, text)),
      ),
  ),
] as const;
