import type { UsageErrorCode } from './errors/codes.ts';
import { ConformanceError } from './errors/conformance-error.ts';

/** The caller asked for something that cannot be done: one clear message, exit code 3. Not a finding about an SDK. */
export class UsageError extends ConformanceError<UsageErrorCode> {
  override readonly name = 'UsageError';
  /** What to do about it, in one sentence. */
  readonly hint: string | undefined;

  constructor(code: UsageErrorCode, message: string, hint?: string, options?: ErrorOptions) {
    super(code, message, options);
    this.hint = hint;
  }
}
