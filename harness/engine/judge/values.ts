// Judges the values that went over the wire and that came back through callbacks.
import { isDeepStrictEqual } from 'node:util';
import { type Case, type Judge, ownRequests, requestsInWords } from './case.ts';

/** The value at a dotted path; undefined where there is none. */
function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, key) => (inner === null || typeof inner !== 'object' ? undefined : Reflect.get(inner, key)),
      value,
    );
}

/** Puts the scenario's own values into an expected value. */
function resolved(value: unknown, subject: Case): unknown {
  if (value === '$externalUserId') return subject.observation.externalUserId;
  if (value === '$otherExternalUserId') return subject.observation.otherExternalUserId;
  return value;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value)?.slice(0, 200) ?? 'nothing');
}

function parsed(body: string | undefined): unknown {
  try {
    return body === undefined ? undefined : JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The request's JSON body has this value at this path. */
export const sends: Judge<'sends'> = ({ path, equals }, subject) => {
  const request = ownRequests(subject).at(-1);
  const sent = at(parsed(request?.body), path);
  const wanted = resolved(equals, subject);
  return {
    holds: request !== undefined && isDeepStrictEqual(sent, wanted),
    expected: `the body has ${path} = ${shown(wanted)}`,
    seen: request === undefined ? requestsInWords([], subject.observation) : `${path} = ${shown(sent)}`,
  };
};

function returned(subject: Case): { readonly there: boolean; readonly value: unknown } {
  const success = subject.seen.callbacks.find((seen) => seen.callback.kind === 'success')?.callback;
  return success?.kind === 'success'
    ? { there: true, value: success.value }
    : { there: false, value: undefined };
}

/** The success callback's value has this value at this path. */
export const returns: Judge<'returns'> = ({ path, equals }, subject) => {
  const { there, value } = returned(subject);
  const wanted = resolved(equals, subject);
  return {
    holds: there && isDeepStrictEqual(at(value, path), wanted),
    expected: `success with ${path} = ${shown(wanted)}`,
    seen: there ? `${path} = ${shown(at(value, path))}` : 'no success',
  };
};

/** The success callback fired, and its value has not this value at this path. */
export const returnsNot: Judge<'returns-not'> = ({ path, value: unwanted }, subject) => {
  const { there, value } = returned(subject);
  return {
    holds: there && !isDeepStrictEqual(at(value, path), resolved(unwanted, subject)),
    expected: `success without ${path} = ${shown(resolved(unwanted, subject))}`,
    seen: there ? `${path} = ${shown(at(value, path))}` : 'no success',
    absence: true,
  };
};
