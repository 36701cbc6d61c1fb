// Backends that confuse who may do what to whom (UDB-01, UDB-02, UDB-05 … UDB-09).
import type { BrokenBackend } from './broken-backend.ts';

export const BROKEN_PERSONS: readonly BrokenBackend[] = [
  {
    id: 'accepts-any-application-code',
    requirement: 'UDB-02',
    sentence: 'It takes the word of whoever says App.',
    mode: 'application-code',
    caughtBy: 'application-code: fetchUser with an unknown application code is refused (UDB-02, UDB-10)',
    policy: { isApplicationCode: (authorization) => authorization?.startsWith('App') === true },
  },
  {
    id: 'accepts-calls-without-authorization',
    requirement: 'UDB-02',
    sentence: 'It lets a call through that has no Authorization header.',
    mode: 'application-code',
    caughtBy: 'application-code: saveUser without an Authorization header is refused (UDB-02, UDB-10)',
    policy: {
      isApplicationCode: (authorization, world) =>
        authorization === undefined || authorization === `App ${world.applicationCode}`,
    },
  },
  {
    id: 'ignores-sub',
    requirement: 'UDB-06',
    sentence: 'It does not look whom a token was made for.',
    mode: 'jwt',
    caughtBy: 'jwt: personalize with a JWT for another person is refused (UDB-06, UDB-10)',
    policy: { isForPerson: () => true },
  },
  {
    id: 'lets-personalize-through-anonymously',
    requirement: 'UDB-05',
    sentence: 'It lets personalize through with the application code.',
    mode: 'jwt',
    caughtBy: 'jwt: anonymous personalize is refused (UDB-05, UDB-10)',
    policy: { anonymousMayPersonalize: true },
  },
  {
    id: 'lets-external-user-id-be-patched-anonymously',
    requirement: 'UDB-05',
    sentence: 'It lets saveUser set an external user ID with the application code.',
    mode: 'jwt',
    caughtBy: 'jwt: anonymous saveUser with an external user ID is refused (UDB-05, UDB-10)',
    policy: { anonymousMaySetExternalUserId: true },
  },
  {
    id: 'refuses-the-application-code-on-depersonalize',
    requirement: 'UDB-07',
    sentence: 'It asks for a JWT on depersonalize.',
    mode: 'jwt',
    caughtBy: 'jwt: depersonalize (UDB-07)',
    policy: { depersonalizeTakesApplicationCode: false },
  },
  {
    id: 'restricts-nothing',
    requirement: 'UDB-08',
    sentence: 'It lets an SDK change personal information in contact-information-api mode.',
    mode: 'contact-information-api',
    caughtBy: 'contact-information-api: saveUser is refused (UDB-08, UDB-10)',
    policy: { restrictsUserData: false },
  },
  {
    id: 'leaves-the-contact-information-api-open',
    requirement: 'UDB-09',
    sentence: 'It does not look at the API key of the Contact Information API.',
    mode: 'contact-information-api',
    caughtBy: 'contact-information-api: change a person with an unknown API key is refused (UDB-09)',
    policy: { contactInformationNeedsKey: false },
  },
];
