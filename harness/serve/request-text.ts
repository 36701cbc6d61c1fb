// A judged request as plain text: one line for what came and what was answered, one for each remark. Everything that the
// SDK sent is data: no usable token, no terminal escape, bounded.

import type pc from 'picocolors';
import { plainText, shortened } from '../../reports/text.ts';
import { redactTokens } from '../tokens/decode.ts';
import { ageText } from './describe.ts';
import type { JudgedRequest, Remark, Standing } from './judged-request.ts';

const MAX_PATH = 120;
const MAX_TEXT = 200;

/** Text of a request, safe to show: its own token has lost its signature wherever it stands. */
export function safe(text: string, { request }: JudgedRequest, length = MAX_TEXT): string {
  const credential = (request.headers['authorization'] ?? '').replace(/^\S* ?/, '');
  return shortened(plainText(redactTokens(text, [credential])), length);
}

/** Local time of day to the millisecond. */
export function timeOfDay(atMs: number): string {
  const at = new Date(atMs);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

/** Method, path and query. */
export function requestLine(judged: JudgedRequest): string {
  const { method, path, query } = judged.request;
  return safe(`${method} ${path}${query === '' ? '' : `?${query}`}`, judged, MAX_PATH);
}

/** How the request was authorised, in a few words. */
export function authorisedText(judged: JudgedRequest): string {
  const { authorised, request } = judged;
  switch (authorised.by) {
    case 'application-code':
      return 'App <application code>';
    case 'jwt':
      return `Bearer, ${ageText(authorised.token, request.atMs)}`;
    case 'nothing':
      return 'no Authorization';
    default:
      // The scheme only: whatever follows may be somebody's secret.
      return `Authorization: ${safe(request.headers['authorization']?.split(' ', 1)[0] ?? '', judged, 40)} …`;
  }
}

/** The answer's status and code. */
export function answerText(judged: JudgedRequest): string {
  const { answer } = judged.request;
  if (answer?.kind !== 'response') return answer?.kind ?? 'no answer';
  const { status, messageId } = answer;
  return messageId === undefined ? String(status) : `${status} ${safe(messageId, judged)}`;
}

/** A remark with the requirements that it is about. */
export function remarkText({ requirements, text }: Remark): string {
  return requirements.length === 0 ? text : `${requirements.join(', ')}: ${text}`;
}

const SIGN = { ok: '✓', look: '•', broken: '✗' } as const satisfies Record<Standing, string>;
const PAINT = { ok: 'green', look: 'yellow', broken: 'red' } as const satisfies Record<Standing, string>;

/** The lines for a terminal. */
export function requestText(judged: JudgedRequest, colour: ReturnType<typeof pc.createColors>): string {
  const paint = (standing: Standing) => colour[PAINT[standing]];
  const { standing, request, remarks } = judged;
  const head = [
    colour.dim(timeOfDay(request.atMs)),
    paint(standing)(SIGN[standing]),
    requestLine(judged),
    colour.dim(authorisedText(judged)),
    '→',
    answerText(judged),
  ].join('  ');
  const lines = remarks.map(
    (one) => `              ${paint(one.standing)(SIGN[one.standing])} ${remarkText(one)}`,
  );
  return [head, ...lines, ''].join('\n');
}
