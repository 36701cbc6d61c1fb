import type { MobileMessagingError } from '../../../contracts/plugin-surface.ts';

/** A failure on its way to an error callback. */
export class SdkError extends Error implements MobileMessagingError {
  override readonly name = 'SdkError';
  /** From the documentation where it names one, else the backend's, else one of our own. */
  readonly code: string;
  /** What is wrong, for a developer. Never holds a token. */
  readonly description: string;

  constructor(code: string, description: string) {
    super(description);
    this.code = code;
    this.description = description;
  }
}
