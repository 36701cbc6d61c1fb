// What a Pact mock server found wrong, in words. A value of an Authorization header is never repeated.
import type { MatchingResult, Mismatch } from '@pact-foundation/pact-core';

/** The longest value of a request that is repeated, in characters. */
const MAX_VALUE = 200;
const SHOWN_SCHEME = /^(App|Bearer)\b/;

function bounded(text: string): string {
  return text.length <= MAX_VALUE ? text : `${text.slice(0, MAX_VALUE)}…`;
}

/** An Authorization header without its credential. */
function withoutCredential(text: string): string {
  const scheme = text.match(SHOWN_SCHEME)?.[0];
  if (text === '') return 'none';
  return scheme === undefined ? 'something of another scheme' : `${scheme} …`;
}

function headerText(mismatch: Extract<Mismatch, { type: 'HeaderMismatch' }>): string {
  const secret = mismatch.key.toLowerCase() === 'authorization';
  if (!secret) return `header ${mismatch.key}: ${bounded(mismatch.mismatch)}`;
  return `header Authorization: expected ${withoutCredential(mismatch.expected)}, seen ${withoutCredential(mismatch.actual)}`;
}

function partText(mismatch: Mismatch): string {
  if (!('type' in mismatch)) return bounded(mismatch.mismatch);
  switch (mismatch.type) {
    case 'HeaderMismatch':
      return headerText(mismatch);
    case 'QueryMismatch':
      return `query ${mismatch.parameter}: ${bounded(mismatch.mismatch)}`;
    case 'BodyMismatch':
      return `body ${mismatch.path}: ${bounded(mismatch.mismatch)}`;
    case 'MethodMismatch':
      return `method: expected ${mismatch.expected}, seen ${mismatch.actual}`;
    default:
      return bounded(mismatch.mismatch);
  }
}

/** A result of a mock server in words; what matched says nothing. */
export function describeMismatch(result: MatchingResult): readonly string[] {
  if ('error' in result) return [result.error];
  switch (result.type) {
    case 'request-match':
      return [];
    case 'request-mismatch':
      return result.mismatches.map(partText);
    case 'request-not-found':
      return [
        `${result.request.method ?? result.method} ${result.path} was asked for, and is another request`,
      ];
    case 'missing-request':
      return ['the request was not made'];
  }
}
