import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findChromium } from './chromium.ts';

const only =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

test('CHROMIUM_PATH goes before every other', () => {
  const found = findChromium(
    { CHROMIUM_PATH: '/mine', PATH: '/usr/bin' },
    '/own',
    only('/mine', '/own', '/usr/bin/chromium'),
  );
  expect(found).toEqual({ executablePath: '/mine', from: 'CHROMIUM_PATH' });
});

test("Playwright's own goes before the system's, and is left to Playwright to find", () => {
  expect(findChromium({ PATH: '/usr/bin' }, '/own', only('/own', '/usr/bin/chromium'))).toEqual({
    from: 'Playwright',
  });
});

test("the system's is found on the PATH, in any of its folders", () => {
  const path = join('/opt/bin', 'google-chrome');
  expect(findChromium({ PATH: '/usr/bin:/opt/bin' }, '/own', only(path))).toEqual({
    executablePath: path,
    from: 'system',
  });
});

test('none is null, and a relative folder of the PATH is not looked into', () => {
  expect(findChromium({ PATH: 'bin' }, undefined, only(join('bin', 'chromium')))).toBeNull();
});

test('a CHROMIUM_PATH that names nothing is refused, although another browser is there', () => {
  expect(() => findChromium({ CHROMIUM_PATH: '/gone', PATH: '/usr/bin' }, '/own', only('/own'))).toThrow(
    expect.objectContaining({ code: 'CHROMIUM_PATH_INVALID' }),
  );
});
