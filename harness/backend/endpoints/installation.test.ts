// The endpoints of the installation, and those that an SDK asks at its start by itself.
import { expect, test } from '@playwright/test';
import { calledWorld } from '../../testing/called-backend.ts';

test('a registration answers with its ID under both names, and what was sent', async () => {
  const { send } = calledWorld('jwt');
  const { status, body } = await send('POST', '/mobile/1/appinstance', { body: { language: 'en' } });
  const { pushRegId } = body as { pushRegId: string };
  expect([status, body]).toEqual([201, { language: 'en', pushRegId, pushRegistrationId: pushRegId }]);
  for (const other of ['', '[]', '"x"', ' '])
    expect((await send('POST', '/mobile/1/appinstance', { body: other })).status, other).toBe(201);
});

test('an installation is saved by PATCH alone', async () => {
  const { send, register } = calledWorld('jwt');
  const path = await register();
  await send('PATCH', path, { body: { language: 'en' } });
  const { body } = await send('PATCH', path, { body: { isPrimaryDevice: true } });
  expect(body).toMatchObject({ language: 'en', isPrimaryDevice: true });
  expect((await send('PATCH', path, { body: '["x"]' })).body).toEqual(body);
  expect((await send('GET', path, { body: { language: 'de' } })).body).toEqual(body);
});

test('what changes nothing has an answer of its own', async () => {
  const { send, register } = calledWorld('jwt');
  const path = await register();
  const answers = [
    ['GET', '/mobile/1/baseurl', 200, { baseUrl: null }],
    ['GET', '/mobile/3/version', 200, { platformType: 'GCM', libraryVersion: '1.0.0', updateUrl: '' }],
    ['POST', '/mobile/5/messages', 200, { payloads: [] }],
    ['GET', `${path}/user/livechatinfo`, 200, {}],
    ['POST', `${path}/user/events/custom`, 204, undefined],
    ['POST', `${path}/user/events/session`, 204, undefined],
  ] as const;
  for (const [method, at, status, body] of answers) {
    const answer = await send(method, at);
    expect([at, answer.status, answer.body]).toEqual([at, status, body]);
    expect(answer.contentType).toBe('application/json');
  }
});
