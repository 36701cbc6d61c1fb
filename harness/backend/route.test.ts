import { expect, test } from '@playwright/test';
import { methodOf, routeOf } from './route.ts';

const INSTANCE = '/mobile/1/appinstance';

test('a path with a registration names its endpoint, with or without a slash at its end', () => {
  for (const end of ['', '/']) {
    expect(routeOf('GET', `${INSTANCE}/x${end}`)).toEqual({
      endpoint: 'fetchInstallation',
      pushRegistrationId: 'x',
    });
    expect(routeOf('PATCH', `${INSTANCE}/x/user${end}`)).toEqual({
      endpoint: 'saveUser',
      pushRegistrationId: 'x',
    });
    expect(routeOf('POST', `${INSTANCE}${end}`)).toEqual({ endpoint: 'registerInstallation' });
  }
});

test('a registration is percent-decoded, and left as it is where that cannot be done', () => {
  expect(routeOf('GET', `${INSTANCE}/a%2Fb`)?.pushRegistrationId).toBe('a/b');
  expect(routeOf('GET', `${INSTANCE}/a%`)?.pushRegistrationId).toBe('a%');
});

test('anything else is no endpoint', () => {
  for (const path of [
    '/',
    '',
    '//',
    `${INSTANCE}//user`,
    `${INSTANCE}/x/nothing`,
    `/mobile/2/appinstance/x/user`,
  ])
    expect(routeOf('GET', path), path).toBeNull();
  expect(routeOf('DELETE', `${INSTANCE}/x`)).toBeNull();
  // As long as the prefix, and not it.
  expect(routeOf('GET', `${'/'.repeat(INSTANCE.length)}/x/user`)).toBeNull();
});

test('the method is overridden for a POST only', () => {
  const headers = { 'x-http-method-override': ' patch ' };
  expect(methodOf('POST', headers)).toBe('PATCH');
  expect(methodOf('GET', headers)).toBe('GET');
  expect(methodOf('post', {})).toBe('POST');
});
