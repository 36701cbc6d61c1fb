// Defects of the errors that an SDK tells of itself.
import type { OnError, OnSuccess } from '../../../../contracts/plugin-surface.ts';
import { SdkError } from '../../../reference/parts/sdk-error.ts';
import { ReferenceSdk } from '../../../reference/sdk.ts';
import { defect, type NewDefect } from './new-defect.ts';

/** Defects of the errors that an SDK tells of itself. */
export const ERRORS_TOLD_BROKEN: readonly NewDefect[] = [
  defect(
    'backend-text-undefined',
    {
      sentence: 'The description of each backend error is the text "undefined".',
      symptom: /no code or no description of its own/i,
      where: /backend|error|status|refus|trouble|malformed|token|mode/,
      breaks: ['UDA-16', 'UDA-22', 'UDA-20'],
    },
    class extends ReferenceSdk {
      protected override backendError(status: number, body: string): SdkError {
        return new SdkError(super.backendError(status, body).code, 'undefined');
      }
    },
  ),
  defect(
    'own-errors-told-twice',
    {
      sentence: "The SDK's own two errors reach the error callback twice.",
      symptom: /calls back more than once/i,
      where: /malformed|expired|token/,
      breaks: ['UDA-15'],
    },
    class extends ReferenceSdk {
      protected override fail<T>(onError: OnError, error: unknown, onSuccess: OnSuccess<T>): void {
        super.fail(onError, error, onSuccess);
        if (error instanceof SdkError && error.code.startsWith('JWT_')) super.fail(onError, error, onSuccess);
      }
    },
  ),
  defect(
    'token-in-the-description',
    {
      sentence: "The description of the SDK's own errors quotes the token.",
      symptom: /token turns up where it does not belong/i,
      where: /malformed|expired|token|leak/,
      breaks: ['UDA-35'],
    },
    class extends ReferenceSdk {
      protected override refuse(problem: SdkError, token: unknown): string {
        return super.refuse(new SdkError(problem.code, `${problem.description} ${String(token)}`), token);
      }
    },
  ),
];
