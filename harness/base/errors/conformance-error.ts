// The one base class of all errors that this tool throws on purpose. What it throws besides is a bug of its own.
import type { ErrorCode } from './codes.ts';

/** An error with a code. Subclasses say whose mistake it is, narrow the codes, and keep their data as properties. */
export abstract class ConformanceError<Code extends ErrorCode = ErrorCode> extends Error {
  /** Stable: decisions are made on it, never on the message. docs/errors.md lists them all. */
  readonly code: Code;

  /** `options.cause`: what was caught, where this was thrown because of it. */
  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
