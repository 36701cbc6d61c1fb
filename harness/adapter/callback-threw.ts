// What a callback of the application throws on purpose, and how it is known again. No Node API.

/** Stands in the message, so that it is found in whatever an SDK made of it. */
const MARK = 'The callback of the application threw (mm-auth-conformance, on purpose).';
/** How deep a chain of causes is looked into. */
const MAX_CAUSES = 5;

/** Thrown by a callback that is to throw. */
export class CallbackThrew extends Error {
  override readonly name = 'CallbackThrew';

  constructor() {
    super(MARK);
  }
}

/** Whether an error is that one, or was made of it: its text in a message, itself as a cause. */
export function isCallbackThrew(error: unknown, depth = 0): boolean {
  if (depth > MAX_CAUSES) return false;
  if (typeof error === 'string') return error.includes(MARK);
  if (error === null || typeof error !== 'object') return false;
  const { message, cause } = error as { readonly message?: unknown; readonly cause?: unknown };
  return (typeof message === 'string' && message.includes(MARK)) || isCallbackThrew(cause, depth + 1);
}
