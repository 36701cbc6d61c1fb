// Defects of what of the application's values goes out.
import type { PersonalizeContext, UserData } from '../../../../contracts/plugin-surface.ts';
import { ReferenceSdk } from '../../../reference/sdk.ts';
import { defect, type NewDefect } from './new-defect.ts';

/** Defects of what of the application's values goes out. */
export const VALUES_SENT_BROKEN: readonly NewDefect[] = [
  defect(
    'external-user-id-lower-case',
    {
      sentence: 'personalize sends the external user ID in lower case.',
      symptom: /goes out is not what the application gave/i,
      where: /personalize|identit|given/,
      breaks: ['UDA-11', 'UDA-38'],
    },
    class extends ReferenceSdk {
      protected override personalizeBody(
        userIdentity: PersonalizeContext['userIdentity'],
        userAttributes: UserData | undefined,
      ): unknown {
        const { externalUserId } = userIdentity;
        const lower =
          externalUserId === undefined || externalUserId === null
            ? {}
            : { externalUserId: externalUserId.toLowerCase() };
        return super.personalizeBody({ ...userIdentity, ...lower }, userAttributes);
      }
    },
  ),
  defect(
    'null-fields-dropped',
    {
      sentence: 'saveUser leaves out fields that are null, so that nothing can be cleared.',
      symptom: /goes out is not what the application gave/i,
      where: /saveUser|user|given|null/,
      breaks: ['UDA-38'],
    },
    class extends ReferenceSdk {
      protected override userBody(user: UserData): unknown {
        return Object.fromEntries(Object.entries(user).filter(([, value]) => value !== null));
      }
    },
  ),
];
