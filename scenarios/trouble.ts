// The ways in which a backend fails, as data: an answer, a broken connection, a redirect, no answer at all.
import type { Operation } from '../contracts/operations.ts';
import { FAULT_BODIES, type FaultBody } from './fault-bodies.ts';
import type { BackendFault } from './scenario.ts';

/** One way in which a backend fails. */
export interface Trouble {
  /** A part of scenario ids: stable for ever. */
  readonly name: string;
  /** What the backend does, after "The backend". */
  readonly is: string;
  readonly fault: BackendFault;
  /** The answer has a code and a text that the callback must get. */
  readonly hasCode?: boolean;
  /** A client may not be shown the answer, so nothing of it need be told. */
  readonly hidden?: boolean;
  readonly slow?: boolean;
}

/** How long a call is left without an answer, milliseconds: longer than one waits by mistake, shorter than any time-out. */
const HANGS_MS = 3_000;

const on = 'every-call';

/** The error envelope, with a code that no SDK can guess. */
export function enveloped(status: number): Trouble {
  const text = `The backend answers ${status} to this call for a test.`;
  return {
    name: `${status}-envelope`,
    is: `answers ${status} with the error envelope`,
    fault: { kind: 'answer', on, status, body: 'envelope', messageId: `TEST_CODE_${status}`, text },
    // A client of the fetch standard is not shown a 407: it is a proxy's to ask for credentials.
    ...(status === 407 ? {} : { hasCode: true }),
    ...(status === 407 ? { hidden: true } : {}),
  };
}

/** An answer without the envelope. */
export function bare(status: number, body: Exclude<FaultBody, 'envelope'>): Trouble {
  return {
    name: `${status}-${body}`,
    is: `answers ${status} with ${FAULT_BODIES[body]}`,
    fault: { kind: 'answer', on, status, body },
    // What a blank code and a blank text become is open: passed on, or replaced.
    ...(body === 'blank-envelope' ? { hidden: true } : {}),
  };
}

/** 429 that says when to try again. */
export const RETRY_AFTER: Trouble = {
  name: '429-retry-after',
  is: 'answers 429, and to try again after a second',
  fault: {
    kind: 'answer',
    on,
    status: 429,
    body: 'envelope',
    messageId: 'TEST_CODE_TOO_MANY',
    text: 'The backend asks to try again later for a test.',
    retryAfterSeconds: 1,
  },
  hasCode: true,
};

export const RESET: Trouble = {
  name: 'connection-reset',
  is: 'resets the connection',
  fault: { kind: 'reset', on },
};

export const CUT: Trouble = {
  name: 'cut-in-mid-body',
  is: 'does its work and resets the connection in the middle of the answer',
  fault: { kind: 'cut', on },
};

/** The SDK's own time-out ends it where it has one within this time; else the connection is reset. */
export const NO_ANSWER: Trouble = {
  name: 'no-answer',
  is: 'does not answer, and resets the connection after three seconds',
  fault: { kind: 'no-answer', on, delayMs: HANGS_MS },
  slow: true,
};

type Location = 'same-host' | 'other-host' | 'other-endpoint';

/** The end of a name, and where the call is sent, in words. */
const LOCATIONS: Readonly<Record<Location, readonly [string, string]>> = {
  'same-host': ['the-same-host', 'another address of its own'],
  'other-host': ['another-host', 'another host'],
  'other-endpoint': ['another-endpoint', 'another endpoint of its own'],
};

/** A redirect: 307 and 308 keep method and body (RFC 9110 §15.4.8, §15.4.9), 301 and 302 may not. */
export function redirect(status: 301 | 302 | 307 | 308, location: Location): Trouble {
  const [name, is] = LOCATIONS[location];
  return {
    name: `${status}-to-${name}`,
    is: `answers ${status} and sends the call to ${is}`,
    fault: { kind: 'answer', on, status, body: 'empty', location },
  };
}

/** The operations that call the backend. */
export const CALLING_OPERATIONS = [
  'fetchUser',
  'saveUser',
  'personalize',
  'depersonalize',
  'fetchInstallation',
  'saveInstallation',
  'submitEventImmediately',
] as const satisfies readonly Operation[];

/** An operation that calls the backend. */
export type CallingOperation = (typeof CALLING_OPERATIONS)[number];

/** Those of them that need no JWT. */
export const OTHER_OPERATIONS = [
  'depersonalize',
  'fetchInstallation',
  'saveInstallation',
  'submitEventImmediately',
] as const satisfies readonly CallingOperation[];

/** Those whose answer has a body that the application is given. */
export const READING_OPERATIONS = [
  'fetchUser',
  'saveUser',
  'personalize',
  'fetchInstallation',
] as const satisfies readonly CallingOperation[];

/** Those of which a later request would show that they are made again: they carry something, or depersonalize. */
export function leavesATrace(operation: CallingOperation): boolean {
  return operation !== 'fetchUser' && operation !== 'fetchInstallation';
}

/** Draws one of several by turns. */
export function turn<T>(all: readonly T[], number: number): T {
  return all[number % all.length] as T;
}
