import { expect, test } from '@playwright/test';
import { environment } from './environment.ts';

test('requests to other hosts go through the proxy, those to this machine do not', () => {
  const env = environment('http://127.0.0.1:9', { PATH: '/bin' });
  expect(env).toMatchObject({
    PATH: '/bin',
    HTTPS_PROXY: 'http://127.0.0.1:9',
    http_proxy: 'http://127.0.0.1:9',
  });
  expect(env['NO_PROXY']).toContain('127.0.0.1');
});

test("the user's own proxy is left alone", () => {
  const own = { https_proxy: 'http://proxy.example.test' };
  expect(environment('http://127.0.0.1:9', own)).toEqual(own);
  expect(environment(undefined, {})).toEqual({});
});
