/** The caller asked for something that cannot be done: one clear message, exit code 3. Not a finding about an SDK. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** Stable: tests match on it. */
  readonly code: string;
  /** What to do about it, in one sentence. */
  readonly hint: string | undefined;

  constructor(code: string, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
