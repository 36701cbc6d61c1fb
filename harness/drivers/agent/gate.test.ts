import { expect, test } from '@playwright/test';
import { admit, type Knock } from './gate.ts';

const GATE = { token: 'secret', hosts: ['laptop.example'], origins: ['https://app.example'] };
const knock = (more: Partial<Knock> = {}) =>
  admit({ url: '/agent?token=secret&agent=a', host: '127.0.0.1:1', origin: undefined, ...more }, GATE);

test('the token of the run lets in, by the name of the agent', () => {
  expect(knock()).toEqual({ admitted: true, agent: 'a' });
});

for (const url of ['/agent', '/agent?token=', '/agent?token=secre', '/agent?token=Secret'])
  test(`${url} is turned away over the connection, so that the app can show why`, () => {
    expect(knock({ url })).toMatchObject({ admitted: false, close: true });
  });

for (const url of ['/', '/agents?token=secret', '/mobile/1/appinstance', undefined, '//['])
  test(`${url} is no place to dial in`, () => {
    expect(knock({ url })).toMatchObject({ http: 404 });
  });

for (const host of ['127.0.0.1:1', 'localhost:1', '10.0.2.2:1', '192.168.1.7', '[::1]:1', 'laptop.example:1'])
  test(`the host ${host} cannot be another machine's name`, () => {
    expect(knock({ host })).toMatchObject({ admitted: true });
  });

for (const host of ['evil.example', 'evil.example:1', '127.0.0.1.evil.example', undefined, '', 'a b'])
  test(`the host ${host} may have been made to resolve to this machine`, () => {
    expect(knock({ host, origin: host === undefined ? undefined : `http://${host}` })).toMatchObject({
      http: 403,
    });
  });

for (const origin of [
  'http://localhost:8081',
  'https://localhost',
  'ionic://localhost',
  'http://127.0.0.1:1',
  'https://app.example',
])
  test(`a page of ${origin} may dial in`, () => {
    expect(knock({ origin })).toMatchObject({ admitted: true });
  });

for (const origin of [
  'https://evil.example',
  'http://app.example',
  'https://app.example.evil.example',
  'null',
  'file://',
  '',
])
  test(`a page of "${origin}" may not, and the message says how to allow it`, () => {
    expect(knock({ origin })).toMatchObject({
      http: 403,
      why: expect.stringContaining(`--allow-origin ${origin}`),
    });
  });

test('React Native sends the address that it dials as its origin', () => {
  expect(knock({ host: '10.0.2.2:1', origin: 'http://10.0.2.2:1' })).toMatchObject({ admitted: true });
  expect(knock({ host: '10.0.2.2:1', origin: 'http://10.0.2.2:2' })).toMatchObject({ http: 403 });
});
