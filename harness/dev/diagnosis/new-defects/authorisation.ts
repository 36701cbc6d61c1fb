// Defects of what a request is authorised with.
import { type Outgoing, ReferenceSdk } from '../../../reference/sdk.ts';
import { defect, type NewDefect } from './new-defect.ts';

/** Defects of what a request is authorised with. */
export const AUTHORISATION_BROKEN: readonly NewDefect[] = [
  defect(
    'scheme-in-capitals',
    {
      sentence: 'The scheme is `BEARER`.',
      symptom: /neither a token nor the application code/i,
      where: /jwt|valid|init|setter|replaced/,
      breaks: ['UDA-02', 'UDA-03'],
    },
    class extends ReferenceSdk {
      protected override bearer(token: unknown): string {
        return `BEARER ${String(token)}`;
      }
    },
  ),
  defect(
    'again-with-the-application-code',
    {
      sentence: 'A call that is answered with 401 is made again with the application code.',
      symptom: /application code|fails.*success|reports success/i,
      where: /refus|forged|backend|unspecified|valid|jwt/,
      breaks: ['UDA-14', 'UDA-20', 'UDA-39', 'UDA-02'],
    },
    class extends ReferenceSdk {
      protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
        const response = await this.fetchOf(outgoing, authorization);
        const body = await response.text().catch(() => '');
        if (response.status === 401 && authorization.startsWith('Bearer '))
          return super.exchange(outgoing, this.anonymousAuthorization());
        return this.read(outgoing, response.status, body);
      }
    },
  ),
  defect(
    'anonymous-fetch-unauthorised',
    {
      sentence: 'fetchUser without a token carries no authorisation at all.',
      symptom: /without any authorisation/i,
      where: /fetchUser|cleared|never/,
      breaks: ['UDA-01', 'UDA-06', 'UDA-07', 'UDA-09'],
    },
    class extends ReferenceSdk {
      protected override headersOf(outgoing: Outgoing, authorization: string): Record<string, string> {
        const { Authorization, ...rest } = super.headersOf(outgoing, authorization);
        const keeps = outgoing.endpoint !== 'fetchUser' || authorization.startsWith('Bearer ');
        return keeps && Authorization !== undefined ? { ...rest, Authorization } : rest;
      }
    },
  ),
  defect(
    'colon-after-the-scheme',
    {
      sentence: 'The application code goes out as `App: <code>`.',
      symptom: /neither a token nor the application code|does not start/i,
      where: /application code|mode|never|cleared/,
      breaks: ['UDA-01', 'UDA-05', 'UDA-06'],
    },
    class extends ReferenceSdk {
      protected override anonymousAuthorization(): string {
        return `App: ${this.applicationCode}`;
      }
    },
  ),
];
