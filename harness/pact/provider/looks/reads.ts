// What is read before and after a request, to see what it did: the person, the installation, and whoever the call names.

import { type ApiCall, contactCall, mobileCall } from '../states/api-call.ts';
import type { Registered, StateContext } from '../states/context.ts';
import { mintUsual } from '../states/tokens.ts';
import type { ReadName } from './seen.ts';

/** Something to read. */
export interface Read {
  readonly name: ReadName;
  readonly call: ApiCall;
}

/** The Bearer that the installation's person is read with; somebody who is anonymous is read with the application code. */
async function bearerFor(context: StateContext, person: string | null): Promise<string> {
  const { mode, application } = context.profile;
  if (mode !== 'jwt' || person === null) return `App ${application.applicationCode}`;
  const own = context.values.get('externalUserId');
  context.values.set('externalUserId', person);
  try {
    return `Bearer ${await mintUsual('valid', context)}`;
  } finally {
    context.tokens.pop();
    if (own !== undefined) context.values.set('externalUserId', own);
  }
}

function personOverContact(context: StateContext, identifier: string): ApiCall | undefined {
  const { mode, application } = context.profile;
  const key = context.values.get('apiKey') ?? application.apiKey;
  if (mode !== 'contact-information-api' || key === undefined) return undefined;
  return contactCall(
    { applicationCode: application.applicationCode, authorization: `App ${key}` },
    { method: 'GET', path: '/people/2/persons', query: { identifier, type: 'EXTERNAL_ID' } },
  );
}

/** What can be read of another installation than the one that is called for. */
export async function readsBeside(
  context: StateContext,
  { pushRegistrationId, person }: Registered,
): Promise<readonly Read[]> {
  const code = `App ${context.profile.application.applicationCode}`;
  const bearer = await bearerFor(context, person);
  const contact = person === null ? undefined : personOverContact(context, person);
  return [
    { name: 'person', call: mobileCall('fetchUser', bearer, { pushRegistrationId, query: { ri: 'true' } }) },
    { name: 'installation', call: mobileCall('fetchInstallation', code, { pushRegistrationId }) },
    ...(contact === undefined ? [] : [{ name: 'contact', call: contact } as const]),
  ];
}

/** What can be read of an interaction's installation. `person`: whose it is, as far as that is known; null: anonymous. */
export async function readsFor(context: StateContext, person: string | null): Promise<readonly Read[]> {
  const pushRegistrationId = context.values.get('pushRegistrationId');
  if (pushRegistrationId === undefined || context.mode === undefined) return [];
  const code = `App ${context.profile.application.applicationCode}`;
  const fetch = mobileCall('fetchUser', await bearerFor(context, person), {
    pushRegistrationId,
    query: { ri: 'true' },
  });
  const contact = person === null ? undefined : personOverContact(context, person);
  const named = context.values.get('externalUserId');
  const other = named === undefined || named === person ? undefined : personOverContact(context, named);
  return [
    { name: 'person', call: fetch },
    { name: 'installation', call: mobileCall('fetchInstallation', code, { pushRegistrationId }) },
    ...(contact === undefined ? [] : [{ name: 'contact', call: contact } as const]),
    ...(other === undefined ? [] : [{ name: 'named', call: other } as const]),
  ];
}
