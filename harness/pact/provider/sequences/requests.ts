// The requests of a sequence: the same calls that SDKs and business backends make.
import { UNKNOWN_APPLICATION_CODE } from '../../../../contracts/interactions/parts.ts';
import type { Json } from '../../../../contracts/json.ts';
import type { SequenceCall, SequenceRequest } from '../../../../contracts/sequences/sequence.ts';
import { isJwtEndpoint } from '../../../../contracts/wire.ts';
import { type ApiCall, contactCall, mobileCall } from '../states/api-call.ts';
import { type StateContext, StateNotMet } from '../states/context.ts';
import { mintUsual } from '../states/tokens.ts';

const ENDPOINTS = {
  register: 'registerInstallation',
  fetchInstallation: 'fetchInstallation',
  fetchUser: 'fetchUser',
  saveUser: 'saveUser',
  personalize: 'personalize',
  depersonalize: 'depersonalize',
} as const;

function isContact(call: SequenceCall): call is 'fetchPerson' | 'changePerson' {
  return call === 'fetchPerson' || call === 'changePerson';
}

function apiKeyOf({ values, profile }: StateContext): string {
  const key = values.get('apiKey') ?? profile.application.apiKey;
  if (key !== undefined) return key;
  throw new StateNotMet('STATE_NOT_CONFIGURED', 'There is no key of the Contact Information API.');
}

async function goodFor({ call }: SequenceRequest, context: StateContext): Promise<string> {
  if (isContact(call)) return `App ${apiKeyOf(context)}`;
  const { mode, application } = context.profile;
  return mode === 'jwt' && isJwtEndpoint(ENDPOINTS[call])
    ? `Bearer ${await mintUsual('valid', context)}`
    : `App ${application.applicationCode}`;
}

/** A token with another signature of the right length. */
function resigned(token: string): string {
  const [header, claims, signature = ''] = token.split('.');
  const other = signature.replace(/./g, (one) => (one === 'A' ? 'B' : 'A'));
  return `${header}.${claims}.${other}`;
}

/** The Authorization header of a request; undefined: none. `next`: the person after the one that it is about. */
async function authorizationOf(
  request: SequenceRequest,
  context: StateContext,
  next: StateContext,
): Promise<string | undefined> {
  const { by } = request;
  if (typeof by === 'object') return `Bearer ${await mintUsual('bad', context, by.badToken)}`;
  switch (by) {
    case 'good':
      return goodFor(request, context);
    case 'code':
    case 'code-as-key':
      return `App ${context.profile.application.applicationCode}`;
    case 'unknown-code':
      return `App ${UNKNOWN_APPLICATION_CODE}`;
    case 'token-of-another':
      return `Bearer ${await mintUsual('valid', next)}`;
    case 'resigned':
      return `Bearer ${resigned(context.tokens.at(-1)?.value ?? (await mintUsual('valid', context)))}`;
    case 'other-code':
      return `App ${context.value('otherApplicationCode')}`;
    case 'none':
      return undefined;
  }
}

function bodyOf({ call }: SequenceRequest, firstName: string, person: string): Json | undefined {
  if (call === 'register') return {};
  if (call === 'saveUser') return { firstName };
  if (call === 'personalize')
    return { userIdentity: { externalUserId: person }, userAttributes: { firstName } };
  return undefined;
}

/**
 * Makes a request of a sequence. `persons`: the state of each person of it. `firstName`: what it saves.
 * @throws StateNotMet when there is nothing to authorise it with.
 */
export async function requestOf(
  request: SequenceRequest,
  persons: readonly StateContext[],
  firstName: string,
): Promise<ApiCall> {
  const context = persons[request.of];
  const next = persons[(request.of + 1) % persons.length];
  if (context === undefined || next === undefined)
    throw new RangeError(`There is no person ${request.of} in this sequence.`);
  const authorization = await authorizationOf(request, context, next);
  const person = context.value('externalUserId');
  const { call } = request;
  if (isContact(call))
    return contactCall(
      { applicationCode: context.profile.application.applicationCode, authorization },
      {
        method: call === 'fetchPerson' ? 'GET' : 'PATCH',
        path: '/people/2/persons',
        query: { identifier: person, type: 'EXTERNAL_ID' },
        ...(call === 'fetchPerson' ? {} : { body: { firstName } }),
      },
    );
  const body = bodyOf(request, firstName, person);
  return mobileCall(ENDPOINTS[call], authorization, {
    pushRegistrationId: context.value('pushRegistrationId'),
    ...(body === undefined ? {} : { body }),
  });
}
