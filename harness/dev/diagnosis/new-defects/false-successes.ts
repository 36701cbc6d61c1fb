// Failures that are told as success.
import { SdkError } from '../../../reference/parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../../../reference/sdk.ts';
import { defect, type NewDefect } from './new-defect.ts';

/** Failures that are told as success. */
export const FALSE_SUCCESSES: readonly NewDefect[] = [
  defect(
    'refusal-without-envelope-is-success',
    {
      sentence: 'A status of 4xx whose body is no error envelope counts as success.',
      symptom: /must fail.*reports success|reports success without/i,
      where: /backend|error|status|trouble|answer|body/,
      breaks: ['UDA-22', 'UDA-15'],
    },
    class extends ReferenceSdk {
      protected override read(outgoing: Outgoing, status: number, body: string): unknown {
        if (status >= 400 && status < 500 && !body.includes('requestError')) return {};
        return super.read(outgoing, status, body);
      }
    },
  ),
  defect(
    'offline-is-success',
    {
      sentence: 'Where the server cannot be reached, the call reports what was kept as success.',
      symptom: /reports success/i,
      where: /backend|trouble|answer|reset/,
      breaks: ['UDA-22', 'UDA-15'],
    },
    class extends ReferenceSdk {
      protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
        try {
          return await super.exchange(outgoing, authorization);
        } catch (error) {
          if (error instanceof SdkError && error.code === 'NETWORK_ERROR') return this.user;
          throw error;
        }
      }
    },
  ),
];
