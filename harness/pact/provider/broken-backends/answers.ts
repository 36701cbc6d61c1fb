// Backends that answer rightly and act wrongly, or the other way round (UDB-01 … UDB-04, UDB-08 … UDB-10).
import type { BrokenBackend } from './broken-backend.ts';

export const BROKEN_ANSWERS: readonly BrokenBackend[] = [
  {
    id: 'changes-state-on-a-refused-call',
    requirement: 'UDB-04',
    sentence: 'It acts first and asks who is calling afterwards.',
    mode: 'jwt',
    caughtBy:
      'jwt: fetchUser after saveUser with an expired user data JWT shows that nothing was changed (UDB-04)',
    policy: { refusalChangesNothing: false },
  },
  {
    id: 'changes-state-on-a-restricted-call',
    requirement: 'UDB-08',
    sentence: 'It refuses an SDK in contact-information-api mode, and saves all the same.',
    mode: 'contact-information-api',
    caughtBy:
      'contact-information-api: fetch a person after saveUser of an SDK shows that nothing was changed (UDB-08)',
    policy: { refusalChangesNothing: false },
  },
  {
    id: 'says-ok-and-saves-nothing',
    requirement: 'UDB-01',
    sentence: 'It answers with success and forgets what it was told.',
    mode: 'application-code',
    caughtBy: 'application-code: fetchUser after saveUser shows what was saved (UDB-01)',
    policy: { successChangesData: false },
  },
  {
    id: 'contact-information-api-saves-nothing',
    requirement: 'UDB-09',
    sentence: 'The Contact Information API answers with success and changes nothing.',
    mode: 'contact-information-api',
    caughtBy: 'contact-information-api: fetch a person after a change shows it (UDB-09)',
    policy: { successChangesData: false },
  },
  {
    id: 'has-another-error-envelope',
    requirement: 'UDB-10',
    sentence: 'It refuses with an error body of its own.',
    mode: 'jwt',
    caughtBy: 'jwt: fetchUser with an expired JWT is refused (UDB-04, UDB-10)',
    policy: { usesEnvelope: false },
  },
];
