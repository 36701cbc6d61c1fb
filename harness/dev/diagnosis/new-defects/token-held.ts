// Defects of which token is held.
import type { SdkError } from '../../../reference/parts/sdk-error.ts';
import { type Outgoing, ReferenceSdk } from '../../../reference/sdk.ts';
import { defect, type NewDefect } from './new-defect.ts';

/** By application code: a new start is a new object, and what it finds is kept outside. */
const KEPT = new Map<string, unknown>();

/** Defects of which token is held. */
export const TOKEN_HELD_BROKEN: readonly NewDefect[] = [
  defect(
    'setter-dropped-while-busy',
    {
      sentence: 'While a request is under way the setter changes nothing.',
      symptom: /another token|application code instead|no longer set|is made although|with its token/i,
      where: /overlap|meanwhile|moment|replaced|setter|cleared/,
      breaks: ['UDA-03', 'UDA-04', 'UDA-07', 'UDA-39'],
    },
    class extends ReferenceSdk {
      #busy = 0;
      protected override keepToken(jwt: unknown): void {
        if (this.#busy === 0) super.keepToken(jwt);
      }
      protected override async exchange(outgoing: Outgoing, authorization: string): Promise<unknown> {
        this.#busy += 1;
        try {
          return await super.exchange(outgoing, authorization);
        } finally {
          this.#busy -= 1;
        }
      }
    },
  ),
  defect(
    'new-start-keeps-the-token',
    {
      sentence: 'cleanup and a start without a token leave the old token in place.',
      symptom: /goes out with (its|the|another) token|another token instead/i,
      where: /start|never|init|clean/,
      breaks: ['UDA-45', 'UDA-06'],
    },
    class extends ReferenceSdk {
      protected override keepInitialToken(jwt: string | null | undefined): void {
        super.keepInitialToken(jwt);
        this.token ??= KEPT.get(this.applicationCode) ?? null;
      }
      protected override keepToken(jwt: unknown): void {
        super.keepToken(jwt);
        if (jwt !== null && jwt !== undefined) KEPT.set(this.applicationCode, jwt);
      }
    },
  ),
  defect(
    'token-of-the-configuration-ignored',
    {
      sentence: 'The token of the configuration is ignored.',
      symptom: /application code instead of the token/i,
      where: /init/,
      breaks: ['UDA-02'],
    },
    class extends ReferenceSdk {
      protected override keepInitialToken(): void {
        super.keepInitialToken(null);
      }
    },
  ),
  defect(
    'null-becomes-a-text',
    {
      sentence:
        'null given to the setter is kept as the text "null", and sent as a token without being looked at.',
      symptom: /neither a token|no token goes out as one/i,
      where: /cleared|null|setter/,
      breaks: ['UDA-06', 'UDA-07', 'UDA-08', 'UDA-09', 'UDA-34'],
    },
    class extends ReferenceSdk {
      override setUserDataJwt(...given: Parameters<ReferenceSdk['setUserDataJwt']>): void {
        const [jwt, ...callbacks] = given;
        super.setUserDataJwt(String(jwt), ...callbacks);
      }
      protected override problemWith(
        ...given: Parameters<ReferenceSdk['problemWith']>
      ): SdkError | undefined {
        return given[0] === 'null' ? undefined : super.problemWith(...given);
      }
    },
  ),
];
