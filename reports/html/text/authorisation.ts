// What authorised a request: the first thing that a reader looks for in it.
import type { RequestEvidence } from '../../evidence.ts';

/** In words: `application code`, `Bearer, token "good"`, `no authorisation`. */
export function authorisationOf(request: RequestEvidence): string {
  if (request.token !== undefined) return `Bearer, token "${request.token}"`;
  const value = request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  if (value === undefined) return 'no authorisation';
  return value.split(' ', 1)[0] === 'App' ? 'application code' : 'another authorisation';
}
