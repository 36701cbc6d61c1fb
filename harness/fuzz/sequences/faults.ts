// The ways in which a backend fails in random sequences.
import type { BackendFault } from '../../../scenarios/scenario.ts';

function enveloped(status: number): Extract<BackendFault, { readonly kind: 'answer' }> {
  return {
    kind: 'answer',
    status,
    body: 'envelope',
    messageId: `TEST_CODE_${status}`,
    text: `The backend answers ${status} for this test.`,
  };
}

/** A start that reports before its registration is answered is told by this from one that reports after it, milliseconds. */
const A_MOMENT_MS = 30;

/** What the backend does instead of its work, by name. */
export const FAULTS = {
  '400': enveloped(400),
  '401': enveloped(401),
  '403': enveloped(403),
  '404': enveloped(404),
  '429': enveloped(429),
  '500': enveloped(500),
  '503': enveloped(503),
  '500-html': { kind: 'answer', status: 500, body: 'html' },
  '401-empty': { kind: 'answer', status: 401, body: 'empty' },
  reset: { kind: 'reset' },
  '409': enveloped(409),
  'every-call-500': { ...enveloped(500), on: 'every-call', delayMs: A_MOMENT_MS },
  'every-call-reset': { kind: 'reset', on: 'every-call', delayMs: A_MOMENT_MS },
} as const satisfies Readonly<Record<string, BackendFault>>;

/** A fault by its name. */
export type FaultName = keyof typeof FAULTS;

/** Every name, in the order in which fast-check makes them smaller. */
export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

/** Whether calls that take no JWT fail too. */
export function isForEveryCall(name: FaultName | null): boolean {
  const fault: BackendFault | null = name === null ? null : FAULTS[name];
  return fault?.on === 'every-call';
}

/** Whether the answer has a code that the error callback must get. */
export function hasCode(name: FaultName): boolean {
  const fault: BackendFault = FAULTS[name];
  return fault.kind === 'answer' && fault.messageId !== undefined;
}
