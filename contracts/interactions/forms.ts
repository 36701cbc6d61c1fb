// The other ways in which published SDKs put a call on the wire. For the plain calls they are interactions of their own;
// an SDK may use them for every call of the operation.
import type { Interaction, PactRequest } from '../interaction.ts';
import { queryBoolean } from './parts.ts';

/** iOS asks for the registration's data with `rt` instead of `ri`. */
export function askingWithRt(request: PactRequest): PactRequest {
  return { ...request, query: { rt: queryBoolean('true') } };
}

/** iOS adds two query parameters to saveUser. */
export function withRiAndRt(request: PactRequest): PactRequest {
  return { ...request, query: { ...request.query, ri: queryBoolean('0'), rt: queryBoolean('0') } };
}

/** Android sends saveUser as POST and says which method it means. */
export function sentAsPost(request: PactRequest): PactRequest {
  return {
    ...request,
    method: 'POST',
    headers: { ...request.headers, 'X-HTTP-Method-Override': 'PATCH' },
  };
}

type Form = readonly [name: string, change: (request: PactRequest) => PactRequest];

const FORMS: Readonly<Partial<Record<string, readonly Form[]>>> = {
  init: [['asking with rt', askingWithRt]],
  saveUser: [
    ['with ri and rt in its query', withRiAndRt],
    ['sent as POST with X-HTTP-Method-Override', sentAsPost],
  ],
};

/** The other forms of an interaction that an SDK makes. */
export function otherForms<I extends Interaction>(interaction: I): readonly I[] {
  const forms = FORMS[interaction.sdk?.operation ?? ''] ?? [];
  return forms.map(([name, change]) => ({
    ...interaction,
    description: `${interaction.description}, ${name}`,
    request: change(interaction.request),
    otherFormOf: interaction.description,
  }));
}
