// The Contact Information API of the mock backend.
import { expect, test } from '@playwright/test';
import type { Json } from '../../../contracts/json.ts';
import { calledWorld } from '../../testing/called-backend.ts';
import { contactInformation, isContactInformation } from './contact-information.ts';

const PERSONS = '/people/2/persons?type=EXTERNAL_ID&identifier=';

function business() {
  const called = calledWorld('contact-information-api');
  const { world, send } = called;
  const ask = (method: string, path: string, body?: Json, authorization = `App ${world.apiKey}`) =>
    send(method, path, {
      authorization,
      headers: { appcode: world.applicationCode },
      ...(body === undefined ? {} : { body }),
    });
  const refusal = async (method: string, path: string, body?: Json, authorization?: string) => {
    const answer = await ask(method, path, body, authorization);
    return [answer.status, answer.code, JSON.stringify(answer.body)];
  };
  return { ...called, ask, refusal };
}

test('what it refuses, and why', async () => {
  const { send, world, refusal, register } = business();
  const id = (await register()).split('/').at(-1) ?? '';
  const push = `/people/2/contactInformation/push/${id}`;
  const without = await send('GET', `${PERSONS}person-1`, { authorization: `App ${world.apiKey}` });
  expect([without.status, without.code]).toEqual([400, '48001']);
  expect(without.body).toEqual({ errorCode: 48_001, errorMessage: 'Application code missing' });
  const refused = (text: string) => expect.stringContaining(text);
  expect(await refusal('GET', `${PERSONS}person-1`, undefined, 'App other')).toEqual([
    401,
    'UNAUTHORIZED',
    refused('The API key is missing or unknown.'),
  ]);
  const nobody = [404, 'NOT_FOUND', refused('There is no such person.')];
  expect(await refusal('GET', `${PERSONS}nobody`)).toEqual(nobody);
  expect(await refusal('GET', '/people/2/persons')).toEqual(nobody);
  const nothing = [404, 'NOT_FOUND', refused('There is no such endpoint.')];
  expect(await refusal('GET', '/people/2/others?identifier=person-1')).toEqual(nothing);
  expect(await refusal('POST', `/x${push}/personalize`.replace('/x', '/people/2'))).toEqual(nothing);
  expect(await refusal('POST', `${push}/personalized`, {})).toEqual(nothing);
  expect(await refusal('GET', `${push}/depersonalize`)).toEqual(nothing);
  const unregistered = [404, 'NO_REGISTRATION', refused('There is no such registration.')];
  expect(await refusal('POST', `${push}x/depersonalize`)).toEqual(unregistered);
  const identity = [400, 'USER_IDENTITY_INVALID', refused('The user identity has no external user ID.')];
  for (const body of [
    {},
    { userIdentity: {} },
    { userIdentity: 'x' },
    { userIdentity: { externalUserId: 7 } },
    '[]',
    'x',
  ])
    expect(await refusal('POST', `${push}/personalize`, body), JSON.stringify(body)).toEqual(identity);
  const format = [400, 'REQUEST_FORMAT_INVALID', refused('The body is not a JSON object.')];
  for (const body of ['[]', '', '{', '"x"'])
    expect(await refusal('PATCH', `${PERSONS}person-1`, body), body).toEqual(format);
});

test('a person is read, replaced and changed, by either path', async () => {
  const { ask } = business();
  const body = async (method: string, path: string, sent?: Json) => (await ask(method, path, sent)).body;
  const ada = { externalId: 'person-1', firstName: 'Ada' };
  expect(await body('GET', `${PERSONS}person-1`)).toEqual(ada);
  expect(await body('PATCH', `${PERSONS}person-1`, { lastName: 'L' })).toEqual({ ...ada, lastName: 'L' });
  const contact = '/people/2/persons/contactInformation?identifier=person-1';
  expect(await body('PATCH', contact, { emails: ['a@b.c'] })).toMatchObject({
    lastName: 'L',
    emails: ['a@b.c'],
  });
  expect(await body('PUT', `${PERSONS}person-1`, { lastName: 'M' })).toEqual({
    externalId: 'person-1',
    lastName: 'M',
  });
  expect(await body('GET', `${PERSONS}person-1`)).toEqual({ externalId: 'person-1', lastName: 'M' });
});

test('an installation is personalized and depersonalized', async () => {
  const { ask, register, send, world } = business();
  const path = await register();
  const push = `/people/2/contactInformation/push/${path.split('/').at(-1)}`;
  const as = (externalUserId: string, more = {}) =>
    ask('POST', `${push}/personalize`, { userIdentity: { externalUserId }, ...more });
  expect((await as('person-2')).body).toEqual({ externalId: 'person-2', firstName: 'Ada' });
  expect((await as('person-2', { userAttributes: 'x' })).body).toEqual({
    externalId: 'person-2',
    firstName: 'Ada',
  });
  const { body } = await as('person-2', { userAttributes: { lastName: 'L' } });
  expect(body).toEqual({ externalId: 'person-2', firstName: 'Ada', lastName: 'L' });
  expect((await send('GET', `${path}/user`)).body).toMatchObject({
    externalUserId: 'person-2',
    lastName: 'L',
  });
  expect((await ask('POST', `${push}/depersonalize`)).status).toBe(204);
  expect((await send('GET', `${path}/user`)).body).toEqual({});
  expect(world.persons.get('person-2')?.data).toMatchObject({ lastName: 'L' });
});

test('a path that only holds one of an installation is none', () => {
  const { world } = business();
  const headers = { appcode: world.applicationCode, authorization: `App ${world.apiKey}` };
  const request = { method: 'POST', query: new URLSearchParams(), headers, body: {} };
  const path = '/before/people/2/contactInformation/push/x/depersonalize';
  expect(contactInformation(world, { ...request, path }).messageId).toBe('NOT_FOUND');
  expect([isContactInformation('/people/2/x'), isContactInformation(path)]).toEqual([true, false]);
});
