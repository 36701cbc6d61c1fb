// External user IDs of every form where no token is asked for: what was given is what is kept (UDB-01, UDB-12). With tokens:
// good-tokens.ts.
import { ID_FORM_NAMES, ID_FORMS } from '../token-forms.ts';
import { businessRequest, onInstallation, PERSON } from './business-calls.ts';
import { FETCH_USER, PERSONALIZE, SAVE_EXTERNAL_USER_ID } from './calls.ts';
import {
  APPLICATION_CODE,
  type Draft,
  EXTERNAL_USER_ID_VALUE,
  FIRST_NAME,
  GIVEN,
  givenCall,
  givenUnusualId,
  NEW_FIRST_NAME,
  NO_TOKEN,
  personWith,
  SUCCEEDS,
  succeedsWith,
} from './parts.ts';

/** In application-code mode. */
export const UNUSUAL_IDS: readonly Draft[] = ID_FORM_NAMES.flatMap((form): readonly Draft[] => {
  const given = [GIVEN.anonymous, givenUnusualId(form)];
  const words = `an external user ID ${ID_FORMS[form]}`;
  const taken = { requirements: ['UDB-01'], given, response: SUCCEEDS } as const;
  return [
    { ...taken, what: `personalize with ${words}`, request: PERSONALIZE.request(APPLICATION_CODE) },
    { ...taken, what: `saveUser with ${words}`, request: SAVE_EXTERNAL_USER_ID.request(APPLICATION_CODE) },
    {
      what: `fetchUser of a person with ${words}`,
      requirements: ['UDB-12'],
      given: [...given, givenCall('personalize', NO_TOKEN.applicationCode)],
      request: FETCH_USER.request(APPLICATION_CODE),
      response: succeedsWith(personWith(NEW_FIRST_NAME)),
    },
  ];
});

/** Over the Contact Information API. */
export const UNUSUAL_IDS_OF_CONTACT: readonly Draft[] = ID_FORM_NAMES.flatMap((form): readonly Draft[] => {
  const given = [GIVEN.apiKey, GIVEN.anonymous, givenUnusualId(form)];
  const words = `an external user ID ${ID_FORMS[form]}`;
  return [
    {
      what: `personalize an installation with ${words}`,
      requirements: ['UDB-09'],
      given,
      request: businessRequest({
        method: 'POST',
        path: onInstallation('personalize'),
        body: {
          userIdentity: { externalUserId: EXTERNAL_USER_ID_VALUE },
          userAttributes: { firstName: FIRST_NAME },
        },
      }),
      response: SUCCEEDS,
    },
    {
      what: `fetch a person with ${words}`,
      requirements: ['UDB-12'],
      given: [...given, givenCall('personalizeByContact', NO_TOKEN.apiKey)],
      request: businessRequest({ method: 'GET', path: '/people/2/persons', query: PERSON }),
      response: succeedsWith({ firstName: NEW_FIRST_NAME }),
    },
  ];
});
